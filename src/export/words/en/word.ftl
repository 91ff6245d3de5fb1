# The article as a Word document, with comments and tracked changes.

# Who wrote the comments, where names stay inside.
word-author = Fact check
word-initials = FC
word-why = Why: { $text }
word-source = Source ({ $stance }): { $text }
word-change = Change: “{ $from }” → “{ $to }”
word-taken-out = Take out: “{ $from }” → ∅
word-change-by-hand = Change, to be made by hand: “{ $from }”; instead: “{ $to }”
word-taken-out-by-hand = To be taken out by hand: “{ $from }”
word-reason = Reason: { $text }
