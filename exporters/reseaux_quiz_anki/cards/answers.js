// Grades what was typed, as `reseaux_quiz.grading` does. RULES has the rules as data, from `folding` and
// `quantities`; the tests run the same examples through both.

const fold = (text, strict) => {
  let folded = text.normalize("NFKD");
  if (!strict.includes("case")) folded = folded.toLowerCase();
  const steps = strict.includes("accents") ? RULES.stepsWithAccents : RULES.steps;
  return steps.reduce((so_far, [pattern, to]) => so_far.replace(new RegExp(pattern, "g"), to), folded);
};

const matches = (name, text) => new RegExp(`^(?:${RULES.patterns[name]})$`).exec(text.trim());

// A decimal number is a whole number of BigInt and how many of its digits stand behind the comma.
const decimal = (text) => {
  const found = matches("number", text);
  if (!found) return null;
  const behind = found[3] || "";
  const whole = BigInt(found[2].replace(/[^0-9]/g, "") + behind);
  return { whole: found[1] && found[1] !== "+" ? -whole : whole, digits: behind.length };
};

const raised = (number, digits) => number.whole * 10n ** BigInt(digits - number.digits);

const unitOf = (text) => {
  const [first, ...rest] = text.trim().split(" ");
  const scale = RULES.scales[first.toLowerCase()];
  return scale ? { scale: BigInt(scale), name: rest.join(" ").trim() } : { scale: 1n, name: text.trim() };
};

const gradeText = (data, typed) => {
  const folded = fold(typed, data.strict);
  if (data.answers.some((answer) => fold(answer, data.strict) === folded)) return { score: 1 };
  const miss = data.rejected.find((each) => fold(each.text, data.strict) === folded);
  return { score: 0, remark: miss && miss.remark };
};

const gradeNumber = (data, typed) => {
  const found = matches("quantity", typed);
  if (!found) return { score: 0, doubt: "number" };
  if (matches("ambiguous", found[1])) return { score: 0, doubt: "ambiguous" };
  const number = decimal(found[1]);
  if (!number) return { score: 0, doubt: "number" };
  const due = unitOf(data.unit);
  const unit = unitOf(found[2]);
  if (found[2] && !["", fold(due.name, [])].includes(fold(unit.name, []))) return { score: 0, doubt: "unit" };
  // A bare number is tried in the question's unit, then in full.
  const scales = found[2] ? [unit.scale] : [due.scale, 1n];
  const [answer, tolerance] = [decimal(data.number), decimal(data.tolerance)];
  const digits = Math.max(number.digits, answer.digits, tolerance.digits);
  const right = scales.some((scale) => {
    const off = raised(number, digits) * scale - raised(answer, digits) * due.scale;
    return (off < 0n ? -off : off) <= raised(tolerance, digits) * due.scale;
  });
  return { score: right ? 1 : 0 };
};

const gradeTyped = (data, typed) => (data.answers ? gradeText(data, typed) : gradeNumber(data, typed));
