//! Signs of symbol fonts, which stand in a document by their number in the font (ECMA-376 part 1, 17.3.3.30).

/// The sign with a number in a font; `None` where nobody knows what it shows. Numbers from U+F000 on are those of the font itself.
pub fn sign(font: &str, number: u32) -> Option<char> {
    let own = number & 0xFF;
    let mapped = !(0xF000..=0xF0FF).contains(&number);
    let table: &[(u32, char)] = match font.to_lowercase().as_str() {
        "symbol" => SYMBOL,
        "wingdings" => WINGDINGS,
        _ if mapped => return char::from_u32(number),
        _ => &[],
    };
    let found = table.iter().find(|(at, _)| *at == own);
    found.map(|(_, sign)| *sign)
}

/// What writers take from Symbol: Greek letters and signs of reckoning (Adobe's encoding of the font).
const SYMBOL: &[(u32, char)] = &[
    (0x2D, '−'),
    (0x41, 'Α'),
    (0x44, 'Δ'),
    (0x47, 'Γ'),
    (0x4C, 'Λ'),
    (0x50, 'Π'),
    (0x53, 'Σ'),
    (0x57, 'Ω'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x64, 'δ'),
    (0x65, 'ε'),
    (0x67, 'γ'),
    (0x6C, 'λ'),
    (0x6D, 'μ'),
    (0x70, 'π'),
    (0x72, 'ρ'),
    (0x73, 'σ'),
    (0x74, 'τ'),
    (0x77, 'ω'),
    (0xA0, '€'),
    (0xA3, '≤'),
    (0xA5, '∞'),
    (0xAB, '↔'),
    (0xAC, '←'),
    (0xAD, '↑'),
    (0xAE, '→'),
    (0xAF, '↓'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBA, '≡'),
    (0xBB, '≈'),
    (0xBC, '…'),
    (0xD2, '®'),
    (0xD3, '©'),
    (0xD4, '™'),
    (0xD6, '√'),
    (0xE5, '∑'),
];

/// What writers take from Wingdings: ticks, boxes, arrows, bullets.
const WINGDINGS: &[(u32, char)] = &[
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x4A, '☺'),
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x71, '❑'),
    (0x76, '❖'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xD8, '➢'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];
