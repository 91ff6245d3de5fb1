# The list of changes for the writer.

changes-title = Changes to the copy: { $title }
changes-how = Words that go are struck through, words that come are bold.
changes-how-lines = Words that go are struck through, words that come are underlined.
changes-open = To decide ({ $n })
changes-decided = Decided ({ $n })
changes-none = No change is asked for.
