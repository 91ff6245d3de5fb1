# The review summary as PDF.

pdf-kicker = Verificación · Informe
pdf-page = Página { $page } de { $pages }
pdf-made = Hecho el
pdf-publication = Publicación
pdf-deadline = Cierre
pdf-scale = Escala de valoración
pdf-note = Nota
pdf-coverage = Cobertura
pdf-coverage-said = { $percent } % de { $sentences ->
    [one] { $sentences } frase resuelto
   *[other] { $sentences } frases resuelto
}; { $checked ->
    [one] { $checked } dato verificado
   *[other] { $checked } datos verificados
}, { $left ->
    [one] { $left } pendiente
   *[other] { $left } pendientes
}.
pdf-column-article = Artículo
pdf-column-sentences = Frases
pdf-column-claimed = Con dato
pdf-column-nothing = Nada que verificar
pdf-column-untouched = Sin ver
pdf-column-decided = Resuelto
pdf-column-left = Datos pendientes
pdf-column-checked = Verificados
pdf-column-wrong = Falsos
pdf-column-attention = Requieren atención
pdf-all-articles = Todos los artículos
pdf-byline = Por
pdf-publisher = Editorial
pdf-agency = Agencia
pdf-published = Publicado
pdf-address = Dirección
pdf-article-id = Número de artículo
pdf-draft = Versión verificada
pdf-draft-said = { $number } (SHA-256 { $hash }…)
pdf-risks = Riesgos
pdf-signed = Visto bueno
pdf-signed-said = { $who } ({ $open ->
    [one] { $open } afirmación abierta entonces
   *[other] { $open } afirmaciones abiertas entonces
})
pdf-text = El texto verificado
pdf-claims = Afirmaciones
pdf-no-claims = Aún no se ha tomado ninguna afirmación.
pdf-status = Estado
pdf-verdict = Veredicto
pdf-copy = Texto
pdf-none = ninguno
pdf-disputed = en disputa
pdf-stale = Decidido sobre un texto que ha cambiado después
pdf-quote = En el artículo
pdf-paragraph = párrafo { $number }
pdf-quote-gone = Esas palabras ya no están en el texto.
pdf-who = Quién lo dice
pdf-when = Cuándo
pdf-where = Dónde apareció
pdf-dates = Fechas
pdf-why-checked = Por qué se verifica
pdf-importance = importancia: { $importance }
pdf-risk = riesgo: { $risk }
pdf-found = Qué hallamos
pdf-why = Por qué
pdf-sure = Grado de certeza
pdf-evidence-for = Prueba a favor
pdf-evidence-against = Prueba en contra
pdf-evidence-context = Contexto
pdf-evidence = Pruebas
pdf-looked-at = consultado el { $day }
pdf-looked-by = por { $name }
pdf-writers-source = Fuente del autor
pdf-unresolved = Lo que no pudimos establecer
pdf-named = Citado por el autor, no aceptado
pdf-asked = Derecho de réplica
pdf-asked-somebody = Una persona afectada
pdf-asked-said = Se preguntó a { $who }
pdf-asked-times = Se preguntó a { $who } { $times } veces
pdf-asked-about = Pregunta:
pdf-asked-outcome = Resultado:
pdf-asked-reply = Respuesta:
pdf-also-disputed = También en disputa
pdf-changes = Cambios en el texto
pdf-changes-none = No se pidió ningún cambio.
pdf-open = Cuestiones abiertas
pdf-house-rules = Reglas de la casa
pdf-open-none = Ninguna.
pdf-open-suggestion = Sugerencias que nadie ha mirado
pdf-open-quote = esas palabras ya no están en el texto
pdf-open-change = cambio pedido
pdf-open-untouched = { $count ->
    [one] { $count } frase no tiene afirmación ni está marcada como «nada que verificar»
   *[other] { $count } frases no tienen afirmación ni están marcadas como «nada que verificar»
}
pdf-corrections = Correcciones
pdf-corrected = Corregido
pdf-sources = Fuentes
pdf-sources-none = Ninguna anotada.
pdf-untitled-source = fuente sin título
pdf-confidential-source = fuente confidencial
pdf-archive = Archivado en
pdf-credibility = Credibilidad:
pdf-cited = Citada en
pdf-method = Método
pdf-method-coverage = Cada frase de un artículo tiene una afirmación, está marcada como «nada que verificar» o queda sin ver; los añadidos como los créditos no cuentan. Una frase está resuelta cuando todas sus afirmaciones están verificadas o no hay nada que verificar. Una afirmación que se lleva en partes cuenta por sus partes.
pdf-method-verdict = El estado del trabajo, lo que se halló y lo que pasa con el texto son tres cosas; ninguna se calcula de otra. Cada una la decidieron personas.
pdf-method-scale = Los veredictos son los de la escala «{ $name }»: { $labels }.
pdf-method-inside = Los nombres de quienes hicieron el trabajo o fueron consultados, y lo confidencial, no salen de la casa salvo que este informe se haya hecho con ellos.
