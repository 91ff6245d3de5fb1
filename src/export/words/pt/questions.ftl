# Questions to somebody outside the house, and the letter for the right of reply.

questions-title = Perguntas sobre factos
questions-for = Para { $name }
questions-who = { $name } prepara uma publicação e agradece a sua ajuda.
questions-ask = Indique, por favor, se cada uma das frases seguintes está correta tal como está.
questions-how = Assinale uma resposta para cada uma. Se algo estiver errado, escreva o quê, onde e porquê, com a maior exatidão possível. Deixe em branco o que não puder avaliar.
questions-deadline = Agradecemos a sua resposta até: { $day }.
questions-back = Devolva, por favor, o formulário a quem lho enviou.
questions-terms = As frases ainda não foram publicadas: trate-as como confidenciais. Perguntamos-lhe pelos factos; a redação cabe-nos a nós.
questions-thanks = Muito obrigado.

# The letter for the right of reply.
reply-title = Pedido de comentário
reply-who = { $name } tenciona publicar o seguinte sobre si ou sobre quem representa.
reply-nobody = Tencionamos publicar o seguinte sobre si ou sobre quem representa.
reply-how = Nada disto o deve surpreender: indique, por favor, se cada frase está correta. Se algo estiver errado, escreva o quê, onde e porquê. Pode também enviar-nos uma declaração geral.
reply-deadline = Agradecemos a sua resposta até: { $day }; poderemos ter em conta o que nos chegar até lá.
reply-terms = Poderemos citar o que escrever na sua resposta. As frases ainda não foram publicadas: trate-as como confidenciais.
reply-statement = A sua declaração, que poderemos citar

# The form.
questions-number = Frase { $label }
questions-correct = Correta tal como está?
questions-yes = Sim, está correta
questions-no = Não, há algo errado
questions-wrong = O que está errado, onde e porquê?
questions-write = Escreva aqui
questions-you = Sobre a sua resposta
questions-by = O seu nome e função
questions-on = Data
questions-keep = Mantenha esta linha, por favor: { $text }

# The form as a page.
questions-save = Guardar as minhas respostas
questions-save-how = Guarda no seu computador uma cópia da página com as suas respostas. Nada é enviado: devolva, por favor, esse ficheiro.
questions-saved = O ficheiro está nas suas transferências. Devolva-o, por favor.
questions-no-script = Esta página não pode guardar aqui as suas respostas, porque os scripts estão desligados. Imprima-a e preencha-a à mão, ou escreva as suas respostas num e-mail, cada uma sob o número da sua frase.
questions-file = respostas
