# The spreadsheet of claims.

# Sheets: at most 31 characters, none of []:*?/\ in them.
sheet-claims = Behauptungen
sheet-sources = Quellen
sheet-problems = Offene Fragen

# Columns of the claims.
sheet-number = Nr.
sheet-fact = Fakt
sheet-quote = Im Artikel
sheet-paragraph = Abs.
sheet-who = Wer es sagt
sheet-importance = Gewicht
sheet-source = Quelle
sheet-stance = Quelle spricht
sheet-method = Methode
sheet-locator = Stelle
sheet-extract = Was dort steht
sheet-looked = Geprüft am
sheet-status = Stand
sheet-verdict = Urteil
sheet-rationale = Warum
sheet-copy = Text
sheet-change = Änderung
sheet-note = Notiz
sheet-row = Zeile
sheet-article = Artikel

sheet-row-claim = Behauptung
sheet-row-suggestion = Vorschlag
sheet-row-part = Teil
sheet-row-whole = in Teilen

sheet-status-to_check = Zu prüfen
sheet-status-in_progress = In Arbeit
sheet-status-checked = Geprüft
sheet-status-needs_attention = Bitte ansehen

sheet-copy-change_requested = Änderung verlangt
sheet-copy-changed = Geändert
sheet-copy-stet = Bleibt stehen
sheet-copy-cut = Gestrichen

sheet-importance-high = hoch
sheet-importance-medium = mittel
sheet-importance-low = gering

sheet-stance-supports = dafür
sheet-stance-contradicts = dagegen
sheet-stance-context = Hintergrund

sheet-method-primary = aus erster Hand
sheet-method-secondary = aus zweiter Hand

sheet-change-pending = offen
sheet-change-accepted = angenommen
sheet-change-stet = bleibt stehen
sheet-change-cut = gestrichen
sheet-change-reworded = umformuliert

# The sources.
sheet-sources-number = Nr.
sheet-sources-title = Quelle
sheet-sources-kind = Art
sheet-sources-author = Urheber
sheet-sources-publisher = Herausgeber
sheet-sources-published = Erschienen
sheet-sources-address = Adresse
sheet-sources-archive = Archivierte Kopie
sheet-sources-note = Notiz

sheet-kind-unset = Quelle
sheet-kind-document = Dokument
sheet-kind-dataset = Datensatz
sheet-kind-recording = Aufnahme
sheet-kind-transcript = Abschrift
sheet-kind-email = E-Mail
sheet-kind-interview = Interview
sheet-kind-expert = Fachperson
sheet-kind-book = Buch
sheet-kind-web = Webseite
sheet-kind-observation = eigene Beobachtung

# What is open.
sheet-problems-what = Was
sheet-problems-code = Regel
sheet-problems-number = Nr.
sheet-problems-fact = Fakt
sheet-problems-more = Näheres
sheet-problems-expected = Erwartet, weil
sheet-problems-article = Artikel

sheet-problem-disputed = Strittig
sheet-problem-lost = Steht nicht mehr im Text
sheet-problem-stale = Text seither geändert
sheet-problem-change = Änderung noch nicht gemacht
sheet-problem-unresolved = Nicht zu klären
sheet-problem-attention = Bitte ansehen
sheet-problem-unproven = Geprüft, aber ohne Beleg

# At the end of a cell that was cut.
sheet-cut = [gekürzt: länger als eine Tabellenzelle]

# Shown when somebody writes what cannot be chosen: a title (32 characters) and a sentence (255).
sheet-choose = Steht nicht auf der Liste
sheet-choose-more = Bitte aus der Liste wählen oder die Zelle lassen, wie sie war.
