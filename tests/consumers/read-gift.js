// Reads GIFT texts, each a line of JSON, and answers each with a line: {questions} or {error}.
const { parse } = require("gift-pegjs");
const lines = require("node:readline").createInterface({ input: process.stdin });

lines.on("line", (line) => {
  let answer;
  try {
    answer = { questions: parse(JSON.parse(line)) };
  } catch (error) {
    answer = { error: String(error.message) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
});
