# The article as a Word document, with comments and tracked changes.

# Who wrote the comments, where names stay inside.
word-author = Faktencheck
word-initials = FC
word-why = Begründung: { $text }
word-source = Quelle ({ $stance }): { $text }
word-change = Änderung: „{ $from }“ → „{ $to }“
word-taken-out = Streichen: „{ $from }“ → ∅
word-change-by-hand = Von Hand zu ändern: „{ $from }“; stattdessen: „{ $to }“
word-taken-out-by-hand = Von Hand zu streichen: „{ $from }“
word-reason = Grund: { $text }
