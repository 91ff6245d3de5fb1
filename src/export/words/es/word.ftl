# The article as a Word document, with comments and tracked changes.

# Who wrote the comments, where names stay inside.
word-author = Verificación
word-initials = V
word-why = Por qué: { $text }
word-source = Fuente ({ $stance }): { $text }
word-change = Cambio: «{ $from }» → «{ $to }»
word-taken-out = Suprimir: «{ $from }»
word-reason = Motivo: { $text }
