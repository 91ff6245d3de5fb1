//! Fields of Word documents and Rich Text: instructions to the program, of which those that lead somewhere matter.

/// The address that a field leads to: `HYPERLINK "https://…"`, with or without quotation marks, its switches before or behind
/// it (ECMA-376 part 1, 17.16.5.25). Only what leads out of the document.
pub fn address(instruction: &str) -> Option<String> {
    const LEADS: [&str; 3] = ["http://", "https://", "mailto:"];
    let mut rest = instruction.trim_start().strip_prefix("HYPERLINK")?;
    let mut of_switch = false;
    while let Some((word, behind)) = first(rest) {
        rest = behind;
        // A place in the document, a hint, a frame: the word behind the switch is theirs.
        if let Some(switch) = word.strip_prefix('\\') {
            of_switch = matches!(switch, "l" | "o" | "t");
        } else if !std::mem::take(&mut of_switch) {
            let leads = LEADS.iter().any(|scheme| word.starts_with(scheme));
            return leads.then(|| word.to_owned());
        }
    }
    None
}

/// The first word of an instruction, without its quotation marks, and what stands behind it.
fn first(rest: &str) -> Option<(&str, &str)> {
    let rest = rest.trim_start();
    if let Some(quoted) = rest.strip_prefix('"') {
        return Some(quoted.split_once('"').unwrap_or((quoted, "")));
    }
    let end = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
    (end > 0).then(|| rest.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn where_fields_lead() {
        for (instruction, to) in [
            (
                r#"HYPERLINK "https://kell.example/a b""#,
                Some("https://kell.example/a b"),
            ),
            (
                r" HYPERLINK https://kell.example \h ",
                Some("https://kell.example"),
            ),
            (
                r#"HYPERLINK \t "_blank" "https://kell.example""#,
                Some("https://kell.example"),
            ),
            (
                r#"HYPERLINK "mailto:a@kell.example" \o "Write""#,
                Some("mailto:a@kell.example"),
            ),
            (
                r#"HYPERLINK "https://kell.example"#,
                Some("https://kell.example"),
            ),
            (r#"HYPERLINK \l "_Toc1""#, None),
            (r#"HYPERLINK """#, None),
            ("HYPERLINK", None),
            (r#"HYPERLINK "file:///etc/passwd""#, None),
            (r#"INCLUDEPICTURE "https://kell.example""#, None),
        ] {
            assert_eq!(address(instruction).as_deref(), to, "{instruction}");
        }
    }
}
