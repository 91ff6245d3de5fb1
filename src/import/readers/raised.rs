//! Figures above the line.

/// Figures above the line, as signs that stay there: "10⁶" is not 106.
pub fn raised(words: &str) -> Option<String> {
    let sign = |c: char| match c {
        '0' => Some('⁰'),
        '1' => Some('¹'),
        '2' => Some('²'),
        '3' => Some('³'),
        '4'..='9' => char::from_u32(u32::from('⁴') + (u32::from(c) - u32::from('4'))),
        '-' | '−' => Some('⁻'),
        _ => None,
    };
    let words = words.trim();
    if words.is_empty() || words.len() > 6 {
        return None;
    }
    words.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::raised;

    #[test]
    fn a_power_stays_one() {
        assert_eq!(raised("6").as_deref(), Some("⁶"));
        assert_eq!(raised(" -12 ").as_deref(), Some("⁻¹²"));
        assert_eq!((raised("st"), raised("")), (None, None));
    }
}
