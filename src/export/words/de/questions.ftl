# Questions to somebody outside the house, and the letter for the right of reply.

questions-title = Fragen zu Fakten
questions-for = Für { $name }
questions-who = { $name } bereitet eine Veröffentlichung vor und bittet Sie um Ihre Hilfe.
questions-ask = Bitte geben Sie zu jedem der folgenden Sätze an, ob er so richtig ist.
questions-how = Kreuzen Sie für jeden eine Antwort an. Ist etwas falsch, schreiben Sie bitte so genau wie möglich, was, wo und warum. Lassen Sie offen, was Sie nicht beurteilen können.
questions-deadline = Bitte antworten Sie bis: { $day }.
questions-back = Bitte senden Sie das Formular dorthin zurück, woher Sie es bekommen haben.
questions-terms = Die Sätze sind noch nicht veröffentlicht: Bitte behandeln Sie sie vertraulich. Wir fragen nach den Fakten; die Formulierung bleibt unsere Sache.
questions-thanks = Vielen Dank.

# The letter for the right of reply.
reply-title = Bitte um Stellungnahme
reply-who = { $name } beabsichtigt, Folgendes über Sie oder über die, für die Sie sprechen, zu veröffentlichen.
reply-nobody = Wir beabsichtigen, Folgendes über Sie oder über die, für die Sie sprechen, zu veröffentlichen.
reply-how = Nichts davon soll Sie überraschen: Bitte geben Sie zu jedem Satz an, ob er richtig ist. Ist etwas falsch, schreiben Sie bitte, was, wo und warum. Sie können uns auch eine Stellungnahme zum Ganzen geben.
reply-deadline = Bitte antworten Sie bis: { $day }; was uns bis dahin erreicht, können wir berücksichtigen.
reply-terms = Wir dürfen zitieren, was Sie in Ihrer Antwort schreiben. Die Sätze sind noch nicht veröffentlicht: Bitte behandeln Sie sie vertraulich.
reply-statement = Ihre Stellungnahme, die wir zitieren dürfen

# The form.
questions-number = Satz { $label }
questions-correct = So richtig?
questions-yes = Ja, er ist richtig
questions-no = Nein, etwas ist falsch
questions-wrong = Was ist falsch, wo und warum?
questions-write = Hier schreiben
questions-you = Zu Ihrer Antwort
questions-by = Ihr Name und Ihre Funktion
questions-on = Datum
questions-keep = Bitte lassen Sie diese Zeile stehen: { $text }

# The form as a page.
questions-save = Meine Antworten speichern
questions-save-how = Damit wird eine Kopie der Seite mit Ihren Antworten auf Ihrem Rechner gespeichert. Es wird nichts gesendet: Bitte schicken Sie die Datei selbst zurück.
questions-saved = Die Datei liegt bei Ihren Downloads. Bitte schicken Sie sie zurück.
questions-no-script = Diese Seite kann Ihre Antworten hier nicht speichern, weil Skripte ausgeschaltet sind. Bitte drucken Sie sie und füllen Sie sie von Hand aus, oder schreiben Sie Ihre Antworten in eine E-Mail, jede unter die Nummer ihres Satzes.
questions-file = antworten
