# What the review summary says.

# The document as a whole.
summary-kind = Prüfbericht
summary-title = Prüfbericht: { $title }
summary-untitled-session = Sitzung ohne Titel
summary-untitled-article = Artikel ohne Titel
summary-publication = Publikation
summary-deadline = Frist
summary-scale = Bewertungsskala
summary-note = Anmerkung
summary-made-on = Erstellt am
summary-contents = Inhalt
summary-skip = Zum Text springen

# The figures.
summary-coverage = Abdeckung
summary-article = Artikel
summary-sentences = Sätze
summary-claimed = Mit Behauptungen
summary-nothing = Nichts zu prüfen
summary-untouched = Unbearbeitet
summary-decided = Entschieden
summary-left = Offene Fakten
summary-checked = Geprüft
summary-wrong = Als falsch befunden
summary-attention = Braucht Aufmerksamkeit
summary-all-articles = Alle Artikel
summary-percent = { $n } %
summary-of-sentences = { $n ->
    [one] von 1 Satz
    *[other] von { $n } Sätzen
    }

# An article.
summary-by = Von
summary-publisher = Verlag
summary-agency = Agentur
summary-published = Veröffentlicht
summary-address = Adresse
summary-article-id = Artikelnummer
summary-draft = Geprüfte Fassung
summary-risks = Risiken
summary-text = Der Text
summary-claims = Behauptungen
summary-no-claims = Noch wurde keine Behauptung aufgenommen.
summary-signed-off = Freigegeben
summary-signed = { $who } ({ $n ->
    [one] damals 1 Behauptung offen
    *[other] damals { $n } Behauptungen offen
    })

# A claim.
summary-in-article = Im Artikel
summary-paragraph = Absatz { $n }
summary-quote = „{ $text }“
summary-words-gone = der Wortlaut steht nicht mehr im Text
summary-who = Wer es sagt
summary-when = Wann
summary-appeared = Wo es erschien
summary-dates = Daten
summary-why-checked = Warum wir geprüft haben
summary-importance = Wichtigkeit { $level }
summary-risk = Risiko: { $risk }
summary-status = Stand
summary-verdict = Urteil
summary-none = keines
summary-no-verdict = Kein Urteil
summary-copy = Text
summary-stale = Überholt
summary-stale-why = über Text entschieden, der sich seither geändert hat
summary-found = Was wir fanden
summary-why = Warum
summary-sure = Wie sicher
summary-differs = je nach Teil verschieden
summary-parts-checked = { $status } ({ $checked } von { $n } Teilen geprüft)
summary-parts = Teile
summary-to-text = Zu diesen Worten im Text
summary-to-claim = Behauptung { $label }
summary-unresolved = Was wir nicht klären konnten
summary-writers-source = Die Quelle des Autors
summary-named = Vom Autor genannt, nicht angenommen

# Who says it.
summary-probably = vermutlich { $name } (eine Annahme)
summary-denied = bestritten oder nicht bestätigt: „{ $cue }“
summary-not-named = nicht genannt
summary-through = über { $name }
summary-hedged = mit Vorbehalt: „{ $words }“

# What it rests on.
summary-evidence = Belege
summary-evidence-for = Belege dafür
summary-evidence-against = Belege dagegen
summary-context = Kontext
summary-no-evidence = keine
summary-looked-on = eingesehen am { $day }
summary-looked-by = von { $name }
summary-clip = Bild des Belegs: { $name }
summary-confidential-source = vertrauliche Quelle
summary-missing-source = eine Quelle, die nicht in der Sitzung steht
summary-untitled-source = Quelle ohne Titel
summary-taken-out = { $name } (entfernt)

# What followed.
summary-changes = Änderungen am Text
summary-claim = Behauptung
summary-current = Bisher
summary-proposed = Vorschlag
summary-reason = Begründung
summary-decision = Entscheidung
summary-deleted = (gestrichen)
summary-reply = Gelegenheit zur Stellungnahme
summary-asked = { $n ->
    [one] Angefragt: { $who }
    *[other] { $n }-mal angefragt: { $who }
    }
summary-somebody = eine betroffene Person
summary-about = zu { $text }
summary-outcome = Ergebnis: { $text }
summary-replied = Antwort: { $text }
summary-corrections = Korrekturen
summary-corrected = Korrigiert

# What is open.
summary-open-questions = Offene Fragen
summary-house-rules = Regeln des Hauses
summary-no-questions = Keine.
summary-open-gone = der Wortlaut ist aus dem Text verschwunden
summary-change-requested = Änderung erbeten
summary-suggestion = Vorschlag, noch von niemandem angesehen
summary-untouched-sentences = { $n ->
    [one] { $n } Satz enthält keine Behauptung und ist nicht als „nichts zu prüfen“ markiert
    *[other] { $n } Sätze enthalten keine Behauptung und sind nicht als „nichts zu prüfen“ markiert
    }
summary-disputed = strittig
summary-is-disputed = Strittig
summary-disputed-label = { $label } (strittig)
summary-disputed-sides = strittig: { $sides }
summary-also-disputed = Auch strittig
summary-names-inside = die Namen bleiben im Haus

# Sources.
summary-sources = Quellen
summary-no-sources = Keine eingetragen.
summary-archived = archiviert unter
summary-credibility = Glaubwürdigkeit: { $text }
summary-source-note = Anmerkung: { $text }

# How it was done.
summary-method = Vorgehen
summary-method-coverage = Jeder Satz des Textes enthält eine Behauptung, ist als „nichts zu prüfen“ markiert oder unbearbeitet; er gilt als entschieden, sobald alle seine Behauptungen geprüft sind.
summary-method-axes = Drei Dinge werden getrennt: Der Stand sagt, wie weit die Arbeit ist, das Urteil, was gefunden wurde, und der Text, was mit dem Geschriebenen geschieht. Urteile fällen Menschen, nie ein Programm.
summary-method-ways = Wie die Belege geprüft wurden
summary-hash = SHA-256 seines Textes
