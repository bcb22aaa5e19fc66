r"""A formula in TeX → text that can be read on paper: « $\frac{a}{b} \times 100$ » → « a/b × 100 »."""

import re

_SYMBOLS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "neq": "≠", "ne": "≠", "approx": "≈", "simeq": "≃", "equiv": "≡", "sim": "∼", "infty": "∞", "sum": "∑",
    "prod": "∏", "int": "∫", "partial": "∂", "in": "∈", "notin": "∉", "subset": "⊂", "cup": "∪", "cap": "∩",
    "emptyset": "∅", "forall": "∀", "exists": "∃", "to": "→", "rightarrow": "→", "leftarrow": "←", "mapsto": "↦",
    "Rightarrow": "⇒", "Leftrightarrow": "⇔", "implies": "⇒", "iff": "⇔", "dots": "…", "ldots": "…", "cdots": "⋯",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ",
    "Omega": "Ω", "euro": "€", "quad": " ", "qquad": " ", "left": "", "right": "", "displaystyle": "",
    "limits": "", "lbrace": "{", "rbrace": "}", "prime": "′", "circ": "°", "mathbb{R}": "ℝ", "ell": "ℓ",
}  # fmt: skip
_HIGH = dict(zip("0123456789+-=()nx", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿˣ", strict=True))
_LOW = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))

_MARKS = {"^": "\ufdd1", "_": "\ufdd2"}
_BRACES = {"\ufdd3": "{", "\ufdd4": "}"}
_PLAIN = {ord(mark): plain for plain, mark in _MARKS.items()} | {ord(mark): plain for mark, plain in _BRACES.items()}

_MAX_DEPTH = 20

_WORDS = re.compile(r"\\(?:text|textrm|textbf|textit|mathrm|mathbf|mathit|mathcal|operatorname|mbox)\s*\{([^{}]*)\}")
_FRACTION = re.compile(r"\\[dt]?frac\s*(?:\{([^{}]*)\}|(\w))\s*(?:\{([^{}]*)\}|(\w))")
_ROOT = re.compile(r"\\sqrt\s*(?:\[([^][]*)\])?\s*(?:\{([^{}]*)\}|(\w))")
_RAISED = re.compile(r"([\^_])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s{}\\^_]))")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_ESCAPED = re.compile(r"\\([%$&#_])")
_SPACING = re.compile(r"\\[,;:! ]|~")


def readable(tex: str) -> str:
    """Write a formula in one line: symbols, fractions with a slash, exponents raised where Unicode has them."""
    text = _SPACING.sub(" ", _WORDS.sub(r"\1", tex)).replace(r"\\", " ; ")
    text = text.replace(r"\{", "\ufdd3").replace(r"\}", "\ufdd4")
    for _level in range(_MAX_DEPTH):  # from the innermost braces outwards
        before = text
        text = _ROOT.sub(_root, _FRACTION.sub(_fraction, _RAISED.sub(_raise, text)))
        if text == before:
            break
    text = _COMMAND.sub(lambda found: _SYMBOLS.get(found[1], found[1]), _ESCAPED.sub(r"\1", text))
    return " ".join(
        text.replace("{", "").replace("}", "").replace("\\", "").replace("-", "\u2212").translate(_PLAIN).split()
    )


def _grouped(text: str) -> str:
    """Put what is more than one term into parentheses."""
    text = text.strip()
    return text if re.fullmatch(r"\\?[\w.,%° \ufdd1\ufdd2]*", text) else f"({text})"


def _fraction(found: re.Match[str]) -> str:
    above, below = found[1] if found[1] is not None else found[2], found[3] if found[3] is not None else found[4]
    return f"{_grouped(above)}/{_grouped(below)}"


def _root(found: re.Match[str]) -> str:
    inside = found[2] if found[2] is not None else found[3]
    sign = {None: "√", "3": "∛", "4": "∜"}.get(found[1], f"{found[1]}√")
    return sign + (inside if len(inside) == 1 or inside.isdigit() else f"({inside.strip()})")


def _raise(found: re.Match[str]) -> str:
    inside = found[2] if found[2] is not None else found[3]
    table = _HIGH if found[1] == "^" else _LOW
    if inside and all(character in table for character in inside):
        return "".join(table[character] for character in inside)
    if inside in (r"\circ", r"\prime"):
        return _SYMBOLS[inside[1:]]
    # A mark of its own while the loop runs, which would find the plain one again.
    mark = _MARKS[found[1]]
    return mark + (inside if len(inside) == 1 or inside.startswith("\\") else f"({inside})")
