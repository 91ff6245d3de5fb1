# The list of changes for the writer.

changes-title = Änderungen am Text: { $title }
changes-how = Was wegfällt, ist durchgestrichen; was hinzukommt, ist fett.
changes-how-lines = Was wegfällt, ist durchgestrichen; was hinzukommt, ist unterstrichen.
changes-open = Zu entscheiden ({ $n })
changes-decided = Entschieden ({ $n })
changes-none = Es wird keine Änderung verlangt.
