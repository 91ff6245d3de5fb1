//! Two wordings of one thing in a sentence for a person: from where they differ.

use super::short;

/// So much of what both begin with is shown, at most.
const BEFORE: usize = 40;

/// Two wordings, each shortened; of a long beginning that both have, the end alone.
pub fn wordings(old: &str, new: &str) -> [String; 2] {
    let [old, new] = [old, new].map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    let both = old.char_indices().zip(new.chars());
    let same = both.take_while(|((_, a), b)| a == b);
    let same = same.map(|((at, c), _)| at + c.len_utf8()).last();
    let begins = old.get(..same.unwrap_or_default()).unwrap_or_default();
    let Some((far, _)) = begins.char_indices().nth_back(BEFORE) else {
        return [short(&old), short(&new)];
    };
    let near = begins.get(far..).unwrap_or_default();
    let from = far + near.find(' ').map_or(0, |at| at + 1);
    let shown = |text: &str| format!("… {}", short(text.get(from..).unwrap_or_default()));
    [shown(&old), shown(&new)]
}

#[cfg(test)]
mod tests {
    use super::wordings;

    #[test]
    fn what_differs_is_shown_wherever_it_stands() {
        assert_eq!(
            wordings("It has 12\n berths.", "It has 13 berths."),
            ["It has 12 berths.", "It has 13 berths."]
        );
        let long = "The harbour of Calder Bay, which opened in 1911, ".repeat(20);
        let [old, new] = wordings(&format!("{long}has 12 berths."), &format!("{long}had 13."));
        assert_eq!(
            (old.as_str(), new.as_str()),
            (
                "… of Calder Bay, which opened in 1911, has 12 berths.",
                "… of Calder Bay, which opened in 1911, had 13."
            )
        );
        assert_eq!(wordings("", "ä"), ["", "ä"]);
    }
}
