"""Labels by a second reader who had not seen the rules.

SAMPLE has YAML documents by code: questions with flaws typical of teachers, then sound ones close to the flaw. `also`
lists codes expected in addition to that of the document. A question without type is a single choice; one without
explanation gets a plain one, except under Q204.
"""

SAMPLE: dict[str, tuple[str, str]] = {
    "Q001": (
        """
type: true_false
prompt: Un budget prévisionnel se prépare avant l'exercice.
answer: vrai
allow: {Q999: cas d'école}
---
type: true_false
prompt: La TVA est un impôt indirect.
answer: vrai
allow: {q 103: la réponse est longue}
---
type: flashcard
prompt: Qu'est-ce qu'un stock de sécurité ?
answer: La quantité gardée pour faire face à un retard de livraison.
allow: {longueur: définition complète}
""",
        """
type: true_false
prompt: Un bilan décrit le patrimoine à une date donnée.
answer: vrai
---
prompt: Quel document accompagne la marchandise livrée ?
answer: Le bon de livraison
distractors: [La facture, Toutes ces réponses]
allow: {Q101: on discute en classe de ce piège}
---
type: flashcard
prompt: Qu'est-ce qu'une facture d'avoir ?
answer: Le document qui annule tout ou partie d'une facture.
""",
    ),
    "Q002": (
        """
prompt: Quel document constate la vente ?
answer: La facture
distractors: [Le devis, Le bon de commande]
allow: {Q101: on discute en classe de ce piège}
---
type: true_false
prompt: Le capital social figure au passif du bilan.
answer: vrai
allow: {Q201: la négation est voulue}
---
type: numerical
prompt: Combien de mois compte un exercice comptable ordinaire ?
answer: 12
allow: {Q304: la tolérance est voulue}
""",
        """
type: true_false
prompt: Une entreprise n'est jamais dépourvue d'objectif.
answer: vrai
allow: {Q202: la tournure est celle du manuel}
---
prompt: Quel document ne lie pas l'entreprise à son client ?
answer: Le catalogue
distractors: [Le contrat, La facture]
allow: {Q201: la formulation du sujet de bac est gardée}
---
type: matching
prompt: Associez chaque document à son auteur.
pairs: {Bon de commande: Le client, Facture: Le fournisseur, Avis d'opération: La banque}
allow: {Q301: exercice de découverte}
""",
    ),
    "Q101": (
        """
prompt: Quelle charge augmente avec la production ?
answer: Les matières premières
distractors: [Le loyer, L'assurance, Aucune des réponses ci-dessus]
---
prompt: Que contient un contrat de travail ?
answer: Toutes les réponses sont correctes
distractors: [La durée de l'essai, Le poste occupé, Le salaire de base]
---
prompt: Quelle société a un seul associé ?
answer: L'EURL
distractors: [La SARL, La SNC, Aucune de ces propositions]
""",
        """
prompt: Qui vote à l'assemblée générale d'une société anonyme ?
answer: Les actionnaires
distractors: [Les salariés du siège, Les clients fidèles]
---
prompt: À quelles réponses du questionnaire l'enquêtrice doit-elle se fier ?
answer: À celles des clients interrogés au hasard
distractors: [À celles des amis du gérant, À celles des passants pressés]
---
prompt: Quel effet une hausse des prix a-t-elle sur un bien de première nécessité ?
answer: Une faible baisse des ventes
distractors: [Une forte baisse des ventes, Un doublement des ventes]
""",
    ),
    "Q102": (
        """
prompt: Qui peut rompre un contrat à durée indéterminée ?
answer: Les réponses A et B
distractors: [L'employeur, Le salarié, Le syndicat]
---
prompt: Quel impôt frappe les ménages ?
answer: La taxe foncière
distractors: [La TVA, Les deux premières réponses, La cotisation des entreprises]
---
prompt: Quelle ressource finance une association ?
answer: a) et c)
distractors: [Les dons, Les dividendes, Les subventions]
""",
        """
prompt: Qui signe la convention collective ?
answer: Les syndicats et les employeurs
distractors: [Les maires et les préfets, Les juges et les avocats]
---
prompt: Que vend l'entreprise à la fois ?
answer: Un produit et un service
distractors: [Une licence et un brevet, Un terrain et un bâtiment]
---
prompt: Quelle vitamine vante l'étiquette du jus ?
answer: La vitamine C
distractors: [Les vitamines A et B, La vitamine D]
""",
    ),
    "Q103": (
        """
prompt: Qu'est-ce que la productivité ?
answer: Le rapport entre la production obtenue et la quantité de facteurs employés pour l'obtenir
distractors: [Le chiffre d'affaires, Le nombre de salariés, La marge]
---
prompt: Que doit faire le vendeur d'un produit défectueux ?
answer: Le réparer ou le remplacer sans frais pour le client, dans un délai raisonnable
distractors: [Changer l'étiquette, Attendre une plainte, Baisser le prix]
---
prompt: Pourquoi une entreprise segmente-t-elle son marché ?
answer: Pour adapter son offre aux attentes de groupes de clients différents entre eux
distractors: [Pour payer moins d'impôts, Pour recruter plus vite, Pour changer de nom]
""",
        """
prompt: Qu'est-ce que la valeur ajoutée ?
answer: La production moins les consommations intermédiaires
distractors: [Le chiffre d'affaires moins les impôts payés, Le bénéfice plus les salaires]
---
prompt: Que mesure le taux de chômage ?
answer: La part des chômeurs parmi les actifs
distractors: [La part des chômeurs parmi les adultes, La part des inactifs, Le nombre d'emplois]
---
prompt: Quel sigle désigne l'impôt payé sur les achats ?
answer: TVA
distractors: [IR, CSG, IS]
""",
    ),
    "Q104": (
        """
prompt: Quel est l'effet d'une remise sur les ventes du magasin ?
answer: Les ventes progressent de 12 % en un mois
distractors: [Les ventes reculent dans tous les rayons du magasin, Les ventes restent stables pendant le mois]
---
prompt: Quel moyen de paiement laisse une trace bancaire ?
answer: Le virement (ordre donné à la banque)
distractors: [Le troc entre deux voisins du quartier, Le billet remis de la main à la main]
---
prompt: Quel public la boulangerie vise-t-elle avec ses menus ?
answer: Les salariés du quartier, par exemple ceux de la mairie
distractors:
  - Les touristes qui passent en autocar pendant l'été
  - Les grossistes qui livrent les restaurants de la ville
""",
        """
prompt: Quelle part du budget va au loyer ?
answer: Environ 30 %
distractors: [Environ 45 %, Environ 60 %]
order: natural
---
prompt: Quelle société convient à un projet à deux ?
answer: La SARL (à responsabilité limitée)
distractors: [L'EURL (à associé unique), La SA (à actionnaires nombreux)]
---
prompt: Quel texte fixe la durée légale du travail ?
answer: Le Code du travail
distractors: [La loi de 1901, Le Code de commerce]
""",
    ),
    "Q105": (
        """
prompt: À quoi sert un devis ?
answer: À annoncer un prix
distractors: [À fixer une date de livraison, À fixer la date de livraison, À recruter un artisan]
---
prompt: Que finance l'impôt ?
answer: Les services publics
distractors: [Les entreprises privées, Les entreprises privées étrangères, Les bijoux du maire]
---
prompt: Où se fixe le prix d'une action cotée ?
answer: À la bourse
distractors: [Au ministère, au ministère., À la mairie]
""",
        """
prompt: Que fait la banque centrale en cas d'inflation ?
answer: Elle relève son taux
distractors: [Elle abaisse son taux, Elle nationalise les banques]
---
prompt: Quel compte enregistre une vente à crédit ?
answer: Le compte Clients
distractors: [Le compte Fournisseurs, Le compte Banque]
---
prompt: Que devient l'offre si le prix du blé monte ?
answer: Elle augmente peu
distractors: [Elle diminue peu, Elle reste la même]
""",
    ),
    "Q106": (
        """
prompt: Dans quelle tranche se situe le revenu du ménage ?
answer: De 1 000 à 2 000 euros
distractors: [De 0 à 1 000 euros, De 2 000 à 3 000 euros]
order: natural
---
prompt: Combien de salariés compte une petite entreprise ?
answer: Entre 10 et 49 salariés
distractors: [Entre 0 et 10 salariés, Entre 49 et 249 salariés]
order: natural
---
prompt: Quel âge ont les clients de la boutique ?
answer: 25-35 ans
distractors: [15-25 ans, 35-50 ans]
order: natural
""",
        """
prompt: Quelle période couvrent les Trente Glorieuses ?
answer: 1945-1975
distractors: [1914-1944, 1976-2006]
order: natural
---
prompt: Combien de personnes emploie une microentreprise ?
answer: De 1 à 9 personnes
distractors: [De 10 à 49 personnes, De 50 à 249 personnes]
order: natural
---
prompt: À quelle heure la boutique est-elle la plus fréquentée ?
answer: Entre 10 h et 11 h 59
distractors: [Entre 12 h et 13 h 59, Entre 14 h et 15 h 59]
order: natural
""",
    ),
    "Q107": (
        """
prompt: En quelle année l'euro est-il arrivé dans les porte-monnaie ?
answer: '2002'
distractors: ['1999', '1992', '2008']
---
prompt: Quel est le taux normal de la TVA en France ?
answer: 20 %
distractors: ['5,5 %', 10 %, '19,6 %']
---
prompt: Combien coûte la chemise après une remise de 10 % ?
answer: 45 €
distractors: [40 €, 55 €]
""",
        """
prompt: Combien coûte la chemise soldée ?
answer: 45 €
distractors: [40 €, 55 €]
order: natural
---
prompt: Quel article du Code civil définit le contrat ?
answer: L'article qui ouvre le titre sur les obligations
distractors: [Le premier article du code, Le dernier article du code]
---
prompt: Quelle loi a créé la semaine légale raccourcie ?
answer: La loi Aubry de 1998
distractors: [La loi Pacte de 2019, La loi Macron de 2015]
""",
    ),
    "Q108": (
        """
prompt: Quelle quantité de farine faut-il commander ?
answer: 1500 g
distractors: [2 kg, 3 kg]
order: natural
---
prompt: Combien de temps dure une période d'essai d'ouvrier ?
answer: 2 mois
distractors: [15 jours, 3 semaines]
order: natural
---
prompt: Quelle distance parcourt la livreuse ?
answer: 12 km
distractors: [800 m, 25 km]
order: natural
""",
        """
prompt: Quelle quantité de farine faut-il commander ?
answer: 2 kg
distractors: [1 kg, 3 kg]
order: natural
---
prompt: Combien dure un congé de base ?
answer: 5 semaines
distractors: [1 semaine, 8 semaines]
order: natural
---
prompt: De combien le prix augmente-t-il ?
answer: 1 euro
distractors: [2 euros, 3 euros]
order: natural
""",
    ),
    "Q109": (
        """
prompt: Comment s'appelle celui qui crée une entreprise ?
answer: L'entrepreneur
distractors: [L'inspecteur]
---
prompt: Quel pays utilise l'euro ?
answer: La Finlande
distractors: [La Suède, Le Danemark, La Norvège, La Suisse, La Pologne]
---
type: multiple_choice
prompt: Quels biens sont durables ?
answers: [Une voiture, Un four]
distractors: [Un pain, Un journal, Une bougie, Un savon, Une pomme, Un café, Une craie]
""",
        """
prompt: Quel pays a gardé la couronne ?
answer: La Suède
distractors: [La Finlande, L'Italie, L'Espagne, L'Irlande]
---
type: multiple_choice
prompt: Quels biens sont durables ?
answers: [Une voiture, Un four, Un lit]
distractors: [Un pain, Un journal, Une bougie]
---
prompt: Qui dirige une commune ?
answer: Le maire
distractors: [Le préfet, Le juge]
""",
    ),
    "Q110": (
        """
prompt: Que doit contenir une annonce d'emploi ?
answer: Elle doit contenir le poste proposé
distractors: [Elle doit contenir le nom du maire, Elle doit contenir une photo du patron]
---
prompt: Pourquoi l'usine déménage-t-elle ?
answer: Parce que l'entreprise veut payer moins de loyer
distractors: [Parce que l'entreprise veut changer de métier, Parce que l'entreprise veut éviter la pluie]
---
prompt: Qu'est-ce qu'un salaire brut ?
answer: C'est le montant avant les cotisations
distractors: [C'est le montant après l'impôt, C'est le montant des primes]
""",
        """
prompt: Que publie l'Insee chaque mois ?
answer: L'indice des prix
distractors: [Le cours de l'or, Le budget des communes]
---
prompt: Pourquoi stocker des pièces ?
answer: Pour éviter une rupture
distractors: [Pour payer moins d'impôts, Pour occuper l'atelier]
---
prompt: Que fait la directrice devant une grève ?
answer: Elle ouvre une négociation
distractors: [Elle ferme le site, Elle appelle la presse, Elle embauche des vigiles]
""",
    ),
    "Q111": (
        """
prompt: Quel effet une hausse du salaire minimum peut-elle avoir ?
answer: Elle peut soutenir la consommation
distractors: [Elle détruit toujours des emplois, Elle n'a jamais aucun effet]
---
prompt: Que peut-on dire du crédit ?
answer: Il aide à financer un achat
distractors: [Il ruine systématiquement les ménages, Il est absolument gratuit]
---
prompt: Quel risque prend un associé de SARL ?
answer: Il peut perdre son apport
distractors: [Il perd forcément sa maison, Il rembourse toutes les dettes sans exception]
""",
        """
prompt: Comment une entreprise fixe-t-elle son prix ?
answer: Elle tient toujours compte de ses coûts
distractors: [Elle copie toujours son concurrent, Elle demande au maire]
---
prompt: Que font les deux associés ?
answer: Ils partagent les bénéfices
distractors: [Ils signent tous deux un bail, Ils ne sont pas toujours d'accord]
---
prompt: Quel impôt payent les sociétés ?
answer: L'impôt sur les bénéfices
distractors: [La taxe sur tout-venant, L'impôt sur le revenu des ménages]
""",
    ),
    "Q112": (
        """
prompt: Qu'est-ce qu'un marché oligopolistique ?
answer: Un oligopole de quelques vendeurs
distractors: [Un vendeur face à un client, Une foule de petits vendeurs]
---
prompt: À quoi sert la publicité comparative ?
answer: À comparer deux produits
distractors: [À remercier les clients, À recruter un vendeur]
---
prompt: Quel est le but de l'épargne de précaution ?
answer: Prendre des précautions contre un imprévu
distractors: [Acheter une maison, Gagner des intérêts]
""",
        """
prompt: Quel effet la publicité a-t-elle sur un produit ?
answer: Elle fait connaître le produit
distractors: [Elle allège le produit, Elle rend le produit légal]
---
prompt: Camille tient une librairie. Que mesure son taux de marge ?
answer: Le gain sur chaque achat revendu
distractors: [Le nombre de clients, La hauteur des étagères]
---
prompt: Qui fixe le taux directeur de la zone euro ?
answer: La banque de Francfort
distractors: [Le ministre des finances, L'assemblée de Strasbourg]
""",
    ),
    "Q113": (
        """
prompt: >-
  Le document qui fixe le prix avant les travaux est un :
answer: devis
distractors: [facturation, commission, cotisation]
---
prompt: >-
  L'argent prêté par une banque produit des intérêts ; il s'agit d'une :
answer: créance sur l'emprunteur
distractors: [placement, investissement, versement]
---
prompt: Le chef de l'entreprise individuelle s'appelle l'
answer: entrepreneur
distractors: [gérant, directeur, préfet]
""",
        """
prompt: >-
  Le document qui fixe le prix avant les travaux est :
answer: un devis
distractors: [une facture, une commission]
---
prompt: >-
  La somme versée chaque mois au salarié est une :
answer: rémunération
distractors: [cotisation, subvention]
---
prompt: >-
  Pour vendre à l'étranger, l'entreprise fait une :
answer: exportation
distractors: [importation, délocalisation]
""",
    ),
    "Q114": (
        """
prompt: Combien de jeunes quittent l'école sans diplôme ?
answer: Quelques-uns
distractors: [La plupart, Presque tous]
---
prompt: À quelle fréquence le stock est-il compté ?
answer: Régulièrement
distractors: [Rarement, De temps à autre]
---
prompt: Combien de clients rendent leur achat ?
answer: Peu de clients
distractors: [Beaucoup de clients, Un grand nombre de clients]
""",
        """
prompt: Combien de clients rendent leur achat ?
answer: Un client sur dix
distractors: [Un client sur deux, Deux clients sur trois]
order: natural
---
prompt: Que devient le stock en décembre ?
answer: Il diminue de moitié
distractors: [Il double, Il reste le même]
---
prompt: Que montre l'inventaire ?
answer: Plus d'articles que prévu
distractors: [Autant d'articles que prévu, Moins d'articles que prévu]
""",
    ),
    "Q201": (
        """
prompt: Quelle dépense n'est pas une charge fixe ?
answer: L'achat de farine
distractors: [Le loyer, L'assurance]
---
prompt: Parmi ces documents, lequel ne figure jamais dans un dossier d'embauche ?
answer: Le relevé de compte
distractors: [Le contrat, La carte d'identité]
---
prompt: Tous ces biens sont durables, sauf un. Lequel ?
answer: Le pain
distractors: [Le four, La table]
""",
        """
prompt: Quelle dépense n'est **pas** une charge fixe ?
answer: L'achat de farine
distractors: [Le loyer, L'assurance]
---
prompt: Lequel de ces biens est le seul, **sauf** panne, à durer dix ans ?
answer: Le four
distractors: [Le pain, Le journal]
---
prompt: La gérante ne peut pas payer ses fournisseurs. Que peut-elle demander ?
answer: Un délai de paiement
distractors: [Une amende, Un dividende]
""",
    ),
    "Q202": (
        """
type: true_false
prompt: Il n'est pas interdit de ne pas afficher ses prix.
answer: faux
---
type: true_false
prompt: Une association ne peut pas ne pas avoir de statuts.
answer: vrai
---
prompt: Que n'a **pas** le droit de faire un commerçant ?
answer: Ne pas rendre la monnaie
distractors: [Ne pas accepter les chèques, Fermer le lundi]
""",
        """
type: true_false
prompt: Une facture n'est valable que si elle porte une date.
answer: vrai
---
type: true_false
prompt: L'entreprise non seulement vend, mais répare aussi, avant que le client ne le demande.
answer: vrai
---
type: true_false
prompt: Le client ne paie pas de frais, et la boutique ne reprend pas les articles soldés.
answer: faux
""",
    ),
    "Q203": (
        """
prompt: L'inflation.
answer: Une hausse durable des prix
distractors: [Une baisse des salaires, Une pénurie de blé]
---
prompt: À propos du contrat de travail
answer: Il crée un lien de subordination
distractors: [Il est signé par le maire, Il dure un an]
---
type: multiple_choice
prompt: Les facteurs de production et leur combinaison dans l'entreprise.
answers: [Le travail, Le capital]
distractors: [La publicité, La concurrence]
""",
        """
prompt: >-
  L'inflation est :
answer: une hausse durable des prix
distractors: [une baisse des salaires, une pénurie de blé]
---
type: multiple_choice
prompt: Cochez les facteurs de production.
answers: [Le travail, Le capital]
distractors: [La publicité, La concurrence]
---
type: ordering
prompt: Rangez ces étapes d'un achat, de la première à la dernière.
items: [Le devis, La commande, La livraison, Le paiement]
""",
    ),
    "Q204": (
        """
type: true_false
prompt: Une SARL compte au moins un associé.
answer: vrai
---
prompt: Qui perçoit la TVA ?
answer: L'État
distractors: [La commune, Le vendeur]
---
type: numerical
prompt: Combien de trimestres compte une année ?
answer: 4
""",
        """
type: flashcard
prompt: Qu'est-ce que le fonds de roulement ?
answer: L'excédent des ressources stables sur les emplois stables.
---
type: true_false
prompt: Une SARL compte au moins un associé.
answer: vrai
explanation: Avec un seul, elle prend le nom d'EURL.
---
prompt: Qui perçoit la TVA ?
answer: L'État
distractors: [La commune, Le vendeur]
explanation: Le vendeur la collecte, puis la reverse.
""",
    ),
    "Q205": (
        """
prompt: Qui perçoit la TVA ?
answer: L'État
distractors: [La commune, Le vendeur]
explanation: C'est l'État.
---
prompt: Qu'est-ce qu'un bien durable ?
answer: Un bien qui sert longtemps
distractors: [Un bien qui coûte cher, Un bien vendu en ligne]
explanation: Un bien durable est un bien qui sert longtemps.
---
type: short_answer
prompt: Comment nomme-t-on la hausse générale des prix ?
answers: [inflation]
explanation: Il fallait répondre « inflation ».
""",
        """
prompt: Qui perçoit la TVA ?
answer: L'État
distractors: [La commune, Le vendeur]
explanation: L'État la perçoit, mais c'est le consommateur qui la paie.
---
type: true_false
prompt: Le capital peut être apporté en nature.
answer: vrai
explanation: Un local ou une machine en sont des exemples.
---
type: short_answer
prompt: Comment nomme-t-on la hausse générale des prix ?
answers: [inflation]
explanation: L'inflation se mesure avec un panier de biens.
""",
    ),
    "Q206": (
        """
prompt: Quel bien est durable ?
answer: Le four
distractors: [Le pain, Le journal]
explanation: Les réponses A et C disparaissent dès le premier usage.
---
prompt: Quel bien est durable ?
answer: Le four
distractors:
  - {text: Le pain, feedback: Relisez plutôt la proposition c.}
  - Le journal
---
prompt: Quel bien est durable ?
answer: Le four
distractors: [Le pain, Le journal]
hint: L'option B se mange.
""",
        """
prompt: Quel bien est durable ?
answer: Le four
distractors: [Le pain, Le journal]
explanation: Le pain et le journal disparaissent dès le premier usage.
---
type: true_false
prompt: Un plan B aide à faire face à un imprévu.
answer: vrai
explanation: Le plan A et le plan B se préparent ensemble.
---
prompt: Quelle vitamine l'étiquette cite-t-elle ?
answer: La vitamine C
distractors: [La vitamine A, La vitamine D]
explanation: La réponse à la carence figure au dos de la boîte.
""",
    ),
    "Q301": (
        """
type: matching
prompt: Associez chaque sigle à son sens.
pairs: {TVA: taxe sur les achats, SMIC: salaire minimum}
---
type: matching
prompt: Associez chaque agent à sa fonction.
pairs: {Ménage: consommer, Entreprise: produire, État: redistribuer, Banque: prêter}
---
type: matching
prompt: Reliez chaque société au nombre de ses associés.
pairs: {EURL: un seul, SARL: deux à cent, SA: deux ou plus}
""",
        """
type: matching
prompt: Associez chaque agent à sa fonction.
pairs: {Ménage: consommer, Entreprise: produire, État: redistribuer}
distractors: [extrader]
---
type: matching
prompt: Associez chaque pays à sa monnaie.
pairs: {Suède: couronne, Japon: yen, Inde: roupie, Suisse: franc, Chine: yuan}
---
type: matching
prompt: Associez chaque dépense à sa nature.
pairs: {Loyer: charge fixe, Assurance: charge fixe, Farine: charge variable}
distractors: [produit financier]
""",
    ),
    "Q302": (
        """
type: cloze
prompt: Complétez cette phrase.
text: '{{L''inflation}} est la hausse durable des prix.'
---
type: cloze
prompt: Complétez cette définition.
text: La {{demande}} est la quantité que les acheteurs veulent à chaque prix.
---
type: cloze
prompt: Complétez cette phrase.
text: '**{{Insee}}** est le sigle de l''institut qui mesure les prix.'
""",
        """
type: cloze
prompt: Complétez cette phrase.
text: La hausse durable des prix est {{l'inflation}}.
---
type: cloze
prompt: Complétez cette phrase.
text: Quand le prix monte, la {{demande}} baisse d'ordinaire.
---
type: cloze
prompt: Complétez cette phrase.
text: Selon la loi de 1901, une {{association}} n'a pas de but lucratif.
""",
    ),
    "Q303": (
        """
type: cloze
prompt: Complétez ce texte.
text: Le compte de {{résultat}} oppose les {{produits}} aux {{charges}} d'un {{exercice}}.
---
type: cloze
prompt: Complétez ce texte.
text: Quand le {{prix}} monte, l'{{offre}} monte, la {{demande}} baisse, et il reste un {{surplus}} sur le {{marché}}.
---
type: cloze
prompt: Complétez ce bilan.
text: À l'actif, les {{immobilisations}} et les {{stocks}}. Au passif, le {{capital}} et les {{dettes}}.
""",
        """
type: cloze
prompt: Complétez ce texte.
text: Le compte de résultat oppose les {{produits}} aux {{charges}} d'un {{exercice}}.
---
type: cloze
prompt: Complétez ce texte.
text: Le bilan est équilibré, car l'actif égale le {{passif|total du passif|passif du bilan}}.
---
type: cloze
prompt: Complétez ce texte.
text: Quand le prix monte, l'{{offre}} monte et la {{demande}} baisse.
""",
    ),
    "Q304": (
        """
type: numerical
prompt: Un article à 100 euros baisse de 5 %. Quel est son nouveau prix ?
answer: 95
tolerance: 5
unit: euros
---
type: numerical
prompt: La caisse contient 3 euros et reçoit 2 euros. Combien contient-elle ?
answer: 5
tolerance: 6
unit: euros
""",
        """
type: numerical
prompt: Un article à 100 euros baisse de 5 %. Quel est son nouveau prix ?
answer: 95
tolerance: 0,5
unit: euros
---
type: numerical
prompt: La boutique vend 1 250 articles à 3,90 euros. Quel est son chiffre d'affaires, à 5 euros près ?
answer: 4875
tolerance: 5
unit: euros
---
type: cloze
prompt: Complétez cette phrase.
text: Une vente à perte se fait à un prix inférieur au {{coût}}.
distractors: [client, salaire]
""",
    ),
    "Q401": (
        """
type: true_false
prompt: 'Le salaire brut comprend deux parts: le net et les cotisations.'
answer: 'vrai'
---
prompt: Quel impôt paie un ménage?
answer: L'impôt sur le revenu
distractors: [L'impôt sur les sociétés, La taxe de séjour du maire]
---
type: true_false
prompt: Une «startup» est une jeune entreprise.
answer: vrai
""",
        """
type: true_false
prompt: La boutique ouvre à 10:30 et vend sur https://exemple.fr selon la formule `a:b`.
answer: vrai
---
type: true_false
prompt: 'Deux parts composent le salaire brut : le net et les cotisations ; rien d''autre !'
answer: vrai
---
type: true_false
prompt: >-
  Une « startup » est une jeune entreprise (née d'hier ?).
answer: vrai
""",
    ),
    "Q402": (
        """
type: true_false
prompt: Le mot "startup" désigne une jeune entreprise.
answer: vrai
---
prompt: Que signifie "liquidité" ?
answer: La facilité à payer
distractors: [La quantité d'eau, La durée du prêt]
---
type: true_false
prompt: Une startup est une jeune entreprise.
answer: vrai
explanation: On dit aussi "jeune pousse".
""",
        """
type: true_false
prompt: >-
  « Startup » se traduit par « jeune pousse ».
answer: vrai
---
type: true_false
prompt: La formule `="total"` affiche un mot dans la cellule.
answer: vrai
---
type: true_false
prompt: L'écran de la caisse mesure 15" de diagonale.
answer: vrai
""",
    ),
    "Q403": (
        """
type: true_false
prompt: Le salaire est est versé chaque mois.
answer: vrai
---
prompt: Qui signe le le contrat ?
answer: Le salarié
distractors: [Le maire, Le notaire]
---
type: true_false
prompt: Le prix dépend de l'offre.
answer: vrai
explanation: Le prix dépend aussi de la la demande.
""",
        """
type: true_false
prompt: Nous nous engageons quand vous vous associez.
answer: vrai
---
type: true_false
prompt: L'artisan peut faire faire le travail par un sous-traitant.
answer: vrai
---
type: true_false
prompt: Le prix du varie. Varie-t-il chaque jour, oui, oui, et le soir.
answer: vrai
""",
    ),
}
