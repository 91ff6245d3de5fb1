# The article as a Word document, with comments and tracked changes.

# Who wrote the comments, where names stay inside.
word-author = Verificación
word-initials = V
word-why = Por qué: { $text }
word-source = Fuente ({ $stance }): { $text }
word-change = Cambio: «{ $from }» → «{ $to }»
word-taken-out = Suprimir: «{ $from }» → ∅
word-change-by-hand = Cambio que debe hacerse a mano: «{ $from }»; en su lugar: «{ $to }»
word-taken-out-by-hand = Debe suprimirse a mano: «{ $from }»
word-reason = Motivo: { $text }
