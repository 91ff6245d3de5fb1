# Questions to somebody outside the house, and the letter for the right of reply.

questions-title = Questions about facts
questions-for = For { $name }
questions-who = { $name } is preparing a publication and would be grateful for your help.
questions-ask = Please say of each sentence below whether it is correct as it stands.
questions-how = Tick one answer for each. If something is wrong, please write what, where and why, as exactly as you can. Leave open what you cannot judge.
questions-deadline = Please answer by { $day }.
questions-back = Please send the form back to whoever sent it to you.
questions-terms = The sentences are not published yet: please treat them as confidential. You are asked about facts; the wording remains ours.
questions-thanks = Thank you.

# The letter for the right of reply.
reply-title = Request for your comment
reply-who = { $name } intends to publish the following about you, or about those for whom you speak.
reply-nobody = We intend to publish the following about you, or about those for whom you speak.
reply-how = Nothing in it should surprise you: please say of each sentence whether it is correct. If something is wrong, please write what, where and why. You can also give us a statement as a whole.
reply-deadline = Please reply by { $day }; what reaches us by then we can take into account.
reply-terms = We may quote what you write in your reply. The sentences are not published yet: please treat them as confidential.
reply-statement = Your statement, which we may quote

# The form.
questions-number = Sentence { $label }
questions-correct = Correct as it stands?
questions-yes = Yes, it is correct
questions-no = No, something is wrong
questions-wrong = What is wrong, where, and why?
questions-write = Write here
questions-you = About your answer
questions-by = Your name and role
questions-on = Date
questions-keep = Please keep this line: { $text }

# The form as a page.
questions-save = Save my answers
questions-save-how = This saves a copy of the page with your answers on your computer. Nothing is sent: please send that file back yourself.
questions-saved = The file is in your downloads. Please send it back.
questions-no-script = This page cannot save your answers here, because scripts are switched off. Please print it and fill it in by hand, or write your answers in an e-mail, each under the number of its sentence.
questions-file = answers
