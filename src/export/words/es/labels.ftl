# What records say in fixed words, as every export writes it.

# Where the work on a claim stands.
check-status-to-check = Por verificar
check-status-in-progress = En curso
check-status-checked = Verificado
check-status-needs-attention = Requiere atención

# What happens to the copy.
resolution-none = Ninguna
resolution-change-requested = Cambio solicitado
resolution-changed = Cambiado
resolution-stet = Se mantiene
resolution-cut = Suprimido

# How much hangs on a claim.
importance-unset = sin indicar
importance-high = alta
importance-medium = media
importance-low = baja

# What sort of fact it is.
claim-type-name = nombre o grafía
claim-type-title = cargo o función
claim-type-place = lugar
claim-type-date = fecha u hora
claim-type-age = edad
claim-type-number = cifra o estadística
claim-type-money = dinero
claim-type-measurement = medida o distancia
claim-type-superlative = superlativo, primero o único
claim-type-comparison = comparación o tendencia
claim-type-quotation = cita textual
claim-type-attribution = atribución o paráfrasis
claim-type-causal = causa y efecto
claim-type-historical = histórico
claim-type-legal = ley o norma
claim-type-scientific = ciencia o medicina
claim-type-poll = encuesta
claim-type-description = descripción física
claim-type-biography = biografía o identidad
claim-type-image = imagen o pie de foto
claim-type-graphic = gráfico
claim-type-headline = titular o destacado
claim-type-common-knowledge = de conocimiento general
claim-type-prediction = predicción
claim-type-opinion = opinión
claim-type-sensitive = delicado o difamatorio

# What could hurt someone.
risk-legal = legal
risk-privacy = privacidad
risk-anonymous-source = fuente anónima
risk-harm = daño a personas

# Which way evidence points.
stance-supports = respalda
stance-contradicts = contradice
stance-context = contexto

# How near a source is to the fact.
tier-unset = sin indicar
tier-primary = primaria
tier-secondary = secundaria

# What the editor decided about a change.
decision-pending = pendiente
decision-accepted = aceptado
decision-stet = se mantiene
decision-cut = suprimido
decision-reworded = redactado de otro modo

# What sort of thing a source is.
source-kind-unset = fuente
source-kind-document = documento
source-kind-dataset = conjunto de datos
source-kind-recording = grabación
source-kind-transcript = transcripción
source-kind-email = correo electrónico
source-kind-interview = entrevista
source-kind-expert = persona experta
source-kind-book = libro
source-kind-web = página web
source-kind-observation = observación propia

# What somebody who was asked says of a claim.
correct-unsaid = sin indicar
correct-yes = correcto tal como está
correct-no = no es correcto
