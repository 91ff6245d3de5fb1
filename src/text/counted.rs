//! How many there are, in words.

/// A number with a word that takes an s: "1 file", "3 files".
pub fn counted(count: usize, word: &str) -> String {
    let more = if count == 1 { "" } else { "s" };
    format!("{count} {word}{more}")
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn one_is_one() {
        assert_eq!(counted(1, "file"), "1 file");
        assert_eq!(counted(0, "file"), "0 files");
        assert_eq!(counted(2, "published check"), "2 published checks");
    }
}
