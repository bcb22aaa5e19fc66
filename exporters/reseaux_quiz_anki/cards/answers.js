// Grades typed answers, as `reseaux_quiz.grading` does. RULES contains the rules as data, from `folding`, `quantities`,
// `amounts` and `grading`; the tests run the same examples through both.

const spoken = (language) => language.split("-")[0].toLowerCase();
const whole = (pattern, text) => new RegExp(`^(?:${pattern})$`, "s").exec(text);
const replaced = (steps, text) => steps.reduce((soFar, [from, to]) => soFar.replace(new RegExp(from, "g"), to), text);

// --- words: `folding` ------------------------------------------------------------------------------------

const fold = (text, strict, language) => {
  if (strict.includes("exact")) return text.normalize("NFC").split(/\s+/).filter(Boolean).join(" ");
  const plain = replaced(RULES.raised, text).normalize("NFKD");
  const steps = RULES.steps.filter(
    ([, , unless, languages]) =>
      !strict.includes(unless) && (!languages.length || languages.includes(spoken(language))),
  );
  return replaced(steps, strict.includes("case") ? plain : plain.toLowerCase());
};

const oneSlip = (some, others) => {
  const [one, other] = some.length > others.length ? [others, some] : [some, others];
  const rest = (word, start) => word.slice(start).join("");
  let start = one.findIndex((letter, at) => letter !== other[at]);
  if (start < 0) start = one.length;
  if (one.length < other.length) return rest(one, start) === rest(other, start + 1);
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start];
  return rest(one, start + 1) === rest(other, start + 1) || (swapped && rest(one, start + 2) === rest(other, start + 2));
};

const oneWordApart = (typed, expected, acronyms) => {
  const others = expected.split(" ").filter(Boolean);
  const pairs = typed.split(" ").filter(Boolean).map((word, at) => [word, others[at]]);
  const wrong = pairs.filter(([one, other]) => one !== other);
  if (wrong.length !== 1 || acronyms.includes(wrong[0][1]) || /[0-9]/.test(wrong[0].join(""))) return false;
  const [one, other] = wrong[0].map((word) => [...word]);
  return Math.min(one.length, other.length) >= 6 && oneSlip(one, other);
};

const near = (response, answer, strict, language) => {
  if (strict.includes("exact")) return false;
  const [typed, expected] = [response, answer].map((text) => fold(text, strict, language));
  const initials = (folded) => folded.split(" ").filter(Boolean).map((word) => [...word][0]).join(" ");
  if (typed === expected || initials(typed) !== initials(expected)) return false;
  const acronyms = (answer.match(/\b[A-Z]{2,}\b/g) || []).map((word) => fold(word, [], language));
  if (oneWordApart(typed, expected, acronyms)) return true;
  if (strict.includes("plural") || !["fr", "en"].includes(spoken(language))) return false;
  const inflected = [response, answer].map((text) => fold(text, [...strict, "plural"], language));
  if (oneWordApart(...inflected, acronyms)) return true;
  return spoken(language) === "fr" && replaced(RULES.slips, typed) === replaced(RULES.slips, expected);
};

const surrounds = (response, accepted, rejected, strict, language) => {
  const wordsOf = (text) => fold(text, strict, language).split(new RegExp(RULES.breaks)).filter(Boolean);
  const words = wordsOf(response);
  const spans = (answer) => {
    const wanted = wordsOf(answer);
    if (!wanted.some((word) => new RegExp(RULES.wordy).test(word))) return [];
    return words
      .map((word, start) => [start, start + wanted.length])
      .filter(([start, end]) => end <= words.length && wanted.every((word, at) => word === words[start + at]));
  };
  const right = accepted.flatMap(spans);
  const inside = ([first, last]) =>
    right.some(([start, end]) => start <= first && last <= end && end - start > last - first);
  return right.length > 0 && rejected.flatMap(spans).every(inside);
};

// The closest of several answers with the same folded form as the response.
const takenFor = (data, typed, language) => {
  const alike = (answers, strict) => {
    const folded = fold(typed, strict, language);
    return answers.filter(({ text }) => fold(text, strict, language) === folded);
  };
  const answers = [...data.answers.map((text) => ({ text, right: true })), ...data.rejected];
  let found = alike(answers, data.strict);
  if (found.some((each) => each.right) && !found.every((each) => each.right)) {
    RULES.closer.forEach((closer) => {
      const closest = alike(found, [...data.strict, ...closer]);
      if (closest.length) found = closest;
    });
  }
  return found[0];
};

const gradeText = (data, typed) => {
  const language = data.language || "fr";
  const found = takenFor(data, typed, language);
  if (found) return found.right ? { score: 1 } : { score: 0, remark: found.remark };
  if (data.answers.some((answer) => near(typed, answer, data.strict, language))) return { score: 0, doubt: "spelling" };
  const rejected = data.rejected.map(({ text }) => text);
  return surrounds(typed, data.answers, rejected, data.strict, language) ? { score: 0, doubt: "words" } : { score: 0 };
};

// --- numbers: `quantities` and `amounts` -----------------------------------------------------------------

const conventions = (language) => (spoken(language) === "en" ? "en" : "");
const ratio = (over, under = 1n) => ({ over, under });
const times = (one, other) => ratio(one.over * other.over, one.under * other.under);
const distance = (one, other) => {
  const off = one.over * other.under - other.over * one.under;
  return ratio(off < 0n ? -off : off, one.under * other.under);
};

const valueOf = (text, language) => {
  const found = whole(RULES.patterns[conventions(language)].number, text.trim());
  if (!found) return null;
  const { sign, over, under, ...parts } = found.groups;
  const signed = sign && sign !== "+" ? -1n : 1n;
  if (over) return BigInt(under) ? ratio(signed * BigInt(over), BigInt(under)) : null;
  const digits = parts.dotted || parts.commaed || parts.plain || "1";
  const behind = parts.afterDotted || parts.afterCommaed || parts.afterPlain || "";
  const power = parts.e || parts.timesPower || parts.timesRaised || parts.barePower || parts.bareRaised || "0";
  const exponent = Number(power.normalize("NFKC").replace("\u2212", "-")) - behind.length;
  const number = signed * BigInt(digits.replace(/[^0-9]/g, "") + behind);
  return exponent < 0 ? ratio(number, 10n ** BigInt(-exponent)) : ratio(number * 10n ** BigInt(exponent));
};

const unitOf = (text, language) => {
  const [first, ...rest] = text.trim().split(" ");
  const scale = RULES.scales[conventions(language)][first.toLowerCase()];
  return scale ? { scale: BigInt(scale), name: rest.join(" ").trim() } : { scale: 1n, name: text.trim() };
};

const unitName = (name, language) => {
  const [first, ...rest] = fold(name, [], language).replace(/\^/g, "").split(" ");
  return [Object.hasOwn(RULES.symbols, first) ? RULES.symbols[first] : first, ...rest].join(" ");
};

const readNumber = (data, typed) => {
  const language = data.language || "fr";
  const about = data.about || "";
  const { amounts } = RULES;
  const due = unitOf(data.unit, language);
  const name = unitName(due.name, language);
  const isFactor = due.scale === 1n && RULES.factors.includes(name);
  const isGiven = (text) =>
    about.replace(/ /g, "").includes(fold(text, [], language).replace(/ /g, ""));

  const inDigits = (text) => {
    const lowered = text.toLowerCase();
    const multiple = whole(amounts.multiple, lowered);
    if (multiple && isFactor && Object.hasOwn(RULES.multiples, multiple[1])) return `${RULES.multiples[multiple[1]]}`;
    const word = whole(amounts.word, lowered);
    const numbers = RULES.numbers[spoken(language)] || {};
    if (!word || !Object.hasOwn(numbers, word[1])) return text;
    return `${numbers[word[1]]}${text.slice(word[1].length)}`;
  };

  const hoursOf = (text) => {
    const clock = whole(amounts.duration, text.toLowerCase());
    if (clock) return ratio(BigInt(clock[1]) * 60n + BigInt(clock[2]), 60n);
    const half = whole(amounts.half, text.toLowerCase());
    return half && ratio(BigInt(half[1]) * 4n + (half[2] === "quart" ? 1n : 2n), 4n);
  };

  const isOf = (text, scaled) => {
    const called = unitName(text, language);
    if (called === name) return true;
    const folded = fold(text, [], language);
    if (RULES.howMany.some((asked) => about.includes(` ${asked}${folded} `))) return true;
    let behind = folded;
    if (called.startsWith(`${name} `) && whole(amounts.of, called.slice(name.length + 1))) {
      behind = called.slice(name.length + 1);
    } else if (!scaled || name) return false;
    const words = new RegExp(amounts.words, "g");
    const said = [...(about.match(words) || []), "de", "des", "du", "of", "the"];
    const found = behind.match(words) || [];
    return found.length > 0 && found.every((word) => said.includes(word));
  };

  // A number without unit is tried in the question's unit, then in full.
  const scalesOf = (text) => {
    if (!text) return [due.scale, 1n];
    const unit = unitOf(text, language);
    if (["", name].includes(unitName(unit.name, language))) return [unit.scale];
    if (isFactor && whole(amounts.times, text.toLowerCase())) return [1n];
    const short = whole(amounts.short, text);
    if (short) {
      const rest = short[2] || short[3] || "";
      if (rest ? isOf(rest, true) : due.scale > 1n || !name) return [BigInt(RULES.short[short[1]])];
    }
    return isOf(unit.name, unit.scale > 1n) ? [unit.scale] : [];
  };

  const partOfWhole = (number) => {
    const [over, under] = number.replace("\u2044", "/").split("/").map((text) => text.trim());
    if (!under || !/^[0-9]+$/.test(under) || isFactor || due.scale !== 1n) return [];
    const part = valueOf(over, language);
    return part && about.includes(` ${fold(`${under} ${data.unit}`, [], language)} `) ? [part] : [];
  };

  const trimmed = typed.trim().replace(new RegExp(amounts.around, "g"), "");
  const bare = trimmed.replace(new RegExp(amounts.factor), "");
  const marked = bare !== trimmed;
  if (marked && !isFactor) return { doubt: "unit" };
  const text = inDigits(bare);
  const hours = name === "h" && due.scale === 1n ? hoursOf(text) : null;
  if (hours) return isGiven(text) ? { doubt: "unit" } : { values: [hours] };
  const found = whole(RULES.patterns[""].quantity, text.trim());
  if (!found) return { doubt: "number" };
  const { number, unit } = found.groups;
  if (whole(RULES.patterns[conventions(language)].ambiguous, number.trim())) return { doubt: "ambiguous" };
  const value = valueOf(number, language);
  if (!value || (number.includes("/") && !data.number.includes("/") && isGiven(number))) return { doubt: "number" };
  const scales = marked && !unit ? [1n] : scalesOf(unit);
  if (!scales.length) return { doubt: "unit" };
  return { values: [...scales.map((scale) => times(value, ratio(scale))), ...partOfWhole(number)] };
};

const gradeNumber = (data, typed) => {
  const { values, doubt } = readNumber(data, typed);
  if (doubt) return { score: 0, doubt };
  const scale = ratio(unitOf(data.unit, data.language || "fr").scale);
  const [answer, tolerance] = [data.number, data.tolerance].map((text) => times(valueOf(text, "en"), scale));
  const right = values.some((value) => {
    const off = distance(value, answer);
    return off.over * tolerance.under <= tolerance.over * off.under;
  });
  return { score: right ? 1 : 0 };
};

const gradeTyped = (data, typed) => (data.answers ? gradeText(data, typed) : gradeNumber(data, typed));
