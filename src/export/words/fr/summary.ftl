# What the review summary says.

# The document as a whole.
summary-kind = Synthèse de vérification
summary-title = Synthèse de vérification : { $title }
summary-untitled-session = Session sans titre
summary-untitled-article = Article sans titre
summary-publication = Publication
summary-deadline = Date limite
summary-scale = Échelle d’évaluation
summary-note = Note
summary-made-on = Établie le
summary-contents = Sommaire
summary-skip = Aller au texte

# The figures.
summary-coverage = Couverture
summary-article = Article
summary-sentences = Phrases
summary-claimed = Avec affirmations
summary-nothing = Rien à vérifier
summary-untouched = Non traitées
summary-decided = Tranché
summary-left = Faits restants
summary-checked = Vérifiés
summary-wrong = Jugés faux
summary-attention = À revoir
summary-all-articles = Tous les articles
summary-percent = { $n } %
summary-of-sentences = { $n ->
    [one] sur 1 phrase
    *[other] sur { $n } phrases
    }

# An article.
summary-by = Par
summary-publisher = Éditeur
summary-agency = Agence
summary-published = Publié
summary-address = Adresse
summary-article-id = Numéro de l’article
summary-draft = Version vérifiée
summary-risks = Risques
summary-text = Le texte
summary-claims = Affirmations
summary-no-claims = Aucune affirmation n’a encore été retenue.
summary-signed-off = Bon à publier
summary-signed = { $who } ({ $n ->
    [one] { $n } affirmation encore ouverte
    *[other] { $n } affirmations encore ouvertes
    })

# A claim.
summary-in-article = Dans l’article
summary-paragraph = paragraphe { $n }
summary-quote = « { $text } »
summary-words-gone = ses mots ne sont plus dans le texte
summary-who = Qui le dit
summary-when = Quand
summary-appeared = Où elle a paru
summary-dates = Dates
summary-why-checked = Pourquoi nous avons vérifié
summary-importance = importance { $level }
summary-risk = risque : { $risk }
summary-status = État
summary-verdict = Verdict
summary-none = aucun
summary-no-verdict = Sans verdict
summary-copy = Copie
summary-stale = Périmé
summary-stale-why = tranché sur un texte modifié depuis
summary-found = Ce que nous avons trouvé
summary-why = Pourquoi
summary-sure = Degré de certitude
summary-differs = diffère selon la partie
summary-parts-checked = { $status } ({ $checked } parties sur { $n } vérifiées)
summary-parts = Parties
summary-to-text = Aller à ces mots dans le texte
summary-to-claim = Affirmation { $label }
summary-unresolved = Ce que nous n’avons pas pu établir
summary-writers-source = La source de l’auteur
summary-named = Citée par l’auteur, non retenue

# Who says it.
summary-probably = probablement { $name } (une supposition)
summary-denied = démenti ou non confirmé : « { $cue } »
summary-not-named = non nommé
summary-through = par l’intermédiaire de { $name }
summary-hedged = avec réserve : « { $words } »

# What it rests on.
summary-evidence = Éléments
summary-evidence-for = Éléments à l’appui
summary-evidence-against = Éléments contraires
summary-context = Contexte
summary-no-evidence = aucun
summary-looked-on = consulté le { $day }
summary-looked-by = par { $name }
summary-clip = Image de l’élément : { $name }
summary-confidential-source = source confidentielle
summary-missing-source = une source absente de la session
summary-untitled-source = source sans titre
summary-taken-out = { $name } (retirée)

# What followed.
summary-changes = Modifications de la copie
summary-claim = Affirmation
summary-current = Version actuelle
summary-proposed = Proposition
summary-reason = Motif
summary-decision = Décision
summary-deleted = (supprimé)
summary-reply = Droit de réponse
summary-asked = { $n ->
    [one] Contact pris avec { $who }
    *[other] Contact pris { $n } fois avec { $who }
    }
summary-somebody = une personne concernée
summary-about = au sujet de { $text }
summary-outcome = résultat : { $text }
summary-replied = réponse : { $text }
summary-corrections = Corrections
summary-corrected = Corrigé

# What is open.
summary-open-questions = Questions ouvertes
summary-house-rules = Règles de la maison
summary-no-questions = Aucune.
summary-open-gone = ses mots ont disparu du texte
summary-change-requested = modification demandée
summary-suggestion = suggestion, personne ne l’a examinée
summary-untouched-sentences = { $n ->
    [one] { $n } phrase n’a pas d’affirmation et n’est pas marquée comme n’ayant rien à vérifier
    *[other] { $n } phrases n’ont pas d’affirmation et ne sont pas marquées comme n’ayant rien à vérifier
    }
summary-disputed = contesté
summary-is-disputed = Contesté
summary-disputed-label = { $label } (contesté)
summary-disputed-sides = contesté : { $sides }
summary-also-disputed = Également contesté
summary-names-inside = les noms restent à la rédaction

# Sources.
summary-sources = Sources
summary-no-sources = Aucune n’a été saisie.
summary-archived = archivé à l’adresse
summary-credibility = crédibilité : { $text }
summary-source-note = note : { $text }

# How it was done.
summary-method = Méthode
summary-method-coverage = Chaque phrase du texte contient une affirmation, est marquée comme n’ayant rien à vérifier ou n’est pas traitée ; elle compte comme tranchée quand toutes ses affirmations sont vérifiées.
summary-method-axes = Trois choses sont distinguées : l’état dit où en est le travail, le verdict ce qui a été trouvé, la copie ce que devient le texte. Les verdicts sont ceux de personnes, jamais d’un programme.
summary-method-ways = Comment les éléments ont été examinés
summary-hash = SHA-256 de son texte
