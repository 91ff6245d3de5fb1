# What the review summary says.

# The document as a whole.
summary-kind = Informe de verificación
summary-title = Informe de verificación: { $title }
summary-untitled-session = Sesión sin título
summary-untitled-article = Artículo sin título
summary-publication = Publicación
summary-deadline = Fecha límite
summary-scale = Escala de calificación
summary-note = Nota
summary-made-on = Elaborado el
summary-contents = Contenido
summary-skip = Ir al texto

# The figures.
summary-coverage = Cobertura
summary-article = Artículo
summary-sentences = Oraciones
summary-claimed = Con afirmaciones
summary-nothing = Nada que verificar
summary-untouched = Sin tratar
summary-decided = Decidido
summary-left = Datos pendientes
summary-checked = Verificados
summary-wrong = Erróneos
summary-attention = Requieren atención
summary-all-articles = Todos los artículos
summary-percent = { $n } %
summary-of-sentences = { $n ->
    [one] de 1 oración
    *[other] de { $n } oraciones
    }

# An article.
summary-by = Por
summary-publisher = Editor
summary-agency = Agencia
summary-published = Publicado
summary-address = Dirección
summary-article-id = Número del artículo
summary-draft = Borrador verificado
summary-risks = Riesgos
summary-text = El texto
summary-claims = Afirmaciones
summary-no-claims = Todavía no se ha asumido ninguna afirmación.
summary-signed-off = Visto bueno
summary-signed = { $who } ({ $n ->
    [one] 1 afirmación abierta entonces
    *[other] { $n } afirmaciones abiertas entonces
    })

# A claim.
summary-in-article = En el artículo
summary-paragraph = párrafo { $n }
summary-quote = «{ $text }»
summary-words-gone = sus palabras ya no están en el texto
summary-who = Quién lo dice
summary-when = Cuándo
summary-appeared = Dónde apareció
summary-dates = Fechas
summary-why-checked = Por qué lo verificamos
summary-importance = importancia { $level }
summary-risk = riesgo: { $risk }
summary-status = Estado
summary-verdict = Veredicto
summary-none = ninguno
summary-no-verdict = Sin veredicto
summary-copy = Texto
summary-stale = Desactualizado
summary-stale-why = decidido sobre un texto que ha cambiado desde entonces
summary-found = Qué hallamos
summary-why = Por qué
summary-sure = Grado de certeza
summary-differs = varía según la parte
summary-parts-checked = { $status } ({ $checked } de { $n } partes verificadas)
summary-parts = Partes
summary-to-text = Ir a estas palabras en el texto
summary-to-claim = Afirmación { $label }
summary-unresolved = Lo que no pudimos establecer
summary-writers-source = La fuente del autor
summary-named = Citado por el autor, no aceptado

# Who says it.
summary-probably = probablemente { $name } (una conjetura)
summary-denied = desmentido o no confirmado: «{ $cue }»
summary-not-named = sin nombrar
summary-through = a través de { $name }
summary-hedged = con reserva: «{ $words }»

# What it rests on.
summary-evidence = Pruebas
summary-evidence-for = Pruebas a favor
summary-evidence-against = Pruebas en contra
summary-context = Contexto
summary-no-evidence = ninguna
summary-looked-on = consultado el { $day }
summary-looked-by = por { $name }
summary-clip = Imagen de la prueba: { $name }
summary-confidential-source = fuente confidencial
summary-missing-source = una fuente que no está en la sesión
summary-untitled-source = fuente sin título
summary-taken-out = { $name } (retirada)

# What followed.
summary-changes = Cambios en el texto
summary-claim = Afirmación
summary-current = Como está
summary-proposed = Propuesta
summary-reason = Motivo
summary-decision = Decisión
summary-deleted = (suprimido)
summary-reply = Derecho de réplica
summary-asked = { $n ->
    [one] Se preguntó a: { $who }
    *[other] Se preguntó { $n } veces a: { $who }
    }
summary-somebody = una persona afectada
summary-about = sobre { $text }
summary-outcome = resultado: { $text }
summary-replied = respuesta: { $text }
summary-corrections = Correcciones
summary-corrected = Corregido

# What is open.
summary-open-questions = Cuestiones abiertas
summary-house-rules = Reglas de la casa
summary-no-questions = Ninguna.
summary-open-gone = sus palabras han desaparecido del texto
summary-change-requested = cambio solicitado
summary-suggestion = sugerencia, nadie la ha mirado
summary-untouched-sentences = { $n ->
    [one] { $n } oración no tiene afirmaciones ni está marcada como sin nada que verificar
    *[other] { $n } oraciones no tienen afirmaciones ni están marcadas como sin nada que verificar
    }
summary-disputed = en disputa
summary-is-disputed = En disputa
summary-disputed-label = { $label } (en disputa)
summary-disputed-sides = en disputa: { $sides }
summary-also-disputed = También en disputa
summary-names-inside = los nombres no salen de la redacción

# Sources.
summary-sources = Fuentes
summary-no-sources = No se ha registrado ninguna.
summary-archived = archivado en
summary-credibility = credibilidad: { $text }
summary-source-note = nota: { $text }

# How it was done.
summary-method = Método
summary-method-coverage = Cada oración del texto contiene alguna afirmación, está marcada como sin nada que verificar o está sin tratar; cuenta como decidida cuando se han verificado todas sus afirmaciones.
summary-method-axes = Se distinguen tres cosas: el estado dice en qué punto está el trabajo, el veredicto qué se halló y el texto qué ocurre con lo escrito. Los veredictos son de personas, nunca de un programa.
summary-method-ways = Cómo se examinaron las pruebas
summary-hash = SHA-256 de su texto
