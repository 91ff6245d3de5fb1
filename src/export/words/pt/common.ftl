# Words that every export shares.

month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro

# A day: 31 January 2026.
day = { $day } de { $month } de { $year }

# What stands between thousands.
thousands = .

# How much a finding of the house's rules weighs.
finding-blocks = impede a aprovação
finding-warning = aviso
finding-note = nota
finding-expected = esperado
