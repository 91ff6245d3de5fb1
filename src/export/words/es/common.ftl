# Words that every export shares.

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

# A day: 31 January 2026.
day = { $day } de { $month } de { $year }

# What stands between thousands.
thousands = .

# How much a finding of the house's rules weighs.
finding-blocks = impide el visto bueno
finding-warning = advertencia
finding-note = nota
finding-expected = esperado
