# The review summary as PDF.

pdf-kicker = Vérification des faits · Rapport
pdf-page = Page { $page } sur { $pages }
pdf-made = Établi le
pdf-publication = Publication
pdf-deadline = Bouclage
pdf-scale = Échelle d’évaluation
pdf-note = Note
pdf-coverage = Avancement
pdf-coverage-said = { $percent } % de { $sentences ->
    [one] { $sentences } phrase traités
   *[other] { $sentences } phrases traités
} ; { $checked ->
    [one] { $checked } fait vérifié
   *[other] { $checked } faits vérifiés
}, { $left ->
    [one] { $left } restant
   *[other] { $left } restants
}.
pdf-column-article = Article
pdf-column-sentences = Phrases
pdf-column-claimed = Avec fait
pdf-column-nothing = Rien à vérifier
pdf-column-untouched = À voir
pdf-column-decided = Traité
pdf-column-left = Faits restants
pdf-column-checked = Vérifiés
pdf-column-wrong = Faux
pdf-column-attention = À revoir
pdf-all-articles = Tous les articles
pdf-byline = Par
pdf-publisher = Éditeur
pdf-agency = Agence
pdf-published = Publié le
pdf-address = Adresse
pdf-article-id = Référence
pdf-draft = Version vérifiée
pdf-draft-said = { $number } (SHA-256 { $hash }…)
pdf-risks = Risques
pdf-signed = Validé
pdf-signed-said = { $who } ({ $open ->
    [one] { $open } affirmation alors ouverte
   *[other] { $open } affirmations alors ouvertes
})
pdf-text = Le texte vérifié
pdf-claims = Affirmations
pdf-no-claims = Aucune affirmation n’a encore été retenue.
pdf-status = État
pdf-verdict = Verdict
pdf-copy = Texte
pdf-none = aucun
pdf-disputed = contesté
pdf-stale = Décidé sur un texte qui a changé depuis
pdf-quote = Dans l’article
pdf-paragraph = paragraphe { $number }
pdf-quote-gone = Ces mots ne sont plus dans le texte.
pdf-who = Qui le dit
pdf-when = Quand
pdf-where = Où c’est paru
pdf-dates = Dates
pdf-why-checked = Pourquoi vérifier
pdf-importance = importance : { $importance }
pdf-risk = risque : { $risk }
pdf-found = Ce que nous avons trouvé
pdf-why = Pourquoi
pdf-sure = Degré de certitude
pdf-evidence-for = Élément pour
pdf-evidence-against = Élément contre
pdf-evidence-context = Contexte
pdf-evidence = Éléments
pdf-looked-at = consulté le { $day }
pdf-looked-by = par { $name }
pdf-writers-source = Source de l’auteur
pdf-unresolved = Ce que nous n’avons pu établir
pdf-named = Cité par l’auteur, non retenu
pdf-asked = Droit de réponse
pdf-asked-somebody = Une personne concernée
pdf-asked-said = { $who } : question posée
pdf-asked-times = { $who } : question posée { $times } fois
pdf-asked-about = Question :
pdf-asked-outcome = Suite :
pdf-asked-reply = Réponse :
pdf-also-disputed = Contesté aussi
pdf-changes = Modifications du texte
pdf-changes-none = Aucune modification n’a été demandée.
pdf-open = Questions ouvertes
pdf-house-rules = Règles de la maison
pdf-open-none = Aucune.
pdf-open-suggestion = Suggestions que personne n’a examinées
pdf-open-quote = ces mots ne sont plus dans le texte
pdf-open-change = modification demandée
pdf-open-untouched = { $count ->
    [one] { $count } phrase n’a ni affirmation ni mention « rien à vérifier »
   *[other] { $count } phrases n’ont ni affirmation ni mention « rien à vérifier »
}
pdf-corrections = Rectificatifs
pdf-corrected = Rectifié
pdf-sources = Sources
pdf-sources-none = Aucune source saisie.
pdf-untitled-source = source sans titre
pdf-confidential-source = source confidentielle
pdf-archive = Archivé à
pdf-credibility = Crédibilité :
pdf-cited = Citée pour
pdf-method = Méthode
pdf-method-coverage = Chaque phrase d’un article porte une affirmation, est notée « rien à vérifier » ou reste à voir ; les mentions comme les crédits ne comptent pas. Une phrase est traitée quand toutes ses affirmations sont vérifiées ou qu’il n’y a rien à vérifier. Une affirmation tenue en parties compte pour ses parties.
pdf-method-verdict = L’état du travail, ce qui a été trouvé et ce que devient le texte sont trois choses ; aucune ne se déduit d’une autre. Des personnes ont décidé de chacune.
pdf-method-scale = Les verdicts sont ceux de l’échelle « { $name } » : { $labels }.
pdf-method-inside = Les noms des personnes qui ont travaillé ou ont été interrogées, et ce qui est confidentiel, ne sortent pas, sauf si ce rapport a été fait avec eux.
