# What records say in fixed words, as every export writes it.

# Where the work on a claim stands.
check-status-to-check = A verificar
check-status-in-progress = Em curso
check-status-checked = Verificado
check-status-needs-attention = Requer atenção

# What happens to the copy.
resolution-none = Nenhuma
resolution-change-requested = Alteração pedida
resolution-changed = Alterado
resolution-stet = Mantém-se
resolution-cut = Cortado

# How much hangs on a claim.
importance-unset = não indicada
importance-high = alta
importance-medium = média
importance-low = baixa

# What sort of fact it is.
claim-type-name = nome ou grafia
claim-type-title = cargo ou função
claim-type-place = lugar
claim-type-date = data ou hora
claim-type-age = idade
claim-type-number = número ou estatística
claim-type-money = dinheiro
claim-type-measurement = medida ou distância
claim-type-superlative = superlativo, primeiro ou único
claim-type-comparison = comparação ou tendência
claim-type-quotation = citação
claim-type-attribution = atribuição ou paráfrase
claim-type-causal = causa e efeito
claim-type-historical = histórico
claim-type-legal = lei ou norma
claim-type-scientific = ciência ou medicina
claim-type-poll = sondagem
claim-type-description = descrição física
claim-type-biography = biografia ou identidade
claim-type-image = imagem ou legenda
claim-type-graphic = infografia
claim-type-headline = título ou destaque
claim-type-common-knowledge = conhecimento geral
claim-type-prediction = previsão
claim-type-opinion = opinião
claim-type-sensitive = sensível ou difamatório

# What could hurt someone.
risk-legal = jurídico
risk-privacy = privacidade
risk-anonymous-source = fonte anónima
risk-harm = danos a pessoas

# Which way evidence points.
stance-supports = apoia
stance-contradicts = contradiz
stance-context = contexto

# How near a source is to the fact.
tier-unset = não indicado
tier-primary = primária
tier-secondary = secundária

# What the editor decided about a change.
decision-pending = pendente
decision-accepted = aceite
decision-stet = mantém-se
decision-cut = cortado
decision-reworded = reformulado

# What sort of thing a source is.
source-kind-unset = fonte
source-kind-document = documento
source-kind-dataset = conjunto de dados
source-kind-recording = gravação
source-kind-transcript = transcrição
source-kind-email = e-mail
source-kind-interview = entrevista
source-kind-expert = especialista
source-kind-book = livro
source-kind-web = página web
source-kind-observation = observação própria

# What somebody who was asked says of a claim.
correct-unsaid = não indicado
correct-yes = correto tal como está
correct-no = não está correto
