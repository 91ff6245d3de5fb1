# What the review summary says.

# The document as a whole.
summary-kind = ملخّص التحقق
summary-title = ملخّص التحقق: { $title }
summary-untitled-session = جلسة بلا عنوان
summary-untitled-article = مقال بلا عنوان
summary-publication = المطبوعة
summary-deadline = الموعد النهائي
summary-scale = سلّم التقييم
summary-note = ملاحظة
summary-made-on = تاريخ الإعداد
summary-contents = المحتويات
summary-skip = انتقل إلى النص

# The figures.
summary-coverage = التغطية
summary-article = المقال
summary-sentences = الجمل
summary-claimed = تتضمن ادعاءات
summary-nothing = لا شيء للتحقق
summary-untouched = لم تُعالَج
summary-decided = نسبة المحسوم
summary-left = وقائع متبقية
summary-checked = مُتحقَّق منها
summary-wrong = ثبت خطؤها
summary-attention = تحتاج إلى مراجعة
summary-all-articles = كل المقالات
summary-percent = { $n }٪
summary-of-sentences = { $n ->
    [zero] من 0 جملة
    [one] من جملة واحدة
    [two] من جملتين
    [few] من { $n } جمل
    [many] من { $n } جملة
    *[other] من { $n } جملة
    }

# An article.
summary-by = بقلم
summary-publisher = الناشر
summary-agency = الوكالة
summary-published = تاريخ النشر
summary-address = العنوان
summary-article-id = رقم المقال
summary-draft = المسودة التي جرى التحقق منها
summary-risks = المخاطر
summary-text = النص
summary-claims = الادعاءات
summary-no-claims = لم يُعتمد أي ادعاء بعد.
summary-signed-off = الاعتماد
summary-signed = { $who } ({ $n ->
    [zero] لا ادعاءات مفتوحة حينها
    [one] ادعاء واحد مفتوح حينها
    [two] ادعاءان مفتوحان حينها
    [few] { $n } ادعاءات مفتوحة حينها
    [many] { $n } ادعاءً مفتوحًا حينها
    *[other] { $n } ادعاء مفتوح حينها
    })

# A claim.
summary-in-article = في المقال
summary-paragraph = الفقرة { $n }
summary-quote = «{ $text }»
summary-words-gone = لم تعد ألفاظه في النص
summary-who = مَن يقوله
summary-when = متى
summary-appeared = أين ظهر
summary-dates = التواريخ
summary-why-checked = لماذا تحققنا
summary-importance = الأهمية { $level }
summary-risk = خطر: { $risk }
summary-status = الحالة
summary-verdict = الحكم
summary-none = لا شيء
summary-no-verdict = بلا حكم
summary-copy = النص المنشور
summary-stale = متقادم
summary-stale-why = حُسم استنادًا إلى نص تغيّر منذ ذلك الحين
summary-found = ما توصلنا إليه
summary-why = لماذا
summary-sure = درجة اليقين
summary-differs = يختلف بحسب الجزء
summary-parts-checked = { $status } (تم التحقق من { $checked } من أصل { $n } أجزاء)
summary-parts = الأجزاء
summary-to-text = إلى هذه الكلمات في النص
summary-to-claim = الادعاء { $label }
summary-unresolved = ما لم نتمكن من إثباته
summary-writers-source = مصدر الكاتب
summary-named = ذكره الكاتب ولم يُعتمد

# Who says it.
summary-probably = على الأرجح { $name } (تخمين)
summary-denied = نُفي أو لم يُؤكَّد: «{ $cue }»
summary-not-named = غير مسمّى
summary-through = عبر { $name }
summary-hedged = بتحفّظ: «{ $words }»

# What it rests on.
summary-evidence = الأدلة
summary-evidence-for = أدلة مؤيدة
summary-evidence-against = أدلة نافية
summary-context = السياق
summary-no-evidence = لا توجد
summary-looked-on = اطُّلع عليه في { $day }
summary-looked-by = من قِبل { $name }
summary-clip = صورة الدليل: { $name }
summary-confidential-source = مصدر سرّي
summary-missing-source = مصدر غير موجود في الجلسة
summary-untitled-source = مصدر بلا عنوان
summary-taken-out = { $name } (أُزيل)

# What followed.
summary-changes = تعديلات على النص
summary-claim = الادعاء
summary-current = الصيغة الحالية
summary-proposed = المقترح
summary-reason = السبب
summary-decision = القرار
summary-deleted = (يُحذف)
summary-reply = حق الرد
summary-asked = { $n ->
    [zero] جرى سؤال { $who }
    [one] جرى سؤال { $who }
    [two] جرى سؤال { $who } مرتين
    [few] جرى سؤال { $who } { $n } مرات
    [many] جرى سؤال { $who } { $n } مرة
    *[other] جرى سؤال { $who } { $n } مرة
    }
summary-somebody = شخص معني
summary-about = بشأن { $text }
summary-outcome = النتيجة: { $text }
summary-replied = الرد: { $text }
summary-corrections = التصويبات
summary-corrected = صُحّح

# What is open.
summary-open-questions = مسائل مفتوحة
summary-house-rules = قواعد المؤسسة
summary-no-questions = لا توجد.
summary-open-gone = اختفت ألفاظه من النص
summary-change-requested = طُلب تعديل
summary-suggestion = اقتراح لم ينظر فيه أحد
summary-untouched-sentences = { $n ->
    [zero] لا جمل بلا معالجة
    [one] جملة واحدة بلا ادعاء ولم توسم بأنها لا تحتاج إلى تحقق
    [two] جملتان بلا ادعاء ولم توسما بأنهما لا تحتاجان إلى تحقق
    [few] { $n } جمل بلا ادعاء ولم توسم بأنها لا تحتاج إلى تحقق
    [many] { $n } جملة بلا ادعاء ولم توسم بأنها لا تحتاج إلى تحقق
    *[other] { $n } جملة بلا ادعاء ولم توسم بأنها لا تحتاج إلى تحقق
    }
summary-disputed = متنازع عليه
summary-is-disputed = متنازع عليه
summary-disputed-label = { $label } (متنازع عليه)
summary-disputed-sides = متنازع عليه: { $sides }
summary-also-disputed = متنازع عليه أيضًا
summary-names-inside = الأسماء تبقى داخل المؤسسة

# Sources.
summary-sources = المصادر
summary-no-sources = لم يُدرج أي مصدر.
summary-archived = مؤرشف في
summary-credibility = المصداقية: { $text }
summary-source-note = ملاحظة: { $text }

# How it was done.
summary-method = المنهج
summary-method-coverage = كل جملة في النص إما تتضمن ادعاءً، أو وُسمت بأنها لا تحتاج إلى تحقق، أو لم تُعالَج بعد؛ وتُعدّ محسومة متى تم التحقق من جميع ادعاءاتها.
summary-method-axes = تُفصل ثلاثة أمور: الحالة تبيّن أين وصل العمل، والحكم يبيّن ما تبيّن، والنص المنشور يبيّن ما يحدث للمكتوب. الأحكام يصدرها أشخاص، لا برنامج.
summary-method-ways = كيف جرى فحص الأدلة
summary-hash = بصمة SHA-256 للنص
