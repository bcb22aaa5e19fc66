"""Labelled questions: each with one flaw, and sound ones that look similar.

Questions here have no explanation unless the flaw is about it, so Q204 counts only in its own rows.
"""

from decimal import Decimal
from typing import Any

from attrs import evolve

from reseaux_quiz.model import (
    Cloze,
    Distractor,
    Matching,
    MultipleChoice,
    Numerical,
    Order,
    Pair,
    Question,
    ShortAnswer,
    SingleChoice,
    Strictness,
    TrueFalse,
)

ASK = "Quelle action relève de la veille ?"


def one(prompt: str, answer: str, *wrong: str, **fields: Any) -> Question:
    return SingleChoice(id="q", prompt=prompt, answer=answer, distractors=tuple(map(Distractor, wrong)), **fields)


def many(prompt: str, answers: tuple[str, ...], *wrong: str, **fields: Any) -> Question:
    return MultipleChoice(id="q", prompt=prompt, answers=answers, distractors=tuple(map(Distractor, wrong)), **fields)


def says(prompt: str, **fields: Any) -> Question:
    return TrueFalse(id="q", prompt=prompt, answer=True, **fields)


def short(prompt: str, *answers: str, **fields: Any) -> Question:
    return ShortAnswer(id="q", prompt=prompt, answers=answers, **fields)


def number(prompt: str, answer: str, tolerance: str = "0", unit: str | None = None, **fields: Any) -> Question:
    return Numerical(id="q", prompt=prompt, answer=Decimal(answer), tolerance=Decimal(tolerance), unit=unit, **fields)


def gaps(text: str, *wrong: str) -> Question:
    return Cloze(id="q", prompt="Complétez.", text=text, distractors=wrong)


def pairs(number_of_pairs: int, *extra: str) -> Question:
    found = tuple(Pair(f"gauche {index}", f"droite {index}") for index in range(number_of_pairs))
    return Matching(id="q", prompt="Reliez.", pairs=found, distractors=extra)


def among(*options: str, prompt: str = ASK, **fields: Any) -> Question:
    return one(prompt, *options, **fields)


SPOILT: dict[str, list[Question]] = {
    "Q101": [
        among(text, "Lire un forum", "Suivre un rival")
        for text in (
            "Toutes ces réponses",
            "Toutes les réponses ci-dessus",
            "Toutes ces réponses sont exactes.",
            "Tous les choix précédents",
            "Aucune de ces réponses",
            "Aucune des propositions ci-dessus",
            "Aucune réponse n'est correcte",
            "Aucune de ces propositions ne convient",
            "Les trois réponses sont justes",
            "Les deux à la fois",
            "Ni l’une ni l’autre",
            "Tout ce qui précède",
            "Rien de tout cela",
            "Aucune bonne réponse",
            "*Toutes* les propositions",
        )
    ],
    "Q102": [
        among(text, "Lire un forum", "Suivre un rival")
        for text in (
            "A et B",
            "Réponses A et C",
            "Les réponses a) et c)",
            "B, C et D",
            "Les propositions 1 et 3",
            "A et B seulement",
            "À la fois A et B",
            "A + C",
        )
    ],
    "Q103": [
        among("Suivre chaque jour ce que les clients et les concurrents publient", "Acheter", "Vendre", "Recruter"),
        among("Lire et classer ce qui se dit de la marque sur les forums", "Répondre à un avis client", "Vendre"),
        many(
            ASK,
            ("Lire régulièrement les forums où l'on parle d'elle", "Suivre de près les sites de ses concurrents"),
            "Vendre un stock",
            "Recruter",
        ),
    ],
    "Q104": [
        among(
            "Lire un forum de clients (par exemple de cuisine)",
            "Répondre à un client mécontent sur la page",
            "Publier chaque lundi une photo de l'atelier",
        ),
        among("Perdre 12 % de ses abonnés en ligne", "Gagner des abonnés sur sa page", "Garder le nombre d'abonnés"),
        among(
            "Suivre un concurrent, notamment ses prix", "Recruter un animateur de communauté", "Imprimer le catalogue"
        ),
    ],
    "Q105": [
        among("Le réseau social", "Les réseaux sociaux", "Le forum"),
        among("Lire les forums", "Lire les forums et répondre", "Vendre"),
        among("Vendre", "Vendre ou louer", "Lire"),
        among("La lecture des avis de clients", "La lecture d'avis du client", "La vente"),
        among("Publier des photos de l'atelier", "Publier des photos de l'atelier chaque lundi", "Vendre"),
        among("Facebook", "Facebook et LinkedIn", "Twitter"),
    ],
    "Q106": [
        among("De 10 à 20", "De 20 à 30", "De 30 à 40"),
        among("entre 10 et 20 %", "entre 15 et 25 %", "entre 30 et 40 %"),
        among("Moins de 50", "De 40 à 60", "Plus de 60"),
        among("Au moins 10 salariés", "Au moins 50 salariés", "Moins de 10 salariés"),
        among("10 ou plus", "20 ou plus", "5 ou moins"),
        among("2010-2015", "2015-2018", "2019-2020"),
    ],
    "Q107": [
        among("25 %", "10 %", "40 %"),
        among("2018", "2010", "2014"),
        among("3,4 milliards", "2 milliards", "4,39 milliards"),
        among("1 000 euros", "500 euros", "2 000 euros"),
    ],
    "Q108": [
        among("3 jours", "2 semaines", "1 mois"),
        among("90 minutes", "2 heures", "1 jour"),
        among("500 millions d'euros", "2 milliards d'euros", "3 milliards d'euros"),
        among("50 m", "2 km", "30 m"),
        among("12 %", "12", "20"),
    ],
    "Q109": [
        among("Lire", "Vendre"),
        among("Lire", "Vendre", "Acheter", "Louer", "Recruter", "Former"),
        many(ASK, ("Lire", "Suivre", "Noter", "Classer"), "Vendre", "Acheter", "Louer", "Former", "Payer"),
        many(ASK, ("Lire",), "Vendre"),
    ],
    "Q110": [
        among("Il sert à lire des avis", "Il sert à vendre un stock", "Il sert à recruter"),
        among("Une entreprise qui vend", "Une entreprise qui loue", "une entreprise qui recrute"),
    ],
    "Q111": [
        among("Lire les forums", "Toujours vendre plus", "Ne jamais répondre"),
        among("Répondre avec courtoisie", "Supprimer systématiquement les avis", "Attendre un peu"),
        among("Répondre aux avis", "Bloquer tous les clients", "Exclure tous les membres"),
        among("Former les salariés", "Obliger toutes les équipes à publier", "Licencier tous ses vendeurs"),
        among("Répondre", "Se taire dans tous les cas", "Porter plainte"),
        among("Elle répond.", "Elle ne répond à personne, quoi qu'il arrive.", "Elle vend."),
    ],
    "Q112": [
        among(
            "La modération des commentaires",
            "La vente en ligne",
            "Le tri du stock",
            prompt="Quelle mission consiste à modérer les commentaires ?",
        ),
        among(
            "Un recruteur en ligne",
            "Un vendeur de tissus",
            "Un notaire de province",
            prompt="Qui pratique le recrutement ?",
        ),
        among(
            "La transformation de ses métiers",
            "La baisse des prix",
            "Le rachat d'un rival",
            prompt="Qu'entraîne la transformation numérique d'une entreprise ?",
        ),
    ],
    "Q113": [
        among("abonné", "client", "lecteur", prompt="Celui qui suit un compte est l'"),
        among("publication", "document", "classement", prompt="Un texte mis en ligne est une :"),
        among("abonnements", "publicité", "recommandation", prompt="Une page se mesure à ses"),
        among("engagement", "publicité", "vente", prompt="Le nombre de partages mesure l’…"),
        among("réseau", "communication", "publicité", prompt="Twitter est un :"),
    ],
    "Q114": [
        among("Souvent", "Rarement", "Une fois par an"),
        among("Beaucoup", "Dix", "Cent"),
        among("Plusieurs clients", "Un client", "Dix clients"),
        among("Quelques jours", "Un mois", "Un an"),
        among("Il répond parfois aux avis.", "Il répond le lundi.", "Il vend."),
        among("Assez peu", "La moitié", "Le double"),
    ],
    "Q201": [
        one(text, "Vendre", "Lire", "Suivre")
        for text in (
            "Laquelle de ces tâches ne relève pas de la veille ?",
            "Parmi ces réseaux, lequel n'est pas une messagerie ?",
            "Laquelle des conditions que pose l'article n'est pas remplie ?",
            "Quel outil l'article ne cite-t-il pas ?",
            "Qu'est-ce qui ne fait pas partie de la veille ?",
            "Ces tâches relèvent de la veille, sauf une. Laquelle ?",
            "Lesquels de ces réseaux qui servent à vendre n'ont jamais été gratuits ?",
            "Cochez les affirmations qui ne sont pas exactes.",
            "Citez ceux qui ne relèvent pas de la veille.",
            "Quelle affirmation est fausse ?",
            "Laquelle de ces phrases est inexacte ?",
            "Que ne faut-il pas faire d'un avis ?",
            "Tous ces réseaux sont des messageries, à l'exception d'un seul. Lequel ?",
            "Quels réseaux ne comptent aucun salarié ?",
        )
    ],
    "Q202": [
        says("Il n'est pas impossible de vendre en ligne."),
        says("Selon l'article, un avis n'est pas inutile à une marque."),
        says("Un vendeur ne peut pas vendre sans écouter."),
        one("Laquelle de ces phrases n'est **pas** fausse ?", "Il lit.", "Il vend.", "Il loue."),
        one("Lequel n'est **pas** un réseau ?", "Celui qui ne relie pas ses membres", "Un forum", "Un club"),
        among("Il n'est pas faux de le dire.", "Il vend un stock.", "Il lit un forum."),
    ],
    "Q203": [
        one("La veille.", "Lire", "Vendre", "Louer"),
        one("Une entreprise lit les forums où l'on parle d'elle.", "Veille", "Vente", "Achat"),
        one("Le social selling est", "une vente", "un achat", "un loyer"),
        short("Le nom de cette pratique", "veille"),
        one("Vous recrutez une vendeuse sur LinkedIn.", "Lire", "Vendre", "Louer"),
    ],
    "Q204": [says("La veille est utile."), number("Combien ?", "3")],
    "Q205": [
        among(
            "La lecture des forums", "La vente", "Le loyer", explanation="La bonne réponse est la lecture des forums."
        ),
        among("Lire", "Vendre", "Louer", explanation="Lire."),
        says("La veille est utile.", explanation="C'est vrai."),
        says("La veille est utile.", explanation="Oui, la veille est utile."),
        short("Quel est ce métier ?", "community manager", explanation="Il s'agit du community manager."),
        number("Combien ?", "34", unit="%", explanation="34 %"),
    ],
    "Q206": [
        among("Lire", "Vendre", "Louer", explanation=text)
        for text in (
            "La réponse B est un achat.",
            "L'option C confond deux idées.",
            "Voyez la proposition « A ».",
            "Les réponses A et C se contredisent.",
            "La réponse b) est un achat.",
            "Le choix D est faux.",
        )
    ],
    "Q207": [
        says("![](courbe.png) Elle monte."),
        says("![ ](a/b.png) Elle monte."),
        says("![b.png](a/b.png) Elle monte."),
    ],
    "Q301": [pairs(2), pairs(3), pairs(4)],
    "Q302": [gaps("{{La veille}} sert à lire."), gaps("**{{La veille}}** sert à lire.")],
    "Q303": [gaps("Un {{a}} et un {{b}} ou un {{c}} puis un {{d}}.")],
    "Q304": [
        number("Une page passe de 400 à 460 abonnés. Combien avec 10 de plus ?", "470", "15", "abonnés"),
        number("Sur 57 %, combien ?", "58", "2", "%"),
        number("Combien de pages ?", "3", "3"),
        gaps("Il {{a}} rendez-vous {{à}} midi."),
    ],
    "Q401": [
        says(text)
        for text in (
            "Que faire? Répondre.",
            "Voici: une liste.",
            "Il lit; elle vend.",
            "Un «mot» juste.",
            "**Attention**: une règle.",
            "La part (19 %): un record.",
            "Il vend 19 %; elle lit.",
            "Bravo!",
        )
    ],
    "Q402": [says('Un "ambassadeur" parle.'), says('Il dit : "la veille sert".')],
    "Q403": [says("Il parle de de lui."), says("Le le client lit."), says("Il a vu les les, puis il vend.")],
}

SOUND: dict[str, list[Question]] = {
    "Q101": [
        among(text, "Lire un forum", "Suivre un rival")
        for text in (
            "Toutes les réponses aux clients",
            "Aucun",
            "Aucune réponse",
            "Tous les salariés",
            "Les deux premiers mois",
            "Aucune des clientes n'a répondu",
            "Toutes les solutions logicielles du marché",
            "Les trois clients",
            "Tout",
        )
    ],
    "Q102": [
        among(text, "Lire un forum", "Suivre un rival")
        for text in ("A", "Vitamines A et B", "B to B", "R et D", "Le plan A", "À et de", "2 et 3")
    ],
    "Q103": [
        among("Suivre les avis des clients", "Acheter un espace", "Vendre un stock"),
        among("WhatsApp", "X", "Y"),
        among("Lire", "Vendre chaque jour un peu plus en ligne", "Louer"),
        many(ASK, ("Lire", "Suivre avec attention tout ce que publient ses concurrents"), "Vendre un stock", "Louer"),
    ],
    "Q104": [
        among("Lire un forum (de clients)", "Vendre un stock (de tissus)", "Louer un local"),
        among("12 %", "Un tiers", "La moitié"),
        among("Suivre 3 rivaux de près", "Suivre 5 rivaux de loin", "Suivre un rival"),
    ],
    "Q105": [
        among("Un achat du client au vendeur", "Un achat du vendeur au client", "Un loyer"),
        among("Oui", "Oui, si le client accepte", "Non"),
        among("Sa notoriété progresse, son image recule", "Son image progresse, sa notoriété recule", "Rien"),
        among("RSE", "Réseau social d'entreprise élargi", "Réseau social"),
        among("3", "3 000", "30"),
        among("Il peut licencier", "Il ne peut pas licencier", "Il vend"),
        among("viralité", "vitalité", "visibilité"),
        among("Vendre avec un site", "Vendre sans site", "Louer"),
        among("Lire les avis des clients", "Lire les avis des clients sans répondre", "Vendre"),
    ],
    "Q106": [
        among("De 10 à 19", "De 20 à 29", "De 30 à 39"),
        among("Moins de 10", "De 10 à 20", "Plus de 20"),
        among("De 10 à 20 ans", "De 10 à 20 jours", "De 10 à 20 mois"),
        among("De 8 à 9 heures, chaque lundi matin", "De 8 à 9 heures, chaque mardi soir", "Jamais"),
        many(ASK, ("Plus de 10", "Plus de 20"), "Plus de 90"),
    ],
    "Q107": [
        among("25 %", "10 %", "40 %", order=Order.NATURAL),
        among("3 clients lisent la page chaque jour", "2 vendeurs y écrivent le lundi", "1 membre répond"),
        among("Dix", "Vingt", "Cent"),
        among("3 jours", "2 semaines", "1 mois"),
    ],
    "Q108": [
        among("3 jours", "2 jours", "1 jour", order=Order.NATURAL),
        among("3 clients", "2 vendeurs", "1 patron", order=Order.NATURAL),
        among("12 %", "15 %", "3 %", order=Order.NATURAL),
        among("1 an", "2 ans", "10 ans", order=Order.NATURAL),
    ],
    "Q109": [
        among("Lire", "Vendre", "Louer"),
        among("Lire", "Vendre", "Louer", "Former", "Payer"),
        many(ASK, ("Lire", "Suivre", "Noter"), "Vendre", "Louer", "Payer"),
        says("La veille est utile."),
    ],
    "Q110": [
        among("Il sert à lire", "Il sert de stock", "Il sert à recruter"),
        among("Le réseau social", "Le réseau social interne", "Le réseau routier"),
    ],
    "Q111": [
        among("Lire", "Répondre, mais pas toujours", "Vendre, non systématiquement"),
        among("Lire", "Ils sont tous deux vendeurs", "Elles sont toutes deux fermées"),
        among("Lire toujours", "Ne jamais vendre", "Louer"),
        among("Lire chaque avis", "Lire tous les jours", "Lire tous les lundis"),
        among("Informer chaque candidat", "Si tous les candidats acceptent", "Si aucune donnée n'est gardée"),
        among("Lire", "Surtout le monde du luxe", "Vendre"),
        among("Lire", "Presque tous les clients", "Pas tous les vendeurs"),
        among("Lire un forum", "Montrer tous les prix", "Vendre", "Louer"),
    ],
    "Q112": [
        among(
            "Le nombre de membres actifs",
            "Le pays de ces utilisateurs",
            "Leur moyenne d'âge",
            prompt="Que faut-il savoir du nombre d'utilisateurs ?",
        ),
        among("Lire les avis", "Vendre un stock", "Louer un local", prompt="Quelle action relève de la veille ?"),
        among("Une entreprise lit", "Une entreprise vend", "Un club loue", prompt="Que fait une entreprise ?"),
        among(
            "Le guidon plaît",
            "La selle plaît",
            "Le frein plaît",
            prompt="La marque présente un guidon. Quelle réaction est citée ?",
        ),
        among("Cent", "Dix", "Un", prompt="Combien de clients ont répondu ?"),
    ],
    "Q113": [
        among("abonné", "ami", "invité", prompt="Celui qui suit un compte est l'"),
        among("Une publication", "Un document", "Un classement", prompt="Qu'est-ce ?"),
        among("publication", "photo", "vidéo", prompt="Un texte mis en ligne est une :"),
        among("réseau", "outil", "site", prompt="Twitter est un :"),
        among("équipe", "photo", "loi", prompt="C'est une"),
    ],
    "Q114": [
        among("Chaque jour", "Chaque mois", "Chaque an"),
        among(
            "Plusieurs clients répondent à la fois à la marque", "Un client répond à la marque", "Personne ne répond"
        ),
        among("Un peu plus que la moitié", "La moitié", "Le tiers"),
        among("Le nombre de clients", "Le plus de clients", "Les peupliers"),
    ],
    "Q201": [
        one(text, "Vendre", "Lire", "Suivre")
        for text in (
            "Laquelle de ces tâches ne relève **pas** de la veille ?",
            "Laquelle ne relève PAS de la veille ?",
            "Que faire d'un client qui ne répond pas ?",
            "Quel canal convient à des clients que le vendeur ne connaît pas ?",
            "Il ne lit pas les avis. Que risque-t-il ?",
            "Quelle réaction convient quand un client ne paie pas ?",
            "Pourquoi l'article ne cite-t-il pas de source ?",
            "Comment vendre à qui ne veut rien acheter ?",
            "Quel réseau ne sert qu'à publier des photos ?",
            "Quelle action vise non seulement à vendre, mais à écouter ?",
            "Quel réseau touche tous les publics, sauf exception ?",
            "Laquelle de ces phrases est juste ?",
            "Quel outil convient si l'entreprise n'a pas de site ?",
            "Quel article le Code du travail consacre-t-il aux fausses déclarations ?",
            "Ces tâches relèvent de la veille, *sauf* une. Laquelle ?",
            "Que répondre pour ne pas perdre un client ?",
        )
    ],
    "Q202": [
        says("Il ne vend pas, et elle ne loue pas."),
        says("Il ne lit que les avis négatifs."),
        says("Il n'a jamais rien vendu à personne."),
        says("Il craint que la page ne soit pas lue."),
        says("Elle vend avant que le stock ne soit épuisé, ce qui n'est pas rare."),
        says("Il ne répond pas à un client qui n'écrit plus."),
        says("Il vend non seulement en ligne, mais en boutique."),
        says("Il n'a pas vu que c'était impossible."),
        says("Il vend sans écouter et ne lit pas."),
        one("Laquelle n'est **pas** une vente ?", "Lire un forum", "Louer", "Céder"),
    ],
    "Q203": [
        one(text, "Lire", "Vendre", "Louer")
        for text in (
            "Citez une action de veille.",
            "Reliez chaque mot à son sens.",
            "Relier chaque mot à son sens.",
            "La boutique lit les avis. Classez cette action.",
            "Le social selling est :",
            "Le social selling est une…",
            "Le social selling est _____ en ligne.",
            "Une boutique lit les avis. Que fait-elle ?",
            "À partir du texte, indiquez la bonne action.",
            "Vrai ou faux : la veille est utile",
            "Dites ce qu'est la veille.",
            "Vous recrutez une vendeuse. Choisissez un réseau.",
            "Que faire ? On suppose un budget limité.",
        )
    ],
    "Q204": [says("La veille est utile.", explanation="Elle alerte.")],
    "Q205": [
        among(
            "La lecture des forums", "La vente", "Le loyer", explanation="On y apprend ce que pensent les clients."
        ),
        says("La veille est utile.", explanation="Elle alerte tôt."),
        short("Quel est ce métier ?", "community manager", explanation="Un community manager anime une communauté."),
        among("Lire", "Vendre", "Louer", explanation="Lire n'est pas vendre, et prépare la vente."),
        number("Combien ?", "34", unit="%", explanation="17 sur 50 font 34 %."),
    ],
    "Q206": [
        among("Lire", "Vendre", "Louer", explanation=text)
        for text in (
            "La réponse a été donnée plus haut.",
            "L'option B to B est un marché.",
            "Le plan B est prêt.",
            "Une réponse à un client.",
            "Le choix d'un réseau compte.",
            "La proposition a du sens.",
        )
    ]
    + [among("Annonce A", "Annonce B", "Annonce C", explanation="L'option A est chère.")],
    "Q207": [says("![Une courbe](courbe.png) Elle monte."), says("Le signe `![](x)` est du code.")],
    "Q301": [pairs(5), pairs(3, "de trop"), pairs(6)],
    "Q302": [gaps("La {{veille}} sert à lire.")],
    "Q303": [gaps("Un {{a}} et un {{b}} ou un {{c}}.")],
    "Q304": [
        number("Une page passe de 400 à 460 abonnés. Combien avec 10 de plus ?", "470", "5", "abonnés"),
        number("En 2018, combien de pages ?", "2015", "10", "pages"),
        number("Combien de pages ?", "3", "0,5".replace(",", ".")),
        gaps("Il veut {{attirer}} des clients.", "attirez"),
        gaps("Il {{a}} rendez-vous {{à}} midi.", "as"),
        gaps("Il {{a}} rendez-vous {{chez}} lui."),
    ],
    "Q401": [
        says(text)
        for text in (
            "Que faire ? Répondre.",
            "Il est 12:30 ici.",
            "Voir https://exemple.fr/a:b ici.",
            "Le code `a:b;` sert.",
            "Un « mot » juste.",
            "Écrire à a@b.fr ; merci.",
            "Le ratio 3:1 suffit.",
            "Voir [le site](http://a.fr/?b).",
            "Yahoo! est un site.",
            "Un \u00ab\u00a0mot\u00a0\u00bb juste.",
            "Il vend (ou loue) ; elle lit.",
        )
    ],
    "Q402": [says('Le code `print("a")` sert.'), says("L'écran fait 15\" de haut."), says("Un « mot » juste.")],
    "Q403": [
        says(text)
        for text in (
            "Nous nous voyons.",
            "Vous vous parlez.",
            "Il va faire faire un devis.",
            "Elle a 20 20 20 vues.",
            "Le lundi. Lundi, il vend.",
            "C'est très très long.",
            "Un à un, deux à deux.",
            "Bora Bora attire.",
        )
    ],
}

# A second sample, written after the rules, which were then corrected by its results.

_LATER_SPOILT: dict[str, list[Question]] = {
    "Q101": [
        among(t, "Lire un forum de passionnés", "Vendre un stock de tissus")
        for t in (
            "Toutes les réponses sont vraies",
            "Toutes les propositions précédentes sont correctes",
            "Aucune des trois",
            "Aucun des choix proposés",
            "Les quatre",
            "Tout cela à la fois",
            "Aucune de ces affirmations n'est exacte",
            "Toutes les affirmations",
            "Les trois propositions ci-dessus",
            "Aucune des réponses",
            "Tous les deux",
            "Les deux réponses précédentes",
        )
    ],
    "Q102": [
        among(t, "Lire un forum de passionnés", "Vendre un stock de tissus")
        for t in (
            "Les réponses A et B sont exactes",
            "A, B et C",
            "Uniquement A et C",
            "Réponse A et réponse B",
            "(a) et (c)",
            "1 et 3 seulement",
        )
    ],
    "Q103": [
        among(
            "C'est l'image que les internautes se font d'une marque à travers les avis, les articles et les photos",
            "Un logo",
            "Un slogan",
            "Un prix",
        ),
        among(
            "Répondre rapidement, poliment et publiquement au client mécontent",
            "Supprimer l'avis déposé",
            "Porter plainte",
        ),
    ],
    "Q104": [
        among(
            "Les réseaux d'images comme Instagram, par exemple",
            "Les réseaux professionnels les plus anciens",
            "Les messageries que l'on installe",
        )
    ],
    "Q105": [
        among("L'e-réputation", "La e-réputation", "Le logo"),
        among("Les clients", "Les clients et les prospects", "Les voisins"),
        among("Augmenter ses ventes", "Augmenter les ventes", "Recruter"),
        among("Un site", "Un site ou une application", "Une affiche"),
    ],
    "Q106": [
        among("de 0 à 5 %", "de 5 à 10 %", "de 10 à 15 %"),
        among("Plus de 10 %", "Plus de 20 %", "Plus de 30 %"),
        among("Entre 18 et 25 ans", "Entre 25 et 35 ans", "Entre 36 et 45 ans"),
        among("10 à 50 salariés", "50 à 250 salariés", "plus de 250 salariés"),
    ],
    "Q107": [
        among("1 heure", "3 heures", "2 heures"),
        among("en 2004", "en 2010", "en 1998"),
        among("50", "100", "25"),
    ],
    "Q108": [
        among("30 secondes", "1 minute", "2 minutes"),
        among("1 kg", "500 g", "2 kg"),
        among("2 ans", "18 mois", "6 mois"),
    ],
    "Q109": [among("Oui", "Non")],
    "Q110": [among("Parce que la marque vend", "Parce que la marque recrute", "Parce que la marque communique")],
    "Q111": [
        among("Répondre vite", "Tous les clients sont mécontents", "Aucun client n'est content"),
        among("Cela dépend du public", "C'est toujours efficace", "C'est parfois utile"),
        among("Il adapte son message", "Il publie obligatoirement chaque jour", "Il paie ses abonnés"),
        among("Certains salariés publient", "Tous les salariés publient", "Aucun salarié ne publie"),
        among("La plupart du temps, non", "Absolument jamais", "Oui"),
    ],
    "Q112": [
        among(
            "Un influenceur suivi par des milliers de personnes",
            "Un fournisseur de papier",
            "Un banquier",
            prompt="Qui exerce une influence sur les achats ?",
        ),
        among(
            "Le recrutement en ligne de salariés",
            "Le paiement d'une facture",
            "La livraison d'un colis",
            prompt="À quoi sert un site de recrutement ?",
        ),
        among(
            "Une communauté de passionnés",
            "Une remise immédiate",
            "Un bilan comptable",
            prompt="Qu'anime un animateur de communauté ?",
        ),
    ],
    "Q113": [
        among("audience", "public", "lectorat", prompt="L'ensemble des personnes touchées s'appelle l'"),
        among("modération", "classement", "recrutement", prompt="Cette mission est la"),
        among("avis", "article", "photo", prompt="Le client a laissé des"),
    ],
    "Q114": [
        among("Très souvent", "Une fois par mois", "Une fois par an"),
        among("De nombreux clients", "Un seul client", "Aucun client"),
        among("La plupart des salariés", "La moitié", "Un quart"),
        among("Longtemps", "Une heure", "Un jour"),
        among("Régulièrement", "Le lundi", "Le mardi"),
    ],
    "Q201": [
        one(t, "a", "b", "c")
        for t in (
            "Lequel de ces réseaux n'appartient pas à Facebook ?",
            "Quelle action n'est pas recommandée par l'article ?",
            "Quel est l'intrus, celui qui n'est pas un réseau social ?",
            "Parmi les propositions suivantes, laquelle n'est jamais conseillée ?",
            "Quelle proposition est incorrecte ?",
            "Identifiez l'affirmation qui n'est pas exacte.",
            "Qui ne participe pas à la modération ?",
            "Tous ces outils servent à publier sauf :",
            "Lesquelles de ces données l'employeur ne peut-il pas demander ?",
            "Que n'est pas un réseau social d'entreprise ?",
        )
    ],
    "Q202": [
        says("Il n'est pas interdit de publier la photo d'un salarié."),
        says("Aucune entreprise ne peut pas se passer de veille."),
        one("Quelle action n'est **pas** inutile ?", "a", "b", "c"),
        says("Une charte n'est jamais inutile."),
    ],
    "Q203": [
        one("Le rôle du community manager", "a", "b", "c"),
        one("Définition de la viralité", "a", "b", "c"),
        one("On considère une entreprise de dix salariés.", "a", "b", "c"),
    ],
    "Q205": [
        among("Instagram", "Twitter", "LinkedIn", explanation="Réponse : Instagram."),
        among(
            "Instagram",
            "Twitter",
            "LinkedIn",
            prompt="Quel réseau est fait pour la photo ?",
            explanation="Instagram est le réseau fait pour la photo.",
        ),
        says("La veille est utile.", explanation="Vrai."),
    ],
    "Q206": [
        among("a", "b", "c", explanation=t)
        for t in (
            "C'est la réponse C qui est juste.",
            "L'option (B) est fausse.",
            "La bonne réponse est la réponse A.",
            "Les options B et C sont des pièges.",
        )
    ],
    "Q301": [pairs(4)],
    "Q302": [gaps("« {{Un lead}} » est un contact.")],
    "Q303": [gaps("{{a}} {{b}} {{c}} {{d}} {{e}}")],
    "Q304": [
        number("Un compte compte 200 abonnés et en gagne 20. Combien en a-t-il ?", "220", "20", "abonnés"),
        number("Combien d'heures ?", "2", "2", "heures"),
    ],
    "Q401": [
        says(t)
        for t in (
            "Est-ce vrai?",
            "Il répond : oui!",
            "Trois choses: lire, écouter, vendre.",
            "Le « RSE», réseau interne.",
            "« Bonjour »; puis rien.",
        )
    ],
    "Q402": [says('Le terme "lead" est anglais.')],
    "Q403": [says("C'est est un client."), says("Il ne ne répond pas."), says("Elle lit dans dans l'article.")],
}
_LATER_SOUND: dict[str, list[Question]] = {
    "Q101": [
        among(t, "Lire un forum de passionnés", "Vendre un stock de tissus")
        for t in (
            "Tous les clients",
            "Aucune publicité",
            "Les deux réseaux de l'article",
            "Aucun des clients interrogés",
            "Toutes les réponses que donne la marque",
            "Tout le personnel",
            "Les trois services de l'entreprise",
            "Aucune entreprise",
        )
    ],
    "Q102": [
        among(t, "Lire un forum de passionnés", "Vendre un stock de tissus")
        for t in (
            "B to B et B to C",
            "Facebook et Twitter",
            "A comme abonné",
            "X et TikTok",
            "Le B. A.-BA",
            "De A à Z",
        )
    ],
    "Q103": [
        among("La viralité d'un contenu", "La visibilité", "La vitalité"),
        among("Un contrat de travail à durée indéterminée", "Un contrat de travail à durée déterminée", "Un stage"),
        among("LinkedIn", "X", "Viadeo"),
        among("Le community manager", "Le DRH", "Le PDG"),
    ],
    "Q104": [
        among("La RSE (responsabilité sociétale)", "La RSE (réseau social)", "La RSE (recherche)"),
        among("En 2010", "En 2011", "En 2012"),
        among("Le réseau LinkedIn, à 20 %", "Le réseau Twitter, à 30 %", "Le réseau Snapchat"),
    ],
    "Q105": [
        among("Une hausse des ventes", "Une baisse des ventes", "Une hausse des prix"),
        among("Attirer des clients", "Attirer des candidats", "Attirer des fournisseurs"),
        among("Réseau social", "Réseau social d'entreprise", "Réseau informatique"),
        among("Le client", "Le client mécontent", "Le vendeur"),
        among("Plus de 10 salariés", "Plus de 50 salariés", "Plus de 100 salariés"),
        among("Publier avant l'achat", "Publier après l'achat", "Publier"),
        among("Le community manager", "Le manager", "Le comptable"),
    ],
    "Q106": [
        among("Moins de 20 ans", "De 20 à 39 ans", "40 ans ou plus"),
        among("De 9 à 12", "De 14 à 18", "De 20 à 22"),
        among("Article 9 du RGPD", "Article 10 du RGPD", "Article 13 du RGPD"),
    ],
    "Q107": [
        among("2 réseaux sur 3", "1 client sur 10 répond en ligne", "5 minutes par jour"),
        among("Le 25 mai 2018", "Le 6 janvier 1978", "Le 1er mars 2020"),
        among("4x4", "2CV", "504"),
    ],
    "Q108": [among("3 ans", "5 ans", "1 an", order=Order.NATURAL), among("2 h", "3 h", "4 h", order=Order.NATURAL)],
    "Q109": [among("a", "b", "c", "d")],
    "Q110": [
        among("Un réseau social", "Un réseau privé", "Un réseau routier"),
        among("Il le fait lui-même", "Il le fait faire", "Il le demande"),
    ],
    "Q111": [
        among("Répondre", "Publier tous les matins", "Relancer toutes les semaines"),
        among("Toujours répondre", "Toujours se taire", "Vendre"),
        among("Un seul réseau", "Deux réseaux", "Trois réseaux"),
        among("Lire", "Écouter tout", "Vendre"),
        among("Attendre", "Le plus tôt possible", "Le jour même"),
        among("Il partage", "Elle vend à tout le monde", "Il loue"),
        among("Rien de nouveau", "Un logo", "Un slogan"),
    ],
    "Q112": [
        among(
            "La notoriété",
            "La fidélité",
            "La rentabilité",
            prompt="Quel objectif vise une marque qui veut être connue ?",
        ),
        among("Une réponse rapide", "Une réponse écrite", "Un silence", prompt="Quelle réponse attend le client ?"),
        among("Instagram", "LinkedIn", "Twitter", prompt="Quel réseau privilégie l'image ?"),
        among("Répondre en public", "Répondre par courrier", "Attendre", prompt="Comment répondre à un avis ?"),
    ],
    "Q113": [
        among("réseau", "média", "outil", prompt="LinkedIn est un"),
        among("entreprise", "enseigne", "association", prompt="Le compte officiel est celui d'une"),
        among("abonnés", "clients", "amis", prompt="Elle parle à ses"),
        among("image", "page", "plage", prompt="La photo est une"),
        among("musée", "lycée", "réseau", prompt="Le compte est celui d'un"),
        among("eau", "peau", "voix", prompt="La marque vend de la"),
    ],
    "Q114": [
        among("Peu après l'achat", "Avant l'achat", "Pendant l'achat"),
        among("Quelques mots-clés bien choisis par la marque", "Un long texte", "Une image"),
        among("Plus de la moitié", "Un tiers", "Un quart"),
        among("Certains réseaux demandent un compte pour lire", "Les sites sont ouverts", "Les forums sont fermés"),
        among("Peugeot", "Renault", "Citroën"),
    ],
    "Q201": [
        one(t, "a", "b", "c")
        for t in (
            "Comment répondre à un client qui n'est pas content ?",
            "Pourquoi ne faut-il pas supprimer un avis ?",
            "Quelle entreprise ne vend qu'en ligne ?",
            "Que doit faire un salarié qui n'a jamais publié ?",
            "Quel conseil donner à une marque que personne ne connaît ?",
            "Un client n'a pas reçu son colis. Quelle réponse convient ?",
            "Quel est le risque si la marque ne répond pas ?",
            "Quel réseau l'article cite-t-il en premier, sans le définir ?",
            "Laquelle de ces idées fausses l'article combat-il ?",
            "À quel moment un avis n'a-t-il plus d'effet ?",
            "Qu'est-ce qu'un faux avis ?",
            "Que risque une marque dont les avis ne sont pas lus ?",
        )
    ],
    "Q202": [
        says(t)
        for t in (
            "Un avis n'est pas toujours vrai.",
            "La marque ne répond pas et le client n'insiste pas.",
            "Il ne faut pas confondre avis et faux avis.",
            "Ce n'est que le début, et rien n'est joué.",
            "Un réseau n'est plus gratuit dès que l'on n'est plus étudiant.",
            "Sans charte, le salarié ne sait pas que dire.",
            "Il est impossible de plaire à tous.",
            "Personne n'a jamais vu cela.",
        )
    ],
    "Q203": [
        one(t, "a", "b", "c")
        for t in (
            "Parmi ces actions, cochez celle qui relève de la veille.",
            "Remettez ces étapes dans l'ordre.",
            "Complétez la phrase suivante : la veille consiste à",
            "Selon vous, lequel convient ?",
            "Calculez la part des abonnés.",
            "Un client se plaint. Proposez une réponse.",
            "Trouver l'intrus.",
            "La veille, c'est…",
            "Entourez la bonne réponse.",
            "Associer chaque réseau à son usage",
        )
    ],
    "Q205": [
        among(
            "Instagram", "Twitter", "LinkedIn", prompt="Quel réseau ?", explanation="On y publie surtout des images."
        ),
        says("La veille est utile.", explanation="Elle est utile parce qu'elle alerte."),
        number("Combien ?", "10", explanation="2 fois 5 font 10."),
    ],
    "Q206": [
        among("a", "b", "c", explanation=t)
        for t in (
            "La réponse à donner dépend du client.",
            "Voir l'annexe A du texte.",
            "Le choix a un coût.",
            "L'option d'achat est un contrat.",
            "Une réponse C'est mieux.",
        )
    ],
    "Q301": [pairs(5)],
    "Q302": [gaps("Le {{lead}} est un contact.")],
    "Q303": [gaps("x {{a}} y {{b}}")],
    "Q304": [
        number("Combien de réseaux cite l'article de 2018 ?", "3", "0"),
        number("Sur 200 clients, 34 % sont abonnés. Combien de clients ?", "68", "1", "clients"),
    ],
    "Q401": [
        says(t)
        for t in (
            "Il dit « oui » ; elle dit « non ».",
            "De 10:00 à 12:00, il publie.",
            "Le site http://www.exemple.fr/?a=b;c est fermé.",
            "La note est 3:2.",
            "Il écrit :-) en fin de message.",
        )
    ],
    "Q402": [says('Un écran de 15" et un de 17" se vendent.'), says("« Oui », dit-il.")],
    "Q403": [
        says(t)
        for t in (
            "Vous vous abonnez.",
            "Ils se font faire un site.",
            "Peu à peu, elle vend.",
            "Le client que nous nous disputons est là.",
            "Elle vend en ligne. Ligne après ligne, elle écrit.",
            "Il a eu « Oui oui » pour réponse.",
        )
    ],
}

# Options that differ by a sign, a bracket, a capital or a formula; cells of a table; signs of other formats.

_SIGNS_SOUND: dict[str, list[Question]] = {
    "Q105": [
        among("***", "****", "*****"),
        among("+4", "-4", "+2"),
        among("=B2-C2", "=B2+C2", "=B2*C2"),
        among("$+\\infty$", "$-\\infty$", "0"),
        among("$x_1$", "$x^1$", "$x$"),
        among("[1, 2]", "(1, 2)", "{1, 2}"),
        among("`print(a)`", "`print[a]`", "`print a`"),
        among("`a*b`", "`a_b`", "`a b`"),
        among("__init__", "init", "_init_"),
        among("2*3", "2+3", "23"),
        among("Co", "CO", "C"),
        among("Mbit/s", "mbit/s", "Mo"),
        among("Mangeons, les enfants !", "Mangeons les enfants !", "Mangeons les, enfants !"),
        among("192.168.1.1", "192,168,1,1", "192.168.1"),
        among("True", "true", "TRUE"),
        among("Les Français", "Les français", "Les francais"),
        among("il chante", "il chantes", "il chantent"),
        among("un chat", "un chats", "un chas"),
        among("x ≤ 3", "x ≥ 3", "x < 3"),
        among("A ∪ B", "A ∩ B", "A"),
        among("a/b", "a.b", "a-b"),
        among("C#", "C++", "C"),
    ],
    "Q202": [
        one("Lequel ?\n\n| Énoncé | Avis |\n| --- | --- |\n| Il ne vend pas | impossible |", "a", "b", "c"),
        one("Lequel ?\n\n- Il ne vend pas\n- sans écouter", "a", "b", "c"),
    ],
    "Q305": [
        short("Quel mot ?", "quatre", "4"),
        short("Quel numéro appeler ?", "06 12 34 56 78"),
        short("Quel code postal ?", "01000"),
        short("Combien ?", "34", strict=frozenset((Strictness.CASE,))),
        short("Quelle voiture ?", "2 CV"),
        short("Combien ?", "3 petits cochons"),
    ],
    "Q601": [
        says(text)
        for text in (
            "La molécule H~2~O et le carré x^2^.",
            "Le mot-dièse #veille est suivi.",
            "Si a < b et b > c, que dire de c ?",
            "La balise `<b>gras</b>` et la commande `\\frac{a}{b}`.",
            "Le chemin C:\\Windows est connu.",
            "On pose $\\frac{1}{2}$ et $\\text{a}$.",
            "![Une courbe](courbe.png) Elle monte.",
            "![Une courbe](ma%20courbe.png) Elle monte.",
            "![Une courbe](<ma courbe.png>) Elle monte.",
            '![Une courbe](courbe_(1).png "Les ventes") Elle monte.',
            "Quel cri ! [Voir](https://exemple.fr) Elle monte.",
            "Il vaut environ ~3 et ~4.",
            "Le langage C# se compile.",
            "On teste a == b, puis b == c.",
            "Un texte.\n\n---\n\nUn autre.",
            "| a | b |\n| --- | --- |\n| 1 | 2 |",
            "Les langages C++ et J++ ; on écrit ++i, i++ ou ++j.",
            "Une variable nom_de_famille, la méthode __init__ et un blanc ____ à remplir.",
            "Il coûte 5 $ et 10 $, ou $5 and $10.",
            "Il coûte 5 $ et x = 10 $ ensemble.",
            "On a $x^2$ et $y^2$, puis $z_1$.",
            "Le chemin C:\\alpha\\in est connu.",
            "La liste t[0](x) et le segment [AB] (5 cm).",
            "Le programme :\n\n```\n{{ nom }}\n| a |\n| b |\n```",
            "Le type Map<String, Integer> et la balise <p> en HTML.",
            "Quelle est la norme ||u|| de u ?",
            "Il y en a 10^23^ dans une mole, et $10^{23}$ ou `10^23` ici.",
            "L'ion Ca^2+^, le sulfate SO~4~^2-^, le complexe a^2*^ et x^-1^.",
            "On note a^b ou x_ ; le nom snake_case, a_b_c, TP_3, COVID_19.",
            "Les fichiers C_2.pdf, x_1.png et mon_fichier ; le mot-dièse #x_1, le compte @n_1, la version v_2.0.",
            "Voyez https://exemple.fr/x_1 et ![Une courbe](x_1.png).",
            "Que font ++i et i++ en C++ ? Et ++total puis total++ ?",
            "La liste [[1, 2], [3, 4]] et la tranche a[::2].",
            "Choisissez :\n\n- la veille\n- la marque",
        )
    ]
    + [gaps("Un {{mot}} et un {{c1}}.")],
    "Q602": [
        short("Combien ?", "5 $ et 10 $"),
        short("Quel calcul ?", "2*3*4"),
        short("Quel calcul ?", "2^3^4"),
        short("Quels paramètres ?", "*args, **kwargs"),
        short("Quel nom ?", "__init__"),
        pairs(5),
        gaps("Une *belle* {{marque}}."),
        gaps("Le loup est {{*Canis lupus*}}.", "$2x$"),
        Matching(id="q", prompt="Reliez.", pairs=(Pair("le carré", "$2x$"), Pair("le loup", "[loup](http://a.fr)"))),
    ],
}

_SIGNS_SPOILT: dict[str, list[Question]] = {
    "Q105": [
        among("Le réseau (social)", "Un réseau (social)", "Un forum"),
        among("au Marché", "Le Marché", "Un magasin"),
    ],
    "Q305": [
        short("Combien ?", "34"),
        short("Combien ?", "34 %", "34"),
        short("Combien d'heures ?", "24 heures"),
        short("Combien ?", "1 500", "1500"),
        short("Combien ?", "-3,5 €"),
    ],
    "Q601": [
        says(text)
        for text in (
            "# Document\n\nIl est bref.",
            "L'eau est H<sub>2</sub>O.",
            "Le mot <u>souligné</u> est un nom.",
            "Une ligne<br/>puis une autre.",
            '<img src="a.png"> Elle monte.',
            "Un mot ~~faux~~ juste.",
            "Un mot ==surligné== juste.",
            "Un mot[^1] juste.",
            "Le texte\n========\n\nIl est bref.",
            "Le texte\n---\n\nIl est bref.",
            "Il y en a 10^{23} dans une mole.",
            "Il y en a 10^23 dans une mole.",
            "On développe (x + 1)^2 puis x^n.",
            "La surface est en cm^2.",
            "L'eau est H_2O.",
            "La chaux est Ca(OH)_2.",
            "Le terme u_n dépend de u_0.",
            "Un mot ++souligné++ juste.",
            "Voyez [[autre page]].",
            "::: remarque\nElle est brève.\n:::",
            "La veille\n: suivre ce qui se dit",
            "Le terme u_{n+1} est plus grand.",
            "On a \\(x^2\\) partout.",
            "On a \\[x^2\\] partout.",
            "La part vaut \\frac{1}{2} du tout.",
            "![Une courbe](courbe.png){width=5cm} Elle monte.",
            "![Une courbe](ma courbe.png) Elle monte.",
            '![Une courbe](ma courbe.png "Les ventes") Elle monte.',
            "![Une courbe](courbe.png =200x100) Elle monte.",
            "![Une courbe] (courbe.png) Elle monte.",
            "![[courbe.png]] Elle monte.",
            "![Une courbe][courbe] Elle monte.",
            "L'eau est H<SUB>2</SUB>O.",
            "Tapez <kbd>Ctrl</kbd>.",
            "Le texte <!-- à revoir --> est bref.",
            "Lisez <https://exemple.fr/a>.",
            "Lisez [la page](chapitre.html).",
            "Un mot _en italique_ juste.",
            "Un mot __en gras__ juste.",
            "Un mot [b]gras[/b] juste.",
            "À faire :\n\n- [ ] lire\n- [x] écrire",
            "Marque\n: un nom\n\nRien d'autre.",
            "::: note\nIl est bref.\n:::",
            "Le nombre \\alpha est positif.",
            "Il vaut \\frac12 du tout.",
            "On a $ x^2 $ partout.",
            "| a | b |\n| 1 | 2 |",
            "Complétez : la {{veille}} suit la marque.",
        )
    ]
    + [
        gaps("La {{c1::veille}} suit la marque."),
        gaps("Une {{c2::veille::nom}} suit la marque."),
        among("CO<sub>2</sub>", "CO", "O"),
        says("Un.", explanation="Parce que x<sup>2</sup> est un carré."),
    ],
    "Q602": [
        short("Quel loup ?", "*Canis lupus*"),
        short("Quel loup ?", "**Canis**"),
        short("Quelle dérivée ?", "$2x$"),
        gaps("Le loup est {{*Canis lupus*}}."),
        gaps("La dérivée est {{$2x$}}."),
        gaps("Le loup est {{[Canis](http://a.fr)}}."),
        short("Quelle formule ?", "H~2~O"),
        short("Quelle formule ?", "H<sub>2</sub>O"),
        short("Quelle unité ?", "m^2^"),
        short("Quelle fonction ?", "`print`"),
        Numerical(id="q", prompt="Combien ?", answer=Decimal(1), unit="m^2^"),
        Numerical(id="q", prompt="Combien ?", answer=Decimal(1), unit="$m^2$"),
    ],
}

# Cases found doubtful in a review of the rules.

_LAST_SOUND: dict[str, list[Question]] = {
    "Q113": [
        among("réseau", "avis", "succès", prompt="C'est un :"),
        among("des", "prix", "cas", prompt="Elle a trouvé le :"),
    ],
    "Q201": [
        one(prompt, "a", "b", "c")
        for prompt in (
            "Que risque celui qui ne répond pas ?",
            "Que faire d'une réponse qui n'arrive pas ?",
            "Que pense l'article de ceux qui ne publient rien ?",
            "Vous avez un client qui ne répond pas. Que faire ?",
        )
    ],
    "Q202": [
        says("La marque n'a pas publié de faux avis."),
        says("Le community manager ne doit pas diffuser une information fausse."),
        says("Elle ne vend pas de produits interdits."),
    ],
    "Q304": [
        number("Une page passe de 3 400 abonnés à 3 500. Combien de nouveaux abonnés ?", "100", "5", "abonnés"),
        number("En 2018, sur 2 000 clients, 401 ont répondu. Combien se sont tus ?", "1599", "1", "clients"),
    ],
}

# What is left over from copying.

_COPIED_SPOILT: dict[str, list[Question]] = {
    "Q306": [
        short("Où naissent les cellules du sang ?", "moelle / moelle osseuse"),
        short("Où naissent les cellules du sang ?", "moelle ; moelle osseuse"),
        short("Où naissent les cellules du sang ?", "la moelle ou la moelle osseuse"),
        gaps("La {{moelle / moelle osseuse}} les produit."),
    ],
    "Q603": [
        among("a) Lire", "b) Vendre", "c) Louer"),
        among("A. Lire", "B. Vendre", "C. Louer"),
        among("1 - Lire", "2 - Vendre", "3 - Louer"),
        among("☑ Lire", "☐ Vendre", "☐ Louer"),
        among("[x] Lire", "[ ] Vendre", "[ ] Louer"),
        among("Lire", "• Vendre", "Louer"),
        many(ASK, ("(a) Lire",), "(b) Vendre", "(c) Louer"),
    ],
    "Q208": [
        *(
            says(text)
            for text in (
                "D'après le document, la marque lit les avis.",
                "Selon les documents, la marque lit les avis.",
                "La marque lit les avis (document 2).",
                "Dans le document ci-dessous, la marque lit les avis.",
            )
        ),
        evolve(says("D'après le document 2, la marque lit les avis."), documents=("d",)),
        evolve(says("Les documents 1 et 2 se contredisent."), documents=("d", "e")),
    ],
    "Q605": [says(r"On a $\fracc{1}{2}$."), says(r"Le nombre $\truc$ est pair."), says(r"On note $\foo{x} + 1$.")],
    "Q604": [
        *(
            says(text)
            for text in (
                "1) Une marque lit les avis.",
                "12. Une marque lit les avis.",
                "Question 3 : une marque lit les avis.",
                "Une marque&nbsp;lit les avis.",
                "Une marque &quot;lit&quot; les avis.",
                "La p?riode est longue.",
                "Une marque lit les avis【4†source】.",
                "Une marque lit les avis :contentReference[oaicite:0]{index=0}.",
                "À compléter",
                "Une marque\tlit les avis.",
            )
        ),
        among("Lire ✓", "Vendre", "Louer"),
        among("Lire (bonne réponse)", "Vendre", "Louer"),
        among("Lire *", "Vendre", "Louer"),
    ],
}
_COPIED_SOUND: dict[str, list[Question]] = {
    "Q306": [
        short("Quelle vitesse ?", "80 km/h"),
        short("Quelle fraction ?", "1 / 2"),
        short("Comment dit-on « à peu près » ?", "plus ou moins"),
        short("Qui la choisit ?", "souris"),
        gaps("La {{moelle osseuse|moelle}} les produit."),
    ],
    "Q603": [
        among("A. Dupont", "Une cliente", "Un client"),
        among("A", "B", "C"),
        among("1, rue des Os", "2, rue du Sang", "3, place Haute"),
        among("-5", "5", "10"),
        among("« Lire »", "(vendre)", "Louer"),
    ],
    "Q208": [
        evolve(says("D'après le document, la marque lit les avis."), documents=("d",)),
        evolve(says("D'après le document de 2024, la marque lit 2 avis."), documents=("d",)),
        *(
            says(text)
            for text in (
                "Le devis est un document commercial.",
                "Le prix figure dans le document que signe la cliente.",
                "La marque partage des documents.",
                "D'après le document, la marque lit les avis.\n\n> Nous lisons tous les avis.",
            )
        ),
    ],
    "Q605": [
        says(r"On a $\frac{1}{2} + \sqrt{2}$."),
        says(r"La réaction $\ce{2H2 + O2 -> 2H2O}$ est complète."),
        says(r"Le code `\fracc` est du TeX."),
    ],
    "Q604": [
        *(
            says(text)
            for text in (
                "Pourquoi ? Une marque lit les avis.",
                "L'adresse https://exemple.fr/a?b=c est longue.",
                "AT&T vend, R&D cherche ; B&B loge.",
                "12 marques lisent les avis.",
                "1. Lire.\n2. Vendre.",
                "Le code `&nbsp;` est du HTML.",
                "La note [1] renvoie au livre…",
            )
        ),
        among("2*3", "Lire", "Louer"),
        among("Lire (un livre)", "Vendre", "Louer"),
    ],
}

for _sample, _later in (
    (SPOILT, _LATER_SPOILT),
    (SOUND, _LATER_SOUND),
    (SOUND, _LAST_SOUND),
    (SPOILT, _SIGNS_SPOILT),
    (SOUND, _SIGNS_SOUND),
    (SPOILT, _COPIED_SPOILT),
    (SOUND, _COPIED_SOUND),
):
    for _code, _questions in _later.items():
        _sample.setdefault(_code, []).extend(_questions)

# Questions in English, whose rules have their own lexicon; the last row of each kind is in French, and must not
# trigger the rule.

ENGLISH_ASK = "Which task is part of monitoring?"


def which(*options: str, prompt: str = ENGLISH_ASK, **fields: Any) -> Question:
    return one(prompt, *options, **fields)


SPOILT_ENGLISH: dict[str, list[Question]] = {
    "Q101": [
        which(text, "Reading a forum", "Following a competitor")
        for text in (
            "All of the above",
            "None of these answers",
            "None of the above.",
            "All the options are correct",
            "Both of these",
            "Neither of them",
            "All of these statements are true",
        )
    ],
    "Q102": [
        which(text, "Reading a forum", "Following a competitor")
        for text in ("A and B", "Both A and C", "Answers 1 and 3", "A, B, and C", "Only a) and b)")
    ],
    "Q104": [
        which(
            "Reading what customers write (for example reviews)",
            "Answering a customer on the page",
            "Posting a picture every Monday",
        )
    ],
    "Q105": [
        which("The social network", "A social network", "The forum"),
        which("Reading the reviews", "Reading the reviews and answering", "Selling"),
        which("The company", "Its companies", "The forum"),
    ],
    "Q106": [
        which("From 10 to 20", "From 20 to 30", "From 30 to 40"),
        which("Less than 50", "Between 40 and 60", "More than 60"),
        which("10 or more", "20 or more", "5 or fewer"),
    ],
    "Q107": [which("about 25 %", "about 10 %", "about 40 %"), which("2018", "2010", "2014")],
    "Q108": [which("3 days", "2 weeks", "1 month")],
    "Q111": [
        which("It depends", "It always works", "It costs money"),
        which("Answer politely", "Block everyone", "Exclude everybody"),
    ],
    "Q112": [
        which(
            "The moderation of comments",
            "The sale of stock",
            "The choice of a logo",
            prompt="What is called moderation?",
        )
    ],
    "Q114": [which("Often", "Once a year", "Once a month"), which("Many customers", "One customer", "Ten customers")],
    "Q205": [which("Reading", "Selling", "Renting", explanation="The right answer is reading.")],
    "Q206": [which("Reading", "Selling", "Renting", explanation="Answer B is about trade.")],
}

SOUND_ENGLISH: dict[str, list[Question]] = {
    "Q101": [
        which(text, "Reading a forum", "Following a competitor")
        for text in ("None", "All the customers", "Both brands", "Toutes ces réponses")
    ],
    "Q102": [
        which(text, "Reading a forum", "Following a competitor") for text in ("Vitamins A and B", "R&D", "A et B")
    ],
    "Q105": [
        which("The dog", "The dogs' kennel", "The cat"),
        which("Yes", "Yes, if the customer agrees", "No"),
        which("Le réseau social", "Les réseaux sociaux", "The forum"),
    ],
    "Q106": [which("From 10 to 19", "From 20 to 29", "30 or more")],
    "Q111": [
        which("It depends", "It does not always work", "It costs money"),
        which("Lire", "Toujours vendre", "Louer"),
    ],
    "Q114": [
        which("Some networks ask for an account first", "Once", "Twice"),
        which("Souvent", "Une fois", "Deux fois"),
    ],
    "Q201": [which("Selling", "Reading", "Answering", prompt="Laquelle n'est pas juste ?")],
    "Q203": [says("Monitoring is useful."), one("Monitoring", "a watch", "a sale", "a rent")],
    "Q401": [says('What? Yes! He said: "no"; she left.')],
    "Q402": [says('He says "yes".')],
    "Q403": [says("All that he had had had no effect.")],
}
