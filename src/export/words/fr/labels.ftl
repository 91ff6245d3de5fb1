# What records say in fixed words, as every export writes it.

# Where the work on a claim stands.
check-status-to-check = À vérifier
check-status-in-progress = En cours
check-status-checked = Vérifié
check-status-needs-attention = À revoir

# What happens to the copy.
resolution-none = Rien
resolution-change-requested = Modification demandée
resolution-changed = Modifié
resolution-stet = Maintenu
resolution-cut = Supprimé

# How much hangs on a claim.
importance-unset = non précisée
importance-high = élevée
importance-medium = moyenne
importance-low = faible

# What sort of fact it is.
claim-type-name = nom ou orthographe
claim-type-title = titre ou fonction
claim-type-place = lieu
claim-type-date = date ou heure
claim-type-age = âge
claim-type-number = chiffre ou statistique
claim-type-money = argent
claim-type-measurement = mesure ou distance
claim-type-superlative = superlatif, premier ou seul
claim-type-comparison = comparaison ou tendance
claim-type-quotation = citation
claim-type-attribution = attribution ou paraphrase
claim-type-causal = cause et effet
claim-type-historical = fait historique
claim-type-legal = loi ou règle
claim-type-scientific = science ou médecine
claim-type-poll = sondage
claim-type-description = description physique
claim-type-biography = biographie ou identité
claim-type-image = image ou légende
claim-type-graphic = infographie
claim-type-headline = titre ou accroche
claim-type-common-knowledge = notoriété publique
claim-type-prediction = prédiction
claim-type-opinion = opinion
claim-type-sensitive = sensible ou diffamatoire

# What could hurt someone.
risk-legal = juridique
risk-privacy = vie privée
risk-anonymous-source = source anonyme
risk-harm = préjudice

# Which way evidence points.
stance-supports = confirme
stance-contradicts = contredit
stance-context = contexte

# How near a source is to the fact.
tier-unset = non précisé
tier-primary = primaire
tier-secondary = secondaire

# What the editor decided about a change.
decision-pending = en attente
decision-accepted = accepté
decision-stet = maintenu
decision-cut = supprimé
decision-reworded = reformulé

# What sort of thing a source is.
source-kind-unset = source
source-kind-document = document
source-kind-dataset = jeu de données
source-kind-recording = enregistrement
source-kind-transcript = transcription
source-kind-email = courriel
source-kind-interview = entretien
source-kind-expert = expert
source-kind-book = livre
source-kind-web = page web
source-kind-observation = constatation personnelle

# What somebody who was asked says of a claim.
correct-unsaid = non précisé
correct-yes = correct en l’état
correct-no = inexact
