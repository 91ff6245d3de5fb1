# Questions to somebody outside the house, and the letter for the right of reply.

questions-title = أسئلة عن وقائع
questions-for = إلى { $name }
questions-who = تُعِدّ { $name } مادة للنشر وتقدّر مساعدتكم.
questions-ask = نرجو أن تبيّنوا لكل جملة مما يلي هل هي صحيحة كما هي.
questions-how = ضعوا علامة على إجابة واحدة لكل جملة. وإن كان فيها خطأ فاكتبوا ما هو وأين ولماذا، بأكبر قدر من الدقة. واتركوا ما لا يمكنكم الحكم عليه بلا إجابة.
questions-deadline = نرجو الرد في موعد أقصاه: { $day }.
questions-back = نرجو إعادة الاستمارة إلى من أرسلها إليكم.
questions-terms = لم تُنشر هذه الجمل بعد، فنرجو اعتبارها سرية. نسألكم عن الوقائع، أما الصياغة فتبقى لنا.
questions-thanks = مع الشكر.

# The letter for the right of reply.
reply-title = طلب تعليق
reply-who = تعتزم { $name } نشر ما يلي عنكم أو عمّن تتحدثون باسمهم.
reply-nobody = نعتزم نشر ما يلي عنكم أو عمّن تتحدثون باسمهم.
reply-how = لا نريد أن يفاجئكم شيء منه: نرجو أن تبيّنوا لكل جملة هل هي صحيحة. وإن كان فيها خطأ فاكتبوا ما هو وأين ولماذا. ويمكنكم أيضًا أن ترسلوا إلينا تصريحًا عامًّا.
reply-deadline = نرجو الرد في موعد أقصاه: { $day }؛ وما يصلنا حتى ذلك الحين يمكننا أخذه في الحسبان.
reply-terms = قد نقتبس مما تكتبونه في ردّكم. لم تُنشر هذه الجمل بعد، فنرجو اعتبارها سرية.
reply-statement = تصريحكم، وقد نقتبس منه

# The form.
questions-number = الجملة { $label }
questions-correct = هل هي صحيحة كما هي؟
questions-yes = نعم، هي صحيحة
questions-no = لا، فيها خطأ
questions-wrong = ما الخطأ، وأين، ولماذا؟
questions-write = اكتبوا هنا
questions-you = عن إجابتكم
questions-by = اسمكم وصفتكم
questions-on = التاريخ
questions-keep = نرجو إبقاء هذا السطر: { $text }

# The form as a page.
questions-save = حفظ إجاباتي
questions-save-how = تُحفظ على جهازكم نسخة من الصفحة مع إجاباتكم. لا يُرسل أي شيء: نرجو أن تعيدوا الملف بأنفسكم.
questions-saved = الملف في مجلد التنزيلات. نرجو إعادته.
questions-no-script = لا يمكن لهذه الصفحة حفظ إجاباتكم هنا لأن البرامج النصية معطّلة. نرجو طباعتها وملأها باليد، أو كتابة إجاباتكم في رسالة بريد إلكتروني، كل إجابة تحت رقم جملتها.
questions-file = answers
