# The spreadsheet of claims.

# Sheets: at most 31 characters, none of []:*?/\ in them.
sheet-claims = الادعاءات
sheet-sources = المصادر
sheet-problems = مسائل مفتوحة

# Columns of the claims.
sheet-number = الرقم
sheet-fact = المعلومة
sheet-quote = في المقال
sheet-paragraph = الفقرة
sheet-who = القائل
sheet-importance = الأهمية
sheet-source = المصدر
sheet-stance = موقف المصدر
sheet-method = الطريقة
sheet-locator = الموضع
sheet-extract = ما ورد فيه
sheet-looked = تاريخ الاطلاع
sheet-status = الحالة
sheet-verdict = الحكم
sheet-rationale = السبب
sheet-copy = النص
sheet-change = التعديل
sheet-note = ملاحظة
sheet-row = الصف
sheet-article = المقال

sheet-row-claim = ادعاء
sheet-row-suggestion = اقتراح
sheet-row-part = جزء
sheet-row-whole = مقسّم إلى أجزاء

sheet-status-to_check = قيد الانتظار
sheet-status-in_progress = قيد التحقق
sheet-status-checked = تم التحقق
sheet-status-needs_attention = يحتاج إلى انتباه

sheet-copy-change_requested = طُلب تعديل
sheet-copy-changed = عُدّل
sheet-copy-stet = يبقى كما هو
sheet-copy-cut = حُذف

sheet-importance-high = عالية
sheet-importance-medium = متوسطة
sheet-importance-low = منخفضة

sheet-stance-supports = يؤيد
sheet-stance-contradicts = يناقض
sheet-stance-context = سياق

sheet-method-primary = مصدر أولي
sheet-method-secondary = مصدر ثانوي

sheet-change-pending = معلّق
sheet-change-accepted = مقبول
sheet-change-stet = يبقى كما هو
sheet-change-cut = حُذف
sheet-change-reworded = أُعيدت صياغته

# The sources.
sheet-sources-number = الرقم
sheet-sources-title = المصدر
sheet-sources-kind = النوع
sheet-sources-author = المؤلف
sheet-sources-publisher = الناشر
sheet-sources-published = تاريخ النشر
sheet-sources-address = العنوان
sheet-sources-archive = نسخة مؤرشفة
sheet-sources-note = ملاحظة

sheet-kind-unset = مصدر
sheet-kind-document = وثيقة
sheet-kind-dataset = مجموعة بيانات
sheet-kind-recording = تسجيل
sheet-kind-transcript = تفريغ نصي
sheet-kind-email = بريد إلكتروني
sheet-kind-interview = مقابلة
sheet-kind-expert = خبير
sheet-kind-book = كتاب
sheet-kind-web = صفحة ويب
sheet-kind-observation = مشاهدة مباشرة

# What is open.
sheet-problems-what = المسألة
sheet-problems-code = القاعدة
sheet-problems-number = الرقم
sheet-problems-fact = المعلومة
sheet-problems-more = التفاصيل
sheet-problems-expected = متوقَّع لأن
sheet-problems-article = المقال

sheet-problem-disputed = محل خلاف
sheet-problem-lost = لم يعد في النص
sheet-problem-stale = تغيّر النص بعد ذلك
sheet-problem-change = تعديل لم يُنفّذ بعد
sheet-problem-unresolved = تعذّر الحسم
sheet-problem-attention = يحتاج إلى انتباه
sheet-problem-unproven = تم التحقق بلا دليل

# At the end of a cell that was cut.
sheet-cut = [قُطع: أطول من خلية جدول]

# Shown when somebody writes what cannot be chosen: a title (32 characters) and a sentence (255).
sheet-choose = ليس في القائمة
sheet-choose-more = اختر من القائمة أو اترك الخلية كما كانت.
