//! What the editor changed beside what was asked for.

use super::{CARS, Desk, OPENED, decided, edited};

const QUIET: &str = "Nobody in Port Ellery thanked it for that.";
const LAST: &str = "Then it rained.";

/// An article with a claim in its second paragraph, and sentences that nobody has taken up.
fn desk() -> Desk {
    let text = format!(
        "A headline of the ferry\n\n{OPENED} and carried {CARS} in 2025.\n\nOnly 12 of its boats are left in Calder Bay.\n\n{QUIET}\n\n{LAST}\n"
    );
    Desk::new("ferry.txt", text.as_bytes())
}

#[test]
fn what_reads_otherwise_unasked_is_listed() {
    let desk = desk();
    desk.ask();
    let back = desk.export();
    let (done, said, complained) = desk.returned(&back, &[]);
    assert!(done && complained.is_empty(), "{said}{complained}");
    let change = |pairs: &'static [(&str, &str)], document| {
        edited(document, move |name, text| {
            let mut text = text;
            for (from, to) in pairs {
                if name == "word/document.xml" {
                    assert!(text.contains(from), "{from}: {text}");
                    text = text.replacen(from, to, 1);
                }
            }
            text
        })
    };
    let changed = change(
        &[
            ("Only 12 of", "Only 13 of"),
            (
                "thanked it",
                "</w:t></w:r><w:ins w:id=\"900\" w:author=\"Eva Lund\" w:date=\"2026-02-01T10:00:00Z\"><w:r><w:t xml:space=\"preserve\">has ever </w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\">thanked it",
            ),
            (
                "Then it rained.",
                "The mayor of Norrow resigned over the matter.",
            ),
        ],
        &back,
    );
    let (done, said, complained) = desk.returned(&changed, &[]);
    assert!(
        !done && said.contains("nothing to change"),
        "{said}{complained}"
    );
    for told in [
        "reads otherwise: “Only 12 of its boats are left in Calder Bay.” → “Only 13 of its boats are left in Calder Bay.”; take the document in as a new draft to have it",
        "reads otherwise: “Nobody in Port Ellery thanked it for that.” → “Nobody in Port Ellery has ever thanked it for that.”",
        "is gone: “Then it rained.”",
        "is new: “The mayor of Norrow resigned over the matter.”",
    ] {
        assert!(complained.contains(told), "{told}: {complained}");
    }
    // What was asked for is told with its claim alone, however it was decided.
    for accepted in [true, false] {
        let (done, said, complained) = desk.returned(&decided(&back, accepted), &[]);
        assert!(done && said.contains("1 change"), "{said}");
        assert!(complained.is_empty(), "{complained}");
    }
}

#[test]
fn many_sentences_that_read_otherwise_are_counted() {
    let lines: Vec<String> = (0..400)
        .map(|at| format!("The boat of yard {at} lies in the harbour of Calder Bay, as it did."))
        .collect();
    let text = format!(
        "A headline of the ferry\n\n{OPENED} and carried {CARS} in 2025.\n\n{}\n",
        lines.join("\n\n")
    );
    let desk = Desk::new("ferry.txt", text.as_bytes());
    let back = desk.export();
    let changed = edited(&back, |name, text| {
        if name == "word/document.xml" {
            text.replace("as it did.", "as it never did.")
        } else {
            text
        }
    });
    let (_, _, complained) = desk.returned(&changed, &[]);
    let told = complained.matches("take the document in").count();
    assert!((2..=101).contains(&told), "{told}: {complained}");
    assert!(
        complained.contains("more sentences read otherwise"),
        "{complained}"
    );
}
