# The spreadsheet of claims.

# Sheets: at most 31 characters, none of []:*?/\ in them.
sheet-claims = Affirmations
sheet-sources = Sources
sheet-problems = Questions ouvertes

# Columns of the claims.
sheet-number = N°
sheet-fact = Fait
sheet-quote = Dans l’article
sheet-paragraph = Par.
sheet-who = Qui le dit
sheet-importance = Importance
sheet-source = Source
sheet-stance = La source
sheet-method = Méthode
sheet-locator = Où
sheet-extract = Ce qu’elle dit
sheet-looked = Consulté le
sheet-status = État
sheet-verdict = Verdict
sheet-rationale = Pourquoi
sheet-copy = Copie
sheet-change = Modification
sheet-note = Note
sheet-row = Ligne
sheet-article = Article

sheet-row-claim = affirmation
sheet-row-suggestion = suggestion
sheet-row-part = partie
sheet-row-whole = divisée en parties

sheet-status-to_check = À vérifier
sheet-status-in_progress = En cours
sheet-status-checked = Vérifié
sheet-status-needs_attention = À examiner

sheet-copy-change_requested = Modification demandée
sheet-copy-changed = Modifié
sheet-copy-stet = Maintenu
sheet-copy-cut = Supprimé

sheet-importance-high = haute
sheet-importance-medium = moyenne
sheet-importance-low = basse

sheet-stance-supports = confirme
sheet-stance-contradicts = contredit
sheet-stance-context = contexte

sheet-method-primary = première main
sheet-method-secondary = seconde main

sheet-change-pending = en attente
sheet-change-accepted = acceptée
sheet-change-stet = maintenu
sheet-change-cut = supprimé
sheet-change-reworded = reformulé

# The sources.
sheet-sources-number = N°
sheet-sources-title = Source
sheet-sources-kind = Type
sheet-sources-author = Auteur
sheet-sources-publisher = Éditeur
sheet-sources-published = Publié
sheet-sources-address = Adresse
sheet-sources-archive = Copie archivée
sheet-sources-note = Note

sheet-kind-unset = source
sheet-kind-document = document
sheet-kind-dataset = jeu de données
sheet-kind-recording = enregistrement
sheet-kind-transcript = transcription
sheet-kind-email = courriel
sheet-kind-interview = entretien
sheet-kind-expert = expert
sheet-kind-book = livre
sheet-kind-web = page web
sheet-kind-observation = observation directe

# What is open.
sheet-problems-what = Quoi
sheet-problems-code = Règle
sheet-problems-number = N°
sheet-problems-fact = Fait
sheet-problems-more = Détail
sheet-problems-expected = Attendu parce que
sheet-problems-article = Article

sheet-problem-disputed = Contesté
sheet-problem-lost = N’est plus dans le texte
sheet-problem-stale = Texte modifié depuis
sheet-problem-change = Modification pas encore faite
sheet-problem-unresolved = N’a pas pu être établi
sheet-problem-attention = À examiner
sheet-problem-unproven = Vérifié sans preuve

# At the end of a cell that was cut.
sheet-cut = [coupé : plus long qu’une cellule de tableur]

# Shown when somebody writes what cannot be chosen: a title (32 characters) and a sentence (255).
sheet-choose = Pas dans la liste
sheet-choose-more = Choisissez dans la liste, ou laissez la cellule telle quelle.
