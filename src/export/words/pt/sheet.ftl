# The spreadsheet of claims.

# Sheets: at most 31 characters, none of []:*?/\ in them.
sheet-claims = Afirmações
sheet-sources = Fontes
sheet-problems = Questões em aberto

# Columns of the claims.
sheet-number = N.º
sheet-fact = Facto
sheet-quote = No artigo
sheet-paragraph = Par.
sheet-who = Quem o diz
sheet-importance = Importância
sheet-source = Fonte
sheet-stance = A fonte
sheet-method = Método
sheet-locator = Onde
sheet-extract = O que diz
sheet-looked = Consultado em
sheet-status = Estado
sheet-verdict = Veredito
sheet-rationale = Porquê
sheet-copy = Texto
sheet-change = Alteração
sheet-note = Nota
sheet-row = Linha
sheet-article = Artigo

sheet-row-claim = afirmação
sheet-row-suggestion = sugestão
sheet-row-part = parte
sheet-row-whole = dividida em partes

sheet-status-to_check = Por verificar
sheet-status-in_progress = Em curso
sheet-status-checked = Verificado
sheet-status-needs_attention = Requer atenção

sheet-copy-change_requested = Alteração pedida
sheet-copy-changed = Alterado
sheet-copy-stet = Mantém-se
sheet-copy-cut = Cortado

sheet-importance-high = alta
sheet-importance-medium = média
sheet-importance-low = baixa

sheet-stance-supports = confirma
sheet-stance-contradicts = contradiz
sheet-stance-context = contexto

sheet-method-primary = primária
sheet-method-secondary = secundária

sheet-change-pending = pendente
sheet-change-accepted = aceite
sheet-change-stet = mantém-se
sheet-change-cut = cortado
sheet-change-reworded = reformulado

# The sources.
sheet-sources-number = N.º
sheet-sources-title = Fonte
sheet-sources-kind = Tipo
sheet-sources-author = Autor
sheet-sources-publisher = Editor
sheet-sources-published = Publicado
sheet-sources-address = Endereço
sheet-sources-archive = Cópia arquivada
sheet-sources-note = Nota

sheet-kind-unset = fonte
sheet-kind-document = documento
sheet-kind-dataset = conjunto de dados
sheet-kind-recording = gravação
sheet-kind-transcript = transcrição
sheet-kind-email = e-mail
sheet-kind-interview = entrevista
sheet-kind-expert = especialista
sheet-kind-book = livro
sheet-kind-web = página web
sheet-kind-observation = observação própria

# What is open.
sheet-problems-what = O quê
sheet-problems-code = Regra
sheet-problems-number = N.º
sheet-problems-fact = Facto
sheet-problems-more = Pormenor
sheet-problems-expected = Esperado porque
sheet-problems-article = Artigo

sheet-problem-disputed = Em disputa
sheet-problem-lost = Já não está no texto
sheet-problem-stale = Texto alterado depois
sheet-problem-change = Alteração ainda por fazer
sheet-problem-unresolved = Não foi possível esclarecer
sheet-problem-attention = Requer atenção
sheet-problem-unproven = Verificado sem provas

# At the end of a cell that was cut.
sheet-cut = [cortado: mais longo do que uma célula de uma folha de cálculo]

# Shown when somebody writes what cannot be chosen: a title (32 characters) and a sentence (255).
sheet-choose = Não está na lista
sheet-choose-more = Escolha um valor da lista ou deixe a célula como estava.
