# Words that every export shares.

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# A day: 31 January 2026.
day = { $day } { $month } { $year }

# What stands between thousands.
thousands = ,

# How much a finding of the house's rules weighs.
finding-blocks = blocks sign-off
finding-warning = warning
finding-note = note
finding-expected = expected
