# What records say in fixed words, as every export writes it.

# Where the work on a claim stands.
check-status-to-check = بانتظار التحقق
check-status-in-progress = قيد التحقق
check-status-checked = تم التحقق
check-status-needs-attention = يحتاج إلى مراجعة

# What happens to the copy.
resolution-none = لا شيء
resolution-change-requested = طُلب تعديل
resolution-changed = عُدّل
resolution-stet = يبقى كما هو
resolution-cut = حُذف

# How much hangs on a claim.
importance-unset = غير محددة
importance-high = عالية
importance-medium = متوسطة
importance-low = منخفضة

# What sort of fact it is.
claim-type-name = اسم أو تهجئة
claim-type-title = منصب أو صفة
claim-type-place = مكان
claim-type-date = تاريخ أو وقت
claim-type-age = عمر
claim-type-number = رقم أو إحصاء
claim-type-money = مال
claim-type-measurement = قياس أو مسافة
claim-type-superlative = صيغة تفضيل أو «أول» أو «وحيد»
claim-type-comparison = مقارنة أو اتجاه
claim-type-quotation = اقتباس
claim-type-attribution = إسناد أو نقل بالمعنى
claim-type-causal = سبب ونتيجة
claim-type-historical = تاريخي
claim-type-legal = قانون أو لائحة
claim-type-scientific = علم أو طب
claim-type-poll = استطلاع رأي
claim-type-description = وصف المظهر
claim-type-biography = سيرة أو هوية
claim-type-image = صورة أو تعليقها
claim-type-graphic = رسم بياني
claim-type-headline = عنوان أو نص بارز
claim-type-common-knowledge = معرفة عامة
claim-type-prediction = توقّع
claim-type-opinion = رأي
claim-type-sensitive = حساس أو مسيء للسمعة

# What could hurt someone.
risk-legal = قانوني
risk-privacy = خصوصية
risk-anonymous-source = مصدر مجهول
risk-harm = ضرر

# Which way evidence points.
stance-supports = يؤيد
stance-contradicts = ينفي
stance-context = سياق

# How near a source is to the fact.
tier-unset = غير محدد
tier-primary = أولي
tier-secondary = ثانوي

# What the editor decided about a change.
decision-pending = قيد البت
decision-accepted = مقبول
decision-stet = يبقى كما هو
decision-cut = حُذف
decision-reworded = أُعيدت صياغته

# What sort of thing a source is.
source-kind-unset = مصدر
source-kind-document = وثيقة
source-kind-dataset = مجموعة بيانات
source-kind-recording = تسجيل
source-kind-transcript = نص مفرّغ
source-kind-email = بريد إلكتروني
source-kind-interview = مقابلة
source-kind-expert = خبير
source-kind-book = كتاب
source-kind-web = صفحة ويب
source-kind-observation = معاينة مباشرة

# What somebody who was asked says of a claim.
correct-unsaid = لم يُذكر
correct-yes = صحيح كما هو
correct-no = غير صحيح
