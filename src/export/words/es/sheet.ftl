# The spreadsheet of claims.

# Sheets: at most 31 characters, none of []:*?/\ in them.
sheet-claims = Afirmaciones
sheet-sources = Fuentes
sheet-problems = Cuestiones abiertas

# Columns of the claims.
sheet-number = N.º
sheet-fact = Dato
sheet-quote = En el artículo
sheet-paragraph = Párr.
sheet-who = Quién lo dice
sheet-importance = Importancia
sheet-source = Fuente
sheet-stance = La fuente
sheet-method = Método
sheet-locator = Dónde
sheet-extract = Qué dice
sheet-looked = Consultado el
sheet-status = Estado
sheet-verdict = Veredicto
sheet-rationale = Por qué
sheet-copy = Texto
sheet-change = Cambio
sheet-note = Nota
sheet-row = Fila
sheet-article = Artículo

sheet-row-claim = afirmación
sheet-row-suggestion = sugerencia
sheet-row-part = parte
sheet-row-whole = dividida en partes

sheet-status-to_check = Por verificar
sheet-status-in_progress = En curso
sheet-status-checked = Verificado
sheet-status-needs_attention = Requiere atención

sheet-copy-change_requested = Cambio solicitado
sheet-copy-changed = Cambiado
sheet-copy-stet = Se mantiene
sheet-copy-cut = Suprimido

sheet-importance-high = alta
sheet-importance-medium = media
sheet-importance-low = baja

sheet-stance-supports = confirma
sheet-stance-contradicts = contradice
sheet-stance-context = contexto

sheet-method-primary = primaria
sheet-method-secondary = secundaria

sheet-change-pending = pendiente
sheet-change-accepted = aceptado
sheet-change-stet = se mantiene
sheet-change-cut = suprimido
sheet-change-reworded = redactado de otro modo

# The sources.
sheet-sources-number = N.º
sheet-sources-title = Fuente
sheet-sources-kind = Tipo
sheet-sources-author = Autor
sheet-sources-publisher = Editor
sheet-sources-published = Publicado
sheet-sources-address = Dirección
sheet-sources-archive = Copia archivada
sheet-sources-note = Nota

sheet-kind-unset = fuente
sheet-kind-document = documento
sheet-kind-dataset = conjunto de datos
sheet-kind-recording = grabación
sheet-kind-transcript = transcripción
sheet-kind-email = correo electrónico
sheet-kind-interview = entrevista
sheet-kind-expert = experto
sheet-kind-book = libro
sheet-kind-web = página web
sheet-kind-observation = observación propia

# What is open.
sheet-problems-what = Qué
sheet-problems-code = Regla
sheet-problems-number = N.º
sheet-problems-fact = Dato
sheet-problems-more = Detalle
sheet-problems-expected = Esperado porque
sheet-problems-article = Artículo

sheet-problem-disputed = En disputa
sheet-problem-lost = Ya no está en el texto
sheet-problem-stale = El texto cambió después
sheet-problem-change = Cambio aún sin hacer
sheet-problem-unresolved = No se pudo aclarar
sheet-problem-attention = Requiere atención
sheet-problem-unproven = Verificado sin pruebas

# At the end of a cell that was cut.
sheet-cut = [cortado: más largo que una celda de una hoja de cálculo]

# Shown when somebody writes what cannot be chosen: a title (32 characters) and a sentence (255).
sheet-choose = No está en la lista
sheet-choose-more = Elija uno de la lista o deje la celda como estaba.
