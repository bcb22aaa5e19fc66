"""French and other names that authors type for keys and values, and what they mean: for the remedy in a fault."""

import unicodedata
from collections.abc import Iterable

_MEANT = {
    # types
    "qcm": "single_choice", "qcu": "single_choice", "choix unique": "single_choice",
    "choix multiple": "multiple_choice", "choix multiples": "multiple_choice", "mcq": "single_choice",
    "vrai faux": "true_false", "vrai ou faux": "true_false",
    "true false": "true_false", "true or false": "true_false",
    "boolean": "true_false", "multichoice": "single_choice", "vf": "true_false",
    "reponse courte": "short_answer", "numerique": "numerical",
    "nombre": "numerical number", "calcul": "numerical", "appariement": "matching", "association": "matching",
    "associations": "matching", "classement": "ordering", "ordonnancement": "ordering", "texte a trous": "cloze",
    "trous": "cloze", "redaction": "essay", "composition": "essay", "question ouverte": "essay",
    "reponse longue": "essay", "carte": "flashcard", "carte memoire": "flashcard", "flash card": "flashcard",
    "question a choix unique": "single_choice", "choix simple": "single_choice", "une seule reponse": "single_choice",
    "question a choix multiple": "multiple_choice", "question a choix multiples": "multiple_choice",
    "question courte": "short_answer", "question a reponse courte": "short_answer", "relier": "matching",
    "apparier": "matching", "appariements": "matching", "remise en ordre": "ordering", "mise en ordre": "ordering",
    "ordonner": "ordering", "classer": "ordering", "texte lacunaire": "cloze", "lacunaire": "cloze",
    "gap fill": "cloze", "fill in the blank": "cloze", "fill in the blanks": "cloze", "dissertation": "essay",
    "ouverte": "essay", "open": "essay", "open question": "essay", "question redactionnelle": "essay",
    "cartes": "flashcard", "flashcards": "flashcard",
    # keys
    "question": "prompt", "enonce": "prompt", "consigne": "prompt", "intitule": "prompt", "recto": "prompt",
    "verso": "answer", "reponse": "answer answers model_answer", "bonne reponse": "answer answers",
    "solution": "answer",
    "reponses": "answers", "bonnes reponses": "answers", "propositions": "distractors", "options": "distractors",
    "distracteurs": "distractors", "leurres": "distractors", "choices": "distractors", "wrong answers": "distractors",
    "incorrect answers": "distractors", "correct answer": "answer answers", "correct answers": "answers",
    "correct": "answer answers", "mauvaises reponses": "distractors",
    "reponses fausses": "distractors", "choix": "distractors", "explication": "explanation feedback",
    "justification": "explanation", "correction": "explanation", "indice": "hint", "aide": "hint",
    "difficulte": "difficulty", "niveau": "difficulty", "etiquettes": "tags tag", "mots cles": "tags tag",
    "bareme": "points", "annee": "as_of", "unite": "unit", "tolerance": "tolerance",
    "marge": "tolerance", "paires": "pairs", "couples": "pairs", "elements": "items", "texte": "text prompt",
    "corrige": "model_answer explanation", "reponse modele": "model_answer", "reponse attendue": "model_answer",
    "criteres": "criteria", "lignes": "lines", "gauche": "left", "droite": "right", "retroaction": "feedback",
    "commentaire": "feedback", "feedback": "explanation", "clue": "hint", "level": "difficulty", "year": "as_of",
    "front": "prompt", "back": "answer", "ordre": "order",
    "consignes": "prompt", "sujet": "prompt subject", "stem": "prompt", "libelle": "prompt text",
    "reponses acceptees": "answers", "reponse acceptee": "answers", "reponse correcte": "answer answers",
    "reponses correctes": "answers", "reponses refusees": "rejected", "reponse refusee": "rejected",
    "reponses rejetees": "rejected", "intrus": "distractors", "fausses reponses": "distractors",
    "reponses incorrectes": "distractors", "mauvaise reponse": "distractors", "banque de mots": "distractors",
    "astuce": "hint", "conseil": "hint", "piste": "hint", "coup de pouce": "hint", "tip": "hint",
    "niveau de bloom": "bloom", "taxonomie": "bloom", "taxonomie de bloom": "bloom", "pts": "points",
    "note": "points", "nombre de points": "points", "unites": "unit", "marge d erreur": "tolerance",
    "precision": "tolerance", "nombre de lignes": "lines", "etapes": "items", "corrige type": "model_answer",
    "critere": "text criteria", "retour": "feedback", "comment": "feedback", "stricte": "strict",
    "chapitre": "section", "auteurs": "author", "type de question": "type",
    "notation": "scoring", "strict": "strict", "refuse": "rejected",
    "refuses": "rejected", "rejete": "rejected", "rejetes": "rejected", "justifier": "justify",
    "recto verso": "reversible", "titre": "title", "langue": "language", "partie": "section",
    "sous sections": "sections", "paquet": "deck", "auteur": "author", "editeur": "publisher", "lien": "url",
    "adresse": "url", "identifiant": "id", "retirees": "retired", "document": "documents",
    # keys of assessments
    "evaluation": "assessment", "devoir": "assessment", "controle": "assessment", "matiere": "subject",
    "discipline": "subject", "classe": "class", "duree": "duration", "temps": "duration", "materiel": "materials",
    "materiel autorise": "materials", "sur": "total", "note sur": "total", "graine": "seed",
    "exercices": "exercises", "exercice": "exercises", "tirage": "draw", "tirer": "draw",
    "nombre de questions": "number", "exclure": "exclude", "sauf": "exclude", "types": "type", "sections": "section",
    "etiquette": "tag", "mot cle": "tag", "chaque sujet": "each_version", "par sujet": "each_version",
    # values
    "facile": "easy", "moyen": "medium", "moyenne": "medium", "difficile": "hard", "memoriser": "remember",
    "comprendre": "understand", "appliquer": "apply", "analyser": "analyse", "evaluer": "evaluate",
    "creer": "create", "melange": "shuffled", "aleatoire": "shuffled", "naturel": "natural", "ecrit": "written",
    "partiel": "partial", "alphabetique": "natural", "fixe": "written", "tel quel": "written",
    "pluriel": "plural", "ponctuation": "punctuation", "exacte": "exact", "a la lettre": "exact",
     "tout ou rien": "all_or_nothing", "casse": "case strict", "majuscules": "case",
}  # fmt: skip


def meant(word: str, known: Iterable[str]) -> str | None:
    """Return which of the known words was meant, if that is certain: the same in capitals, or its French name."""
    accepted = set(known)
    folded = _folded(word)
    for name in (folded.replace(" ", "_"), *_MEANT.get(folded, "").split()):
        if name in accepted:
            return name
    return None


def _folded(word: str) -> str:
    """Return a word without capitals, accents, hyphens and underscores."""
    letters = unicodedata.normalize("NFKD", word.lower().replace("’", " ").replace("'", " "))
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(kept.replace("_", " ").replace("-", " ").replace("/", " ").split())
