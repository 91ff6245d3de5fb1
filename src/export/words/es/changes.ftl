# The list of changes for the writer.

changes-title = Cambios en el texto: { $title }
changes-how = Lo que se quita va tachado; lo que entra, en negrita.
changes-how-lines = Lo que se quita va tachado; lo que entra, subrayado.
changes-open = Por decidir ({ $n })
changes-decided = Decididos ({ $n })
changes-none = No se pide ningún cambio.
