# The review summary as PDF.

pdf-kicker = Verificação de factos · Relatório
pdf-page = Página { $page } de { $pages }
pdf-made = Feito em
pdf-publication = Publicação
pdf-deadline = Fecho
pdf-scale = Escala de avaliação
pdf-note = Nota
pdf-coverage = Cobertura
pdf-coverage-said = { $percent } % de { $sentences ->
    [one] { $sentences } frase resolvido
   *[other] { $sentences } frases resolvido
}; { $checked ->
    [one] { $checked } facto verificado
   *[other] { $checked } factos verificados
}, { $left ->
    [one] { $left } por verificar
   *[other] { $left } por verificar
}.
pdf-column-article = Artigo
pdf-column-sentences = Frases
pdf-column-claimed = Com facto
pdf-column-nothing = Nada a verificar
pdf-column-untouched = Por ver
pdf-column-decided = Resolvido
pdf-column-left = Factos por ver
pdf-column-checked = Verificados
pdf-column-wrong = Falsos
pdf-column-attention = Pedem atenção
pdf-all-articles = Todos os artigos
pdf-byline = Por
pdf-publisher = Editora
pdf-agency = Agência
pdf-published = Publicado
pdf-address = Endereço
pdf-article-id = Número do artigo
pdf-draft = Versão verificada
pdf-draft-said = { $number } (SHA-256 { $hash }…)
pdf-risks = Riscos
pdf-signed = Aprovado
pdf-signed-said = { $who } ({ $open ->
    [one] { $open } afirmação então em aberto
   *[other] { $open } afirmações então em aberto
})
pdf-text = O texto verificado
pdf-claims = Afirmações
pdf-no-claims = Ainda não foi registada nenhuma afirmação.
pdf-status = Estado
pdf-verdict = Veredito
pdf-copy = Texto
pdf-none = nenhum
pdf-disputed = em disputa
pdf-stale = Decidido sobre um texto que mudou entretanto
pdf-quote = No artigo
pdf-paragraph = parágrafo { $number }
pdf-quote-gone = Estas palavras já não estão no texto.
pdf-who = Quem o diz
pdf-when = Quando
pdf-where = Onde apareceu
pdf-dates = Datas
pdf-why-checked = Porque verificámos
pdf-importance = importância: { $importance }
pdf-risk = risco: { $risk }
pdf-found = O que apurámos
pdf-why = Porquê
pdf-sure = Grau de certeza
pdf-evidence-for = Prova a favor
pdf-evidence-against = Prova contra
pdf-evidence-context = Contexto
pdf-evidence = Provas
pdf-looked-at = consultado em { $day }
pdf-looked-by = por { $name }
pdf-writers-source = Fonte do autor
pdf-unresolved = O que não pudemos apurar
pdf-named = Indicado pelo autor, não aceite
pdf-asked = Direito de resposta
pdf-asked-somebody = Uma pessoa visada
pdf-asked-said = { $who }: foi perguntado
pdf-asked-times = { $who }: foi perguntado { $times } vezes
pdf-asked-about = Pergunta:
pdf-asked-outcome = Resultado:
pdf-asked-reply = Resposta:
pdf-also-disputed = Também em disputa
pdf-changes = Alterações ao texto
pdf-changes-none = Não foi pedida nenhuma alteração.
pdf-open = Questões em aberto
pdf-house-rules = Regras da casa
pdf-open-none = Nenhuma.
pdf-open-suggestion = Sugestões que ninguém viu
pdf-open-quote = estas palavras já não estão no texto
pdf-open-change = alteração pedida
pdf-open-untouched = { $count ->
    [one] { $count } frase não tem afirmação nem está marcada como «nada a verificar»
   *[other] { $count } frases não têm afirmação nem estão marcadas como «nada a verificar»
}
pdf-corrections = Correções
pdf-corrected = Corrigido
pdf-sources = Fontes
pdf-sources-none = Nenhuma registada.
pdf-untitled-source = fonte sem título
pdf-confidential-source = fonte confidencial
pdf-archive = Arquivado em
pdf-credibility = Credibilidade:
pdf-cited = Citada em
pdf-method = Método
pdf-method-coverage = Cada frase de um artigo tem uma afirmação, está marcada como «nada a verificar» ou está por ver; acessórios como os créditos não contam. Uma frase está resolvida quando todas as suas afirmações estão verificadas ou não há nada a verificar. Uma afirmação tratada em partes conta pelas suas partes.
pdf-method-verdict = O estado do trabalho, o que se apurou e o que acontece ao texto são três coisas; nenhuma se calcula a partir de outra. Cada uma foi decidida por pessoas.
pdf-method-scale = Os vereditos são os da escala «{ $name }»: { $labels }.
pdf-method-inside = Os nomes de quem fez o trabalho ou foi ouvido, e o que é confidencial, não saem da casa, salvo se este relatório foi feito com eles.
