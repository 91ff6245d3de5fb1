# The article as a Word document, with comments and tracked changes.

# Who wrote the comments, where names stay inside.
word-author = تدقيق الحقائق
word-initials = ت
word-why = السبب: { $text }
word-source = المصدر ({ $stance }): { $text }
word-change = تعديل: «{ $from }» ← «{ $to }»
word-taken-out = يُحذف: «{ $from }»
word-reason = المبرّر: { $text }
