# The review summary as PDF.

pdf-kicker = Faktencheck · Prüfbericht
pdf-page = Seite { $page } von { $pages }
pdf-made = Erstellt am
pdf-publication = Medium
pdf-deadline = Abgabe
pdf-scale = Bewertungsskala
pdf-note = Anmerkung
pdf-coverage = Prüfstand
pdf-coverage-said = { $percent } % von { $sentences ->
    [one] { $sentences } Satz
   *[other] { $sentences } Sätzen
} entschieden; { $checked ->
    [one] { $checked } Angabe geprüft
   *[other] { $checked } Angaben geprüft
}, { $left ->
    [one] { $left } offen
   *[other] { $left } offen
}.
pdf-column-article = Artikel
pdf-column-sentences = Sätze
pdf-column-claimed = Mit Aussage
pdf-column-nothing = Nichts zu prüfen
pdf-column-untouched = Offen
pdf-column-decided = Erledigt
pdf-column-left = Angaben offen
pdf-column-checked = Geprüft
pdf-column-wrong = Falsch
pdf-column-attention = Zu klären
pdf-all-articles = Alle Artikel
pdf-byline = Von
pdf-publisher = Verlag
pdf-agency = Agentur
pdf-published = Erschienen
pdf-address = Adresse
pdf-article-id = Artikelnummer
pdf-draft = Geprüfte Fassung
pdf-draft-said = { $number } (SHA-256 { $hash }…)
pdf-risks = Risiken
pdf-signed = Abgenommen
pdf-signed-said = { $who } ({ $open ->
    [one] damals { $open } Aussage offen
   *[other] damals { $open } Aussagen offen
})
pdf-text = Der geprüfte Text
pdf-claims = Aussagen
pdf-no-claims = Noch ist keine Aussage aufgenommen.
pdf-status = Stand
pdf-verdict = Urteil
pdf-copy = Text
pdf-none = keines
pdf-disputed = strittig
pdf-stale = Entschieden anhand eines Textes, der inzwischen geändert ist
pdf-quote = Im Artikel
pdf-paragraph = Absatz { $number }
pdf-quote-gone = Die Worte stehen nicht mehr im Text.
pdf-who = Wer es sagt
pdf-when = Wann
pdf-where = Wo erschienen
pdf-dates = Zeitangaben
pdf-why-checked = Warum geprüft
pdf-importance = Gewicht: { $importance }
pdf-risk = Risiko: { $risk }
pdf-found = Ergebnis
pdf-why = Begründung
pdf-sure = Wie sicher
pdf-evidence-for = Beleg dafür
pdf-evidence-against = Beleg dagegen
pdf-evidence-context = Zum Verständnis
pdf-evidence = Belege
pdf-looked-at = eingesehen am { $day }
pdf-looked-by = von { $name }
pdf-writers-source = Quelle laut Autor
pdf-unresolved = Was offen blieb
pdf-named = Vom Autor genannt, nicht übernommen
pdf-asked = Gelegenheit zur Stellungnahme
pdf-asked-somebody = Eine betroffene Person
pdf-asked-said = { $who } wurde gefragt
pdf-asked-times = { $who } wurde { $times }-mal gefragt
pdf-asked-about = Frage:
pdf-asked-outcome = Ausgang:
pdf-asked-reply = Antwort:
pdf-also-disputed = Ferner strittig
pdf-changes = Änderungen am Text
pdf-changes-none = Es wurde keine Änderung verlangt.
pdf-open = Offene Fragen
pdf-house-rules = Regeln des Hauses
pdf-open-none = Keine.
pdf-open-suggestion = Vorschläge, die noch niemand angesehen hat
pdf-open-quote = die Worte stehen nicht mehr im Text
pdf-open-change = Änderung verlangt
pdf-open-untouched = { $count ->
    [one] { $count } Satz hat weder eine Aussage, noch ist vermerkt, dass nichts zu prüfen ist
   *[other] { $count } Sätze haben weder eine Aussage, noch ist vermerkt, dass nichts zu prüfen ist
}
pdf-corrections = Berichtigungen
pdf-corrected = Berichtigt
pdf-sources = Quellen
pdf-sources-none = Keine eingetragen.
pdf-untitled-source = Quelle ohne Titel
pdf-confidential-source = vertrauliche Quelle
pdf-archive = Archiviert unter
pdf-credibility = Glaubwürdigkeit:
pdf-cited = Angeführt zu
pdf-method = Vorgehen
pdf-method-coverage = Jeder Satz eines Artikels hat eine Aussage, ist als „nichts zu prüfen“ vermerkt oder noch offen; Beiwerk wie Bildnachweise zählt nicht mit. Erledigt ist ein Satz, wenn alle seine Aussagen geprüft sind oder nichts zu prüfen ist. Eine Aussage, die in Teilen geführt wird, zählt als ihre Teile.
pdf-method-verdict = Der Stand der Arbeit, das Ergebnis und was mit dem Text geschieht, sind dreierlei; keines wird aus einem anderen errechnet. Über jedes haben Menschen entschieden.
pdf-method-scale = Die Urteile sind die der Skala „{ $name }“: { $labels }.
pdf-method-inside = Namen der Beteiligten und der Befragten sowie Vertrauliches bleiben im Haus, wenn dieser Bericht nicht ausdrücklich mit ihnen erstellt wurde.
