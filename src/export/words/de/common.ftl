# Words that every export shares.

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

# A day: 31 January 2026.
day = { $day }. { $month } { $year }

# What stands between thousands.
thousands = .

# How much a finding of the house's rules weighs.
finding-blocks = verhindert die Freigabe
finding-warning = Warnung
finding-note = Hinweis
finding-expected = erwartet
