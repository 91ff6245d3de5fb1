//! Text that is as text is: some words are common, most are rare.

const WORDS_OF_PAGE: usize = 400;

/// Numbers that look random and are the same each time.
pub struct Numbers(pub u64);

impl Numbers {
    /// A number below another.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most
    }

    /// A word: the nth is about n times as rare as the first (Zipf's law), of 32,000.
    pub fn word(&mut self, to: &mut String) {
        const SMALL: [&str; 12] = [
            "the", "of", "and", "to", "in", "that", "was", "it", "not", "is", "for", "we",
        ];
        let octave = 1 << self.below(15);
        let rank = octave + self.below(octave) - 1;
        match SMALL.get(rank) {
            Some(word) => to.push_str(word),
            None if self.below(40) == 0 => to.push_str(&self.below(5000).to_string()),
            None => {
                let mut rest = rank * 7919 + 1000;
                while rest > 0 {
                    let syllables = [
                        "ba", "ner", "ti", "shor", "mel", "qua", "ys", "do", "rim", "lect", "ver",
                        "pon",
                    ];
                    to.push_str(syllables.get(rest % 12).copied().unwrap_or_default());
                    rest /= 12;
                }
            }
        }
    }

    /// The words of a page, in sentences and paragraphs.
    pub fn page(&mut self, number: usize) -> String {
        let mut page = String::new();
        for at in 0..WORDS_OF_PAGE {
            let start = page.len();
            self.word(&mut page);
            if page
                .get(..start)
                .is_some_and(|all| all.is_empty() || all.ends_with(". ") || all.ends_with(".\n"))
            {
                // A sentence begins.
                if let Some(first) = page.get_mut(start..start + 1) {
                    first.make_ascii_uppercase();
                }
            }
            page.push_str(match at % 400 {
                399 => ".\n\n",
                at if at % 80 == 79 => ".\n",
                at if at % 13 == 12 => ", ",
                at if at % 17 == 16 => ". ",
                _ => " ",
            });
        }
        page + &format!("The Quay Review {number}\n\n")
    }
}
