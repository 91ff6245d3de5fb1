//! The list of changes for the writer, opened by programs that are not ours.

use std::fs;
use std::process::Command;

use serde_json::json;
use tickmark::export::{Format, Order, rich};

use super::Desk;
use crate::documents::have;

/// What pandoc reads of a file, as the text of its blocks with struck words in ~~…~~ and underlined ones in […].
fn pandoc(desk: &Desk, file: &str) -> String {
    let ran = Command::new("pandoc")
        .args(["--to", "markdown", "--wrap=none", "--columns=500"])
        .arg(desk.path(file))
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let said = String::from_utf8(ran.stdout).unwrap();
    said.replace("{.underline}", "")
}

#[test]
fn the_changes_are_read_by_other_programs_with_their_marks() {
    if !have(&["pandoc", "soffice"]) {
        return;
    }
    let desk = Desk::new();
    desk.session();
    let loaded = tickmark::storage::load(&desk.path("s.factcheck.json")).unwrap();
    let (article, _) = loaded.session.articles_in_order()[0];
    let (_, draft) = loaded.session.draft_of(article).unwrap();
    let claims = loaded.session.claims_of(article);
    let place = |words: &str| {
        let all = claims.iter();
        let found = all.map(|one| (one.id, one.span.of(draft.paragraphs.text())));
        found
            .into_iter()
            .find(|(_, text)| text.contains(words))
            .unwrap()
    };
    let mut input = String::new();
    for (from, to) in [("40 percent", "41 percent"), ("1926", "1927")] {
        let (claim, words) = place(from);
        let proposed = words.replace(from, to);
        let ask = json!({"claim": claim, "proposed": proposed, "reason": "The survey <says> so & no more."});
        for command in [
            json!({"accept": {"claim": claim}}),
            json!({"request_change": ask}),
        ] {
            input += &command.to_string();
            input.push('\n');
        }
    }
    let ran = desk.run_with(
        &["apply", "s.factcheck.json", "--by", "Ida"],
        input.as_bytes(),
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let arguments = [
        "export",
        "s.factcheck.json",
        "--to",
        "changes-docx",
        "-o",
        "c.docx",
    ];
    let ran = desk.run(&arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);

    let session = tickmark::storage::load(&desk.path("s.factcheck.json"))
        .unwrap()
        .session;
    let rich = rich(&session, &Order::of(Format::Changes)).unwrap();
    desk.put("c.html", rich.html.as_bytes());
    for file in ["c.docx", "c.html"] {
        let said = pandoc(&desk, file);
        for part in [
            "Pipes of Port Ellery",
            "To decide (2)",
            "The survey \\<says\\> so & no more.",
            "lost ~~40~~ [41] percent of its water",
            "between 1911 and ~~1926~~ [1927].",
        ] {
            assert!(said.contains(part), "{part} in {file}:\n{said}");
        }
    }
    let profile = format!(
        "-env:UserInstallation=file://{}",
        desk.path("profile").display()
    );
    let ran = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
        .arg(desk.path("office"))
        .arg(desk.path("c.docx"))
        .output()
        .unwrap();
    assert!(fs::metadata(desk.path("office/c.pdf")).is_ok(), "{ran:?}");
}
