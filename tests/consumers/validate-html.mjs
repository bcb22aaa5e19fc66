// Validates pages with html-validate: reads a JSON array of HTML texts from the standard input, and writes for each an
// array of what is wrong with it.
import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:a11y"],
  rules: {
    "long-title": "off", // the author's own
    "no-inline-style": "error",
    "attribute-boolean-style": "off", // as browsers write it
    "attribute-empty-style": "off",
  },
});

const texts = JSON.parse(readFileSync(0, "utf8"));
const reports = await Promise.all(texts.map((text) => validator.validateString(text)));
const said = reports.map(({ results }) =>
  results.flatMap(({ messages }) => messages.map((each) => `${each.ruleId}: ${each.message} (${each.selector})`)),
);
process.stdout.write(JSON.stringify(said));
