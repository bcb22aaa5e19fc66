// Grades responses with the grader of `reseaux_quiz.browser`, whose modules are in the folder given. Reads a JSON array
// of [kind, key, response] from the standard input, and writes an array of what each is worth.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const grading = await import(pathToFileURL(`${process.argv[2]}/grading.js`).href);

const grade = ([kind, key, response]) => {
  if (kind === "choice") return { score: grading.gradeChoice(key, response) };
  if (kind === "typed") return grading.gradeTyped(key, response);
  const marks = grading.marksOf(key, response);
  return { score: grading.shareOf(marks), marks };
};

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(grade)));
