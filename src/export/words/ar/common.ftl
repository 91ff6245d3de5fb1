# Words that every export shares.

month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

# A day: 31 January 2026.
day = { $day } { $month } { $year }

# What stands between thousands.
thousands = ,

# How much a finding of the house's rules weighs.
finding-blocks = يمنع الاعتماد
finding-warning = تحذير
finding-note = ملاحظة
finding-expected = متوقَّع
