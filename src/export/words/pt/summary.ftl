# What the review summary says.

# The document as a whole.
summary-kind = Relatório de verificação
summary-title = Relatório de verificação: { $title }
summary-untitled-session = Sessão sem título
summary-untitled-article = Artigo sem título
summary-publication = Publicação
summary-deadline = Prazo
summary-scale = Escala de classificação
summary-note = Nota
summary-made-on = Elaborado em
summary-contents = Conteúdo
summary-skip = Saltar para o texto

# The figures.
summary-coverage = Cobertura
summary-article = Artigo
summary-sentences = Frases
summary-claimed = Com afirmações
summary-nothing = Nada a verificar
summary-untouched = Por tratar
summary-decided = Decidido
summary-left = Factos em falta
summary-checked = Verificados
summary-wrong = Errados
summary-attention = Requerem atenção
summary-all-articles = Todos os artigos
summary-percent = { $n } %
summary-of-sentences = { $n ->
    [one] de 1 frase
    *[other] de { $n } frases
    }

# An article.
summary-by = Por
summary-publisher = Editora
summary-agency = Agência
summary-published = Publicado
summary-address = Endereço
summary-article-id = Número do artigo
summary-draft = Versão verificada
summary-risks = Riscos
summary-text = O texto
summary-claims = Afirmações
summary-no-claims = Ainda não foi assumida nenhuma afirmação.
summary-signed-off = Aprovado
summary-signed = { $who } ({ $n ->
    [one] { $n } afirmação em aberto na altura
    *[other] { $n } afirmações em aberto na altura
    })

# A claim.
summary-in-article = No artigo
summary-paragraph = parágrafo { $n }
summary-quote = «{ $text }»
summary-words-gone = as suas palavras já não estão no texto
summary-who = Quem o diz
summary-when = Quando
summary-appeared = Onde apareceu
summary-dates = Datas
summary-why-checked = Porque verificámos
summary-importance = importância { $level }
summary-risk = risco: { $risk }
summary-status = Estado
summary-verdict = Veredicto
summary-none = nenhum
summary-no-verdict = Sem veredicto
summary-copy = Texto
summary-stale = Desatualizado
summary-stale-why = decidido sobre um texto que entretanto mudou
summary-found = O que apurámos
summary-why = Porquê
summary-sure = Grau de certeza
summary-differs = varia consoante a parte
summary-parts-checked = { $status } ({ $checked } de { $n } partes verificadas)
summary-parts = Partes
summary-to-text = Ir para estas palavras no texto
summary-to-claim = Afirmação { $label }
summary-unresolved = O que não conseguimos apurar
summary-writers-source = A fonte do autor
summary-named = Indicado pelo autor, não aceite

# Who says it.
summary-probably = provavelmente { $name } (uma suposição)
summary-denied = desmentido ou não confirmado: «{ $cue }»
summary-not-named = não identificado
summary-through = através de { $name }
summary-hedged = com reserva: «{ $words }»

# What it rests on.
summary-evidence = Provas
summary-evidence-for = Provas a favor
summary-evidence-against = Provas contra
summary-context = Contexto
summary-no-evidence = nenhuma
summary-looked-on = consultado em { $day }
summary-looked-by = por { $name }
summary-clip = Imagem da prova: { $name }
summary-confidential-source = fonte confidencial
summary-missing-source = uma fonte que não está na sessão
summary-untitled-source = fonte sem título
summary-taken-out = { $name } (retirada)

# What followed.
summary-changes = Alterações ao texto
summary-claim = Afirmação
summary-current = Como está
summary-proposed = Proposta
summary-reason = Motivo
summary-decision = Decisão
summary-deleted = (suprimido)
summary-reply = Direito de resposta
summary-asked = { $n ->
    [one] Contacto com: { $who }
    *[other] Contacto tentado { $n } vezes com: { $who }
    }
summary-somebody = uma pessoa visada
summary-about = sobre { $text }
summary-outcome = resultado: { $text }
summary-replied = resposta: { $text }
summary-corrections = Correções
summary-corrected = Corrigido

# What is open.
summary-open-questions = Questões em aberto
summary-house-rules = Regras da casa
summary-no-questions = Nenhuma.
summary-open-gone = as suas palavras desapareceram do texto
summary-change-requested = alteração pedida
summary-suggestion = sugestão, ninguém a analisou
summary-untouched-sentences = { $n ->
    [one] { $n } frase não tem afirmações nem está marcada como não tendo nada a verificar
    *[other] { $n } frases não têm afirmações nem estão marcadas como não tendo nada a verificar
    }
summary-disputed = em disputa
summary-is-disputed = Em disputa
summary-disputed-label = { $label } (em disputa)
summary-disputed-sides = em disputa: { $sides }
summary-also-disputed = Também em disputa
summary-names-inside = os nomes não saem da redação

# Sources.
summary-sources = Fontes
summary-no-sources = Nenhuma registada.
summary-archived = arquivado em
summary-credibility = credibilidade: { $text }
summary-source-note = nota: { $text }

# How it was done.
summary-method = Método
summary-method-coverage = Cada frase do texto contém alguma afirmação, está marcada como não tendo nada a verificar ou está por tratar; conta como decidida quando todas as suas afirmações estão verificadas.
summary-method-axes = Distinguem-se três coisas: o estado diz em que ponto está o trabalho, o veredicto o que se apurou e o texto o que acontece ao que foi escrito. Os veredictos são de pessoas, nunca de um programa.
summary-method-ways = Como foram examinadas as provas
summary-hash = SHA-256 do seu texto
