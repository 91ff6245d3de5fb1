# The list of changes for the writer.

changes-title = Modifications de la copie : { $title }
changes-how = Les mots supprimés sont barrés, les mots ajoutés sont en gras.
changes-how-lines = Les mots supprimés sont barrés, les mots ajoutés sont soulignés.
changes-open = À trancher ({ $n })
changes-decided = Tranchées ({ $n })
changes-none = Aucune modification n’est demandée.
