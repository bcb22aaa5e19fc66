"""Answers as pupils type them to the shipped questions, each with the verdict that a fair teacher gives.

`TAKEN` is right as it stands; `AGAIN` deserves a second look before it counts (a slip of spelling, a word too many,
the other gender, a unit that can't be told); `WRONG` is wrong. A gap is a question and its number, from 1.
"""

TAKEN: dict[str, str] = {
    "community-manager/moderation": (
        "modération, Moderation, la modération, modérations, modérer, moderer, modérateur, il modère, le modérateur, "
        "modération des propos, la moderation des commentaires, mission de modération"
    ),
    "community-manager/reporting": "reporting, Reporting, un reporting, le reporting mensuel, reportings",
    "community-manager/definition 1": "animateur, animatrice, l'animateur, Animateurs",
    "community-manager/definition 2": "discussion, discussions, échange, echanges, débats, la conversation",
    "community-manager/relais 1": "partagent, relaient, PARTAGENT",
    "community-manager/relais 3": "visibilité, visibilite, notoriété, présence en ligne",
    "conclusion/technique-et-numerique 1": "techniques, technique",
    "conclusion/technique-et-numerique 3": "apprendre, se former, s'instruire, s’instruire",
    "employee-advocacy/audience-comparee": (
        "3, trois, 3x, trois fois, x3, 3 fois, 3 fois plus, le triple, 3., 3,0, × 3, par 3, Trois, ≈ 3"
    ),
    "employee-advocacy/image-d-employeur": (
        "marque employeur, la marque employeur, marque d’employeur, marques employeurs, marque-employeur, image "
        "employeur, "
        "marque des employeurs, employer brand"
    ),
    "employee-advocacy/micro-influenceur": (
        "micro-influenceur, micro influenceur, microinfluenceur, micro-influenceuse, un micro-influenceur, "
        "micro-influenceurs, micro-influencer, microinfluencer"
    ),
    "employee-advocacy/portee-des-salaries 1": "influence, l'influence, l’influence, pouvoir, rayonnement",
    "employee-advocacy/portee-des-salaries 2": "officiels, officiel, d'entreprise, de la marque",
    "etat-des-lieux/hausse-du-mobile": (
        "3,8; 3.8; 3,8 milliards; 3,8 Mds; 3,8 Md; 3,8 milliards d'abonnés; 3 800 000 000; 3 800 millions; ≈ 3,8; "
        "3,82"
    ),
    "etat-des-lieux/instagram-avant": (
        "500; 500 millions; 500M; 500 M; 500 millions d’utilisateurs; 500 000 000; 0,5 milliard; 5e8; 5 × 10⁸; 500."
    ),
    "etat-des-lieux/multiplication": (
        "486; 486 millions; 486 M; 485,7; 485,7 millions; 0,486 milliard; 486 000 000; ≈ 486; "
        "486 millions d'utilisateurs"
    ),
    "etat-des-lieux/part-des-reseaux": (
        "77; 77 %; 77%; 77 pourcents; 77 pour cent; 77 % des internautes; ≈ 77 %; ~77; = 77 %; 77.; 77,4 %"
    ),
    "introduction/viralite": (
        "viralité, viralite, la viralité, Viralité., VIRALITÉ, effet viral, l'effet viral, diffusion virale, "
        "phénomène viral"
    ),
    "recrutement/budget-en-hausse": "64; 64 %; 64%; 63,7; 63,7 %; 64 % des recruteurs; 64 pour cent",
    "recrutement/ephemere": "éphémère, ephemere, éphémères, Éphémère",
    "recrutement/chacun-son-compte 2": "compétences, competences, savoir-faire, aptitudes",
    "reseau-social-entreprise/definition 1": "interne, internes",
    "reseau-social-entreprise/definition 3": "transversale, transverse, transversales, horizontale, inter-services",
    "reseau-social-entreprise/premier-benefice": (
        "e-mails, mails, e-mail, emails internes, les mails, courriels, Mels"
    ),
    "reseau-social-entreprise/reponse-immediate": (
        "messagerie instantanée, la messagerie instantanee, chat, tchat, le chat, instant messaging, discussion en "
        "direct, "
        "conversation instantanée, messageries instantanées"
    ),
    "social-selling/autopromotion": (
        "autopromotion, auto-promotion, l'autopromotion, auto promotion, discours autocentré"
    ),
    "social-selling/decisions-avant-contact": "86; 86 décisions; 86 décisions d’achat; 86 / 200; 86/200; 86.; = 86",
    "social-selling/definition 1": "numérique, digitale, numerique",
    "social-selling/definition 2": (
        "commerciaux, commercial, vendeurs, équipes commerciales, forces de vente, les vendeurs"
    ),
    "social-selling/definition 3": "réseaux sociaux, reseaux sociaux, médias sociaux, les réseaux sociaux",
    "social-selling/inbound-marketing 1": "trafic, du trafic, le trafic",
    "social-selling/lead": "lead, leads, un lead, le lead, Lead",
    "social-selling/lien-recherche": (
        "confiance, relation de confiance, une relation de confiance, lien de confiance, de la confiance, "
        "relations de confiance, confiance mutuelle, une relation de confiance sur le long terme"
    ),
    "social-selling/preachat": (
        "préachat, pré-achat, preachat, le préachat, phase de préachat, cycle de pré-achat, étape de préachat, "
        "la période de préachat"
    ),
    "social-selling/temps-navigation": (
        "10,5; 10.5; 10,5 heures; 10,5 h; 10h30; 10 h 30; 10 heures et demie; 10,5 heures par jour; 10 h 30 min; "
        "10,50"
    ),
}

AGAIN: dict[str, str] = {
    "community-manager/definition 2": "discutions, conversasion, les espaces de discussion",
    "community-manager/moderation": (
        "modérateur de communauté, la modération des débats, moderation de contenu, modération du groupe, modératon"
    ),
    "community-manager/reporting": "reporting d’activité, reportin, un reporting chiffré",
    "conclusion/technique-et-numerique 3": "à apprendre, aprendre",
    "employee-advocacy/micro-influenceur": "micro-influanceur, micro-influenceur local",
    "employee-advocacy/portee-des-salaries 2": "officielle",
    "etat-des-lieux/hausse-du-mobile": "3,8 milliards d'euros; 3.800; beaucoup",
    "etat-des-lieux/part-des-reseaux": "77 personnes; 77 % des Français; trois quarts",
    "introduction/viralite": "le phénomène de viralité, effet de viralité, viralitée, viralitté",
    "recrutement/ephemere": "contenus éphémères, contenu éphémère, éphèmaire, éphémére visible",
    "reseau-social-entreprise/definition 3": "transversal, plus transversale, transverssale",
    "reseau-social-entreprise/premier-benefice": (
        "les emails envoyés en interne, le nombre de mails, messages par mail, e-mails professionnels"
    ),
    "reseau-social-entreprise/reponse-immediate": (
        "messagerie instantanée interne, chat en direct, messagerie instantannée"
    ),
    "social-selling/definition 2": "commerciales, des commerciales",
    "social-selling/inbound-marketing 1": "trafic web, traffic",
    "social-selling/lead": "a lead, leads entrants",
    "social-selling/lien-recherche": (
        "une relation de confiance et durable, établir une relation de confiance, confience"
    ),
    "social-selling/preachat": "phase de pré-achat autonome, préachatt",
    "social-selling/temps-navigation": "10,5 heures par semaine; une dizaine; 10,5 minutes",
}

WRONG: dict[str, str] = {
    "community-manager/moderation": "médiation, animation, censure, animation et modération, modeler",
    "community-manager/reporting": "newsletter, rapport, un rapport",
    "community-manager/relais 3": "discrétion, vues",
    "conclusion/technique-et-numerique 1": "sociales, douces",
    "employee-advocacy/audience-comparee": "4; x4; le double; 300 %; 4500; trente; 3 fois moins",
    "employee-advocacy/image-d-employeur": "image de marque, marque, notoriété",
    "employee-advocacy/micro-influenceur": "influenceur, un influenceur, nano-influenceur",
    "etat-des-lieux/hausse-du-mobile": "3,4; 5,115; 3,8 millions; 3800; 38; -3,8; 3,8 %",
    "etat-des-lieux/instagram-avant": "500 Mds; 1 milliard; 250; 500 milliards; 2; 5e9",
    "etat-des-lieux/multiplication": "7; 3,4; 0,486; 486 milliards; 500; 3400; -486; 486 %",
    "etat-des-lieux/part-des-reseaux": "0,77; 75 %; 129; 77 millions; 77/100; -77",
    "introduction/viralite": "vitalité, buzz, notoriété, viral, viralité ou vitalité",
    "recrutement/ephemere": "viral, instantané, temporaire, éphémère et court",
    "reseau-social-entreprise/definition 1": "externe, internet",
    "reseau-social-entreprise/premier-benefice": "spams, messages instantanés, courriers",
    "reseau-social-entreprise/reponse-immediate": "e-mail, message privé, timeline",
    "social-selling/decisions-avant-contact": "43 %; 43; 114; 57; 43/100; 86 %; 86 millions",
    "social-selling/definition 1": "industrielle",
    "social-selling/lead": "contact, prospect, follower",
    "social-selling/lien-recherche": "fidélité, relation durable, relation client de confiance",
    "social-selling/preachat": "achat, cycle d'achat, prospection, l'achat",
    "social-selling/temps-navigation": "2; 38; 10; 10h; 0,38; 105; 10 h 50",
}
