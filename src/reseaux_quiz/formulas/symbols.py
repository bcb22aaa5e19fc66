"""TeX commands for signs, letters and spaces, and Unicode's styled letters."""

import unicodedata

from reseaux_quiz.formulas.tree import Kind, Variant


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


ITALIC = _pairs("""
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ
    mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ
    psi ψ omega ω ell ℓ imath ı jmath ȷ
""")
UPRIGHT = _pairs("""
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇
    emptyset ∅ varnothing ∅ hbar ℏ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ angle ∠ measuredangle ∡ triangle △ square □ Box □
    blacksquare ■ lozenge ◊ Diamond ◇ diamondsuit ♢ heartsuit ♡ clubsuit ♣ spadesuit ♠ sharp ♯ flat ♭ natural ♮
    ldots … dots … dotsc … dotso … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ top ⊤ bot ⊥ forall ∀ exists ∃
    nexists ∄ euro € degree ° pounds £ yen ¥ S § P ¶ copyright © checkmark ✓ bigstar ★ complement ∁ mho ℧ eth ð
""")

_KINDS = {
    Kind.ORDINARY: _pairs("""
        prime ′ backprime ‵ neg ¬ lnot ¬ surd √ backslash ∖ vert | Vert ‖ | ‖ % % $ $ # # & & _ _ lq ‘ rq ’
    """),
    Kind.BINARY: _pairs("""
        times × cdot · centerdot · div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • cup ∪ cap ∩ uplus ⊎ sqcup ⊔ sqcap ⊓
        setminus ∖ smallsetminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ dagger †
        ddagger ‡ amalg ⨿ wr ≀ bigtriangleup △ triangleleft ◁ triangleright ▷ barwedge ⊼ veebar ⊻ ltimes ⋉ rtimes ⋊
    """),
    Kind.RELATION: _pairs("""
        leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥ geqslant ⩾ neq ≠ ne ≠ lt < gt > ll ≪ gg ≫ approx ≈ simeq ≃ sim ∼ cong ≅
        equiv ≡ propto ∝ varpropto ∝ doteq ≐ triangleq ≜ asymp ≍ approxeq ≊ lesssim ≲ gtrsim ≳ prec ≺ succ ≻ preceq ⪯
        succeq ⪰ in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ supsetneq ⊋ nsubseteq ⊈
        nsupseteq ⊉ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ therefore ∴ because ∵
        to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← longleftarrow ⟵ leftrightarrow ↔ longleftrightarrow ⟷
        mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓ updownarrow ↕ nearrow ↗ searrow ↘
        swarrow ↙ nwarrow ↖ Rightarrow ⇒ Longrightarrow ⟹ implies ⟹ Leftarrow ⇐ Longleftarrow ⟸ impliedby ⟸
        Leftrightarrow ⇔ Longleftrightarrow ⟺ iff ⟺ Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ rightleftharpoons ⇌
        leftrightharpoons ⇋ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ leftharpoondown ↽ rightleftarrows ⇄
        leftrightarrows ⇆ nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ nLeftrightarrow ⇎ leadsto ⇝ rightsquigarrow ⇝
        nless ≮ ngtr ≯ nleq ≰ ngeq ≱ ncong ≇ smile ⌣ frown ⌢ bowtie ⋈ vartriangleleft ⊲ vartriangleright ⊳
        trianglelefteq ⊴ trianglerighteq ⊵ coloneqq ≔ between ≬ gtreqless ⋛ lesseqgtr ⋚ colon :
    """),
    Kind.OPEN: _pairs("{ { lbrace { lbrack [ langle ⟨ lfloor ⌊ lceil ⌈ lvert | lVert ‖ lparen ( lgroup ⟮"),
    Kind.CLOSE: _pairs("} } rbrace } rbrack ] rangle ⟩ rfloor ⌋ rceil ⌉ rvert | rVert ‖ rparen ) rgroup ⟯"),
    Kind.LARGE: _pairs("""
        sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ intop ∫ bigcup ⋃ bigcap ⋂ bigsqcup ⨆ bigvee ⋁ bigwedge ⋀
        bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄
    """),
}  # fmt: skip
OPERATORS = {name: (sign, kind) for kind, signs in _KINDS.items() for name, sign in signs.items()}

_TYPED = {
    Kind.ORDINARY: '!°%€/|′″‴@"’?.¬√§£∣‖',
    Kind.BINARY: "+−×÷·±∓∗⋅∪∩∖∧∨⊕⊗∘•",
    Kind.RELATION: "=<>≤≥≠≈≃≡∼∝∈∉∋⊂⊆⊄⊃⊇→←↔⇒⇐⇔↦⟶⟵⇌⟹⟺⊥∥⩽⩾:",
    Kind.PUNCTUATION: ",;",
    Kind.OPEN: "([⟨⌊⌈«",
    Kind.CLOSE: ")]⟩⌋⌉»",
    Kind.LARGE: "∑∏∫∬∮⋃⋂",
}
TYPED = {sign: kind for kind, signs in _TYPED.items() for sign in signs}
"""The kinds of operators that are typed as such."""

INTEGRALS = frozenset("∫∬∭∮")
"""Large operators with their bounds beside them."""

FUNCTIONS = frozenset(
    [
        "sin",
        "cos",
        "tan",
        "cot",
        "sec",
        "csc",
        "arcsin",
        "arccos",
        "arctan",
        "sinh",
        "cosh",
        "tanh",
        "coth",
        "ln",
        "log",
        "exp",
        "lg",
        "arg",
        "deg",
        "dim",
        "hom",
        "ker",
    ]
)
LIMIT_FUNCTIONS = {name: name for name in ["lim", "max", "min", "sup", "inf", "det", "gcd", "Pr"]} | {
    "limsup": "lim sup", "liminf": "lim inf", "injlim": "inj lim", "projlim": "proj lim",
}  # fmt: skip

SPACES = {
    ",": 1 / 6, "thinspace": 1 / 6, ":": 2 / 9, ">": 2 / 9, "medspace": 2 / 9, ";": 5 / 18, "thickspace": 5 / 18,
    " ": 1 / 4, "\n": 1 / 4, "nobreakspace": 1 / 4, "space": 1 / 4, "enspace": 1 / 2, "quad": 1.0, "qquad": 2.0,
    "hfill": 1.0,
    "!": -1 / 6, "negthinspace": -1 / 6,
}  # fmt: skip

VARIANTS = {
    "mathrm": Variant.UPRIGHT, "mathup": Variant.UPRIGHT, "mathnormal": Variant.ITALIC, "mathit": Variant.ITALIC,
    "mathbf": Variant.BOLD, "boldsymbol": Variant.BOLD_ITALIC, "pmb": Variant.BOLD_ITALIC,
    "mathbb": Variant.DOUBLE_STRUCK, "Bbb": Variant.DOUBLE_STRUCK, "mathcal": Variant.SCRIPT,
    "mathscr": Variant.SCRIPT, "mathfrak": Variant.FRAKTUR, "mathsf": Variant.SANS, "mathtt": Variant.MONO,
}  # fmt: skip
SWITCHES = {
    "rm": Variant.UPRIGHT, "it": Variant.ITALIC, "bf": Variant.BOLD, "cal": Variant.SCRIPT, "sf": Variant.SANS,
    "tt": Variant.MONO,
}  # fmt: skip
TEXTS = {
    "text": Variant.UPRIGHT, "textrm": Variant.UPRIGHT, "textup": Variant.UPRIGHT, "textnormal": Variant.UPRIGHT,
    "mbox": Variant.UPRIGHT, "hbox": Variant.UPRIGHT, "textbf": Variant.BOLD, "textit": Variant.ITALIC,
    "textsf": Variant.SANS, "texttt": Variant.MONO,
}  # fmt: skip

ACCENTS = {
    "hat": "\u0302", "check": "\u030c", "tilde": "\u0303", "acute": "\u0301", "grave": "\u0300", "dot": "\u0307",
    "ddot": "\u0308", "dddot": "\u20db", "breve": "\u0306", "bar": "\u0305", "vec": "\u20d7", "mathring": "\u030a",
}  # fmt: skip
WIDE_ACCENTS = {
    "widehat": "\u0302", "widetilde": "\u0303", "overline": "\u0305", "overrightarrow": "\u20d7",
    "overleftarrow": "\u20d6", "overleftrightarrow": "\u20e1", "overbrace": "⏞", "overparen": "⏜",
}  # fmt: skip
UNDER_ACCENTS = {"underline": "\u0332", "underbrace": "⏟", "underparen": "⏝", "underrightarrow": "\u20ef"}
PRIMES = frozenset("′″‴")
BRACKETS = frozenset("⏞⏟⏜⏝")

ARROWS = {
    "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒", "xLeftarrow": "⇐",
    "xLeftrightarrow": "⇔", "xmapsto": "↦", "xrightleftharpoons": "⇌",
}  # fmt: skip
LONG = dict(zip("→←↔⇒⇐⇔↦", "⟶⟵⟷⟹⟸⟺⟼", strict=True))
"""Arrows with room for text above or below them."""
SIGNS = frozenset("+−±∓")
"""Operators that are signs at the start of an expression."""

_NAMES = {
    Variant.BOLD: "BOLD", Variant.BOLD_ITALIC: "BOLD ITALIC", Variant.DOUBLE_STRUCK: "DOUBLE-STRUCK",
    Variant.SCRIPT: "SCRIPT", Variant.FRAKTUR: "FRAKTUR", Variant.SANS: "SANS-SERIF", Variant.MONO: "MONOSPACE",
}  # fmt: skip
# Letters that Unicode already had, so that the mathematical alphabets have gaps there.
_OLDER = {
    Variant.DOUBLE_STRUCK: dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
    Variant.SCRIPT: dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    Variant.FRAKTUR: dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
}


def styled(text: str, variant: Variant) -> str:
    """Return a text in Unicode's styled letters; characters without a styled form stay as they are."""
    if variant not in _NAMES:
        return text
    return "".join(_styled(character, variant) for character in text)


def _styled(character: str, variant: Variant) -> str:
    if older := _OLDER.get(variant, {}).get(character):
        return older
    name = unicodedata.name(character, "")
    for word, made in (("LATIN ", ""), ("GREEK ", ""), ("DIGIT ", "DIGIT ")):
        if name.startswith(word):
            rest = name.removeprefix(word).replace(" LETTER", "")
            try:
                return unicodedata.lookup(f"MATHEMATICAL {_NAMES[variant]} {made}{rest}")
            except KeyError:
                return character
    return character
