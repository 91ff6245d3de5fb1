# Words that every export shares.

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

# A day: 31 January 2026.
day = { $day } { $month } { $year }

# What stands between thousands.
thousands = { "\u202F" }

# How much a finding of the house's rules weighs.
finding-blocks = empêche le bon à publier
finding-warning = avertissement
finding-note = remarque
finding-expected = attendu
