# The list of changes for the writer.

changes-title = Alterações ao texto: { $title }
changes-how = O que sai está riscado; o que entra está a negrito.
changes-how-lines = O que sai está riscado; o que entra está sublinhado.
changes-open = Por decidir ({ $n })
changes-decided = Decididas ({ $n })
changes-none = Não se pede nenhuma alteração.
