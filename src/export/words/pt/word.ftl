# The article as a Word document, with comments and tracked changes.

# Who wrote the comments, where names stay inside.
word-author = Verificação
word-initials = V
word-why = Porquê: { $text }
word-source = Fonte ({ $stance }): { $text }
word-change = Alteração: “{ $from }” → “{ $to }”
word-taken-out = Retirar: “{ $from }” → ∅
word-change-by-hand = Alteração a fazer à mão: “{ $from }”; em vez disso: “{ $to }”
word-taken-out-by-hand = A retirar à mão: “{ $from }”
word-reason = Motivo: { $text }
