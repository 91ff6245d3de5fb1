# Questions to somebody outside the house, and the letter for the right of reply.

questions-title = Preguntas sobre hechos
questions-for = Para { $name }
questions-who = { $name } prepara una publicación y le agradecería su ayuda.
questions-ask = Indique, por favor, si cada una de las frases siguientes es correcta tal como está.
questions-how = Marque una respuesta para cada una. Si algo es incorrecto, escriba qué, dónde y por qué, con la mayor exactitud posible. Deje sin responder lo que no pueda juzgar.
questions-deadline = Le rogamos que responda a más tardar: { $day }.
questions-back = Devuelva el formulario a quien se lo envió.
questions-terms = Las frases aún no se han publicado: trátelas como confidenciales. Le preguntamos por los hechos; la redacción es cosa nuestra.
questions-thanks = Muchas gracias.

# The letter for the right of reply.
reply-title = Solicitud de comentarios
reply-who = { $name } tiene la intención de publicar lo siguiente sobre usted o sobre quienes usted representa.
reply-nobody = Tenemos la intención de publicar lo siguiente sobre usted o sobre quienes usted representa.
reply-how = Nada de ello debe sorprenderle: indique si cada frase es correcta. Si algo es incorrecto, escriba qué, dónde y por qué. También puede enviarnos una declaración general.
reply-deadline = Le rogamos que responda a más tardar: { $day }; podremos tener en cuenta lo que nos llegue hasta entonces.
reply-terms = Podremos citar lo que escriba en su respuesta. Las frases aún no se han publicado: trátelas como confidenciales.
reply-statement = Su declaración, que podremos citar

# The form.
questions-number = Frase { $label }
questions-correct = ¿Es correcta tal como está?
questions-yes = Sí, es correcta
questions-no = No, hay algo incorrecto
questions-wrong = ¿Qué es incorrecto, dónde y por qué?
questions-write = Escriba aquí
questions-you = Sobre su respuesta
questions-by = Su nombre y cargo
questions-on = Fecha
questions-keep = Conserve esta línea, por favor: { $text }

# The form as a page.
questions-save = Guardar mis respuestas
questions-save-how = Guarda en su ordenador una copia de la página con sus respuestas. No se envía nada: devuelva usted mismo ese archivo.
questions-saved = El archivo está en sus descargas. Devuélvalo, por favor.
questions-no-script = Esta página no puede guardar aquí sus respuestas porque los scripts están desactivados. Imprímala y rellénela a mano, o escriba sus respuestas en un correo, cada una bajo el número de su frase.
questions-file = respuestas
