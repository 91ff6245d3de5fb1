# What records say in fixed words, as every export writes it.

# Where the work on a claim stands.
check-status-to-check = Zu prüfen
check-status-in-progress = In Arbeit
check-status-checked = Geprüft
check-status-needs-attention = Braucht Aufmerksamkeit

# What happens to the copy.
resolution-none = Keine
resolution-change-requested = Änderung erbeten
resolution-changed = Geändert
resolution-stet = Bleibt so
resolution-cut = Gestrichen

# How much hangs on a claim.
importance-unset = nicht angegeben
importance-high = hoch
importance-medium = mittel
importance-low = gering

# What sort of fact it is.
claim-type-name = Name oder Schreibweise
claim-type-title = Titel oder Funktion
claim-type-place = Ort
claim-type-date = Datum oder Zeit
claim-type-age = Alter
claim-type-number = Zahl oder Statistik
claim-type-money = Geld
claim-type-measurement = Maß oder Entfernung
claim-type-superlative = Superlativ, erster oder einziger
claim-type-comparison = Vergleich oder Trend
claim-type-quotation = Zitat
claim-type-attribution = Zuschreibung oder Paraphrase
claim-type-causal = Ursache und Wirkung
claim-type-historical = historisch
claim-type-legal = Gesetz oder Regel
claim-type-scientific = Wissenschaft oder Medizin
claim-type-poll = Umfrage
claim-type-description = Beschreibung des Aussehens
claim-type-biography = Lebenslauf oder Identität
claim-type-image = Bild oder Bildunterschrift
claim-type-graphic = Grafik
claim-type-headline = Überschrift oder Vorspann
claim-type-common-knowledge = Allgemeinwissen
claim-type-prediction = Vorhersage
claim-type-opinion = Meinung
claim-type-sensitive = heikel oder ehrverletzend

# What could hurt someone.
risk-legal = rechtlich
risk-privacy = Privatsphäre
risk-anonymous-source = anonyme Quelle
risk-harm = Schaden für Menschen

# Which way evidence points.
stance-supports = stützt
stance-contradicts = widerspricht
stance-context = Kontext

# How near a source is to the fact.
tier-unset = nicht angegeben
tier-primary = Primärquelle
tier-secondary = Sekundärquelle

# What the editor decided about a change.
decision-pending = offen
decision-accepted = angenommen
decision-stet = bleibt so
decision-cut = gestrichen
decision-reworded = anders formuliert

# What sort of thing a source is.
source-kind-unset = Quelle
source-kind-document = Dokument
source-kind-dataset = Datensatz
source-kind-recording = Aufnahme
source-kind-transcript = Mitschrift
source-kind-email = E-Mail
source-kind-interview = Interview
source-kind-expert = Fachperson
source-kind-book = Buch
source-kind-web = Webseite
source-kind-observation = eigene Beobachtung

# What somebody who was asked says of a claim.
correct-unsaid = nicht gesagt
correct-yes = stimmt so
correct-no = stimmt nicht
