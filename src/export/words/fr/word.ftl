# The article as a Word document, with comments and tracked changes.

# Who wrote the comments, where names stay inside.
word-author = Vérification
word-initials = V
word-why = Pourquoi : { $text }
word-source = Source ({ $stance }) : { $text }
word-change = Modification : « { $from } » → « { $to } »
word-taken-out = À supprimer : « { $from } » → ∅
word-change-by-hand = Modification à faire à la main : « { $from } » ; à la place : « { $to } »
word-taken-out-by-hand = À supprimer à la main : « { $from } »
word-reason = Motif : { $text }
