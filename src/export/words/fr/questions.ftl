# Questions to somebody outside the house, and the letter for the right of reply.

questions-title = Questions sur des faits
questions-for = À l’attention de { $name }
questions-who = { $name } prépare une publication et vous serait reconnaissant de votre aide.
questions-ask = Merci d’indiquer, pour chacune des phrases ci-dessous, si elle est exacte en l’état.
questions-how = Cochez une réponse pour chacune. Si quelque chose est inexact, écrivez quoi, où et pourquoi, aussi précisément que possible. Laissez sans réponse ce que vous ne pouvez pas juger.
questions-deadline = Merci de répondre au plus tard : { $day }.
questions-back = Veuillez renvoyer le formulaire à la personne qui vous l’a adressé.
questions-terms = Ces phrases ne sont pas encore publiées : merci de les traiter comme confidentielles. Nous vous interrogeons sur les faits ; la rédaction reste la nôtre.
questions-thanks = Avec nos remerciements.

# The letter for the right of reply.
reply-title = Demande de réaction
reply-who = { $name } a l’intention de publier ce qui suit à votre sujet, ou au sujet de ceux que vous représentez.
reply-nobody = Nous avons l’intention de publier ce qui suit à votre sujet, ou au sujet de ceux que vous représentez.
reply-how = Rien de tout cela ne doit vous surprendre : merci d’indiquer, pour chaque phrase, si elle est exacte. Si quelque chose est inexact, écrivez quoi, où et pourquoi. Vous pouvez aussi nous adresser une déclaration d’ensemble.
reply-deadline = Merci de répondre au plus tard : { $day } ; nous pourrons tenir compte de ce qui nous parviendra d’ici là.
reply-terms = Nous pourrons citer ce que vous écrirez dans votre réponse. Ces phrases ne sont pas encore publiées : merci de les traiter comme confidentielles.
reply-statement = Votre déclaration, que nous pourrons citer

# The form.
questions-number = Phrase { $label }
questions-correct = Exacte en l’état ?
questions-yes = Oui, elle est exacte
questions-no = Non, quelque chose est inexact
questions-wrong = Qu’est-ce qui est inexact, où et pourquoi ?
questions-write = Écrivez ici
questions-you = À propos de votre réponse
questions-by = Votre nom et votre fonction
questions-on = Date
questions-keep = Merci de conserver cette ligne : { $text }

# The form as a page.
questions-save = Enregistrer mes réponses
questions-save-how = Une copie de la page, avec vos réponses, est enregistrée sur votre ordinateur. Rien n’est envoyé : veuillez renvoyer ce fichier vous-même.
questions-saved = Le fichier est dans vos téléchargements. Merci de le renvoyer.
questions-no-script = Cette page ne peut pas enregistrer vos réponses ici, car les scripts sont désactivés. Imprimez-la et remplissez-la à la main, ou écrivez vos réponses dans un courriel, chacune sous le numéro de sa phrase.
questions-file = reponses
