//! A second round: what went out comes back, is the next draft, and goes out again; and what was written into our own comments.

use std::fs;
use std::path::{Path, PathBuf};

use tickmark::session::{CheckStatus, Command, Decision};

use super::{Desk, decided, edited, parts, word};

/// The text of a part.
fn part(document: &Path, name: &str) -> String {
    String::from_utf8(parts(document)[name].clone()).unwrap()
}

/// How many comments the checker has in a document.
fn ours(document: &Path) -> usize {
    let comments = part(document, "word/comments.xml");
    comments.matches(r#"w:author="Ana Reyes""#).count()
}

/// Takes a document in as the next draft; what was told.
fn add(desk: &Desk, document: &Path) -> String {
    let session = desk.session();
    let file = document.to_str().unwrap();
    let (_, said, complained) = desk.run(&["drafts", &session, "--add", file]);
    format!("{said}{complained}")
}

/// The document with another sentence reworded, so that it is another draft.
fn reworded(document: &Path) -> PathBuf {
    let other = edited(document, |_, text| {
        text.replace("Nobody thanked", "Nobody ever thanked")
    });
    let to = document.with_file_name("returned.docx");
    fs::copy(other, &to).unwrap();
    to
}

/// The document with something typed behind the last paragraph of the checker's comment, its names kept or dropped.
fn typed_into(document: &Path, words: &str, named: bool) -> PathBuf {
    edited(document, |name, text| {
        if name != "word/comments.xml" {
            return text;
        }
        let at = text.find(r#"w:author="Ana Reyes""#).unwrap();
        let end = at + text[at..].find("</w:comment>").unwrap();
        let line = format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>");
        let text = [&text[..end], line.as_str(), &text[end..]].concat();
        if named {
            text
        } else {
            text.replace("w14:paraId=", "w14:other=")
        }
    })
}

#[test]
fn what_went_out_is_no_note_of_the_writer_and_is_not_said_twice() {
    let desk = Desk::new("ferry.docx", &word::document());
    let notes = desk.load().claimed.len();
    let told = add(&desk, &reworded(&desk.export()));
    assert!(
        told.contains("1 comment of an earlier check was left out"),
        "{told}"
    );
    let session = desk.load();
    assert_eq!(session.drafts.len(), 2);
    assert_eq!(session.claimed.len(), notes);
    assert!(
        session
            .claimed
            .all()
            .all(|(_, one)| !one.text.contains("Checked"))
    );
    let again = desk.export();
    assert_eq!(ours(&again), 1, "{}", part(&again, "word/comments.xml"));
    // What is decided since follows in the same thread.
    desk.apply(vec![Command::SetRationale {
        claim: desk.claim,
        rationale: "The register and the ferry’s own log.".into(),
    }]);
    let later = desk.export();
    assert_eq!(ours(&later), 2);
    let threads = part(&later, "word/commentsExtended.xml");
    assert_eq!(threads.matches("paraIdParent").count(), 1, "{threads}");
    let (done, said, complained) = desk.returned(&later, &[]);
    assert!(
        done && said.contains("nothing to change"),
        "{said}{complained}"
    );
}

#[test]
fn a_change_that_is_tracked_in_the_next_draft_is_not_asked_for_by_hand() {
    let desk = Desk::new("ferry.docx", &word::document());
    let change = desk.ask();
    let returned = desk.path("returned.docx");
    fs::copy(desk.export(), &returned).unwrap();
    add(&desk, Path::new(&returned));
    let session = desk.session();
    let (_, listed, _) = desk.run(&["drafts", &session, "--json"]);
    // The claim goes to the words that are proposed.
    let all: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let all = all["articles"][0]["claims_and_marks"].as_array().unwrap();
    let one = all.iter().find(|one| one["id"] == desk.claim.as_str());
    let place = &one.unwrap_or_else(|| panic!("{listed}"))["place"];
    let point = |name: &str| usize::try_from(place[name].as_u64().unwrap()).unwrap();
    desk.apply(vec![Command::Settle {
        id: desk.claim,
        place: Some((point("start"), point("end"))),
        stands: true,
    }]);
    let again = desk.export();
    assert_eq!(ours(&again), 1, "{}", part(&again, "word/comments.xml"));
    let (done, said, complained) = desk.returned(&again, &[]);
    assert!(
        done && said.contains("nothing to change"),
        "{said}{complained}"
    );
    let (_, said, complained) = desk.returned(&decided(&again, true), &["--apply"]);
    assert!(said.contains("the change was made"), "{said}{complained}");
    let decision = desk.load().changes.get(change).unwrap().decision.clone();
    assert_eq!(decision, Decision::Accepted);
}

#[test]
fn what_is_written_into_our_comment_is_an_answer() {
    for named in [true, false] {
        let desk = Desk::new("ferry.docx", &word::document());
        let back = desk.export();
        let typed = typed_into(&back, "Whose register is that?", named);
        let (done, said, complained) = desk.returned(&typed, &["--apply"]);
        assert!(
            done && said.contains("somebody (in our comment) says: Whose register is that?"),
            "{said}{complained}"
        );
        assert!(said.contains("1 change"), "{said}");
        // Known now, and said once.
        let (_, said, _) = desk.returned(&typed, &[]);
        assert!(said.contains("nothing to change"), "{said}");
        add(&desk, &reworded(&typed));
        assert_eq!(ours(&desk.export()), 1);
    }
}

#[test]
fn a_line_of_ours_that_was_gone_on_with_is_shown_as_it_reads_now() {
    let desk = Desk::new("ferry.docx", &word::document());
    let back = desk.export();
    let typed = edited(&back, |name, text| {
        if name == "word/comments.xml" {
            text.replace("&amp; no more.", "&amp; no more. Are you sure?")
        } else {
            text
        }
    });
    let (done, said, complained) = desk.returned(&typed, &[]);
    assert!(
        done && said.contains("no more. Are you sure?"),
        "{said}{complained}"
    );
}

#[test]
fn a_long_comment_is_shown_in_short() {
    let desk = Desk::new("ferry.docx", &word::document());
    let long = "Please look at this once more. ".repeat(60);
    let typed = typed_into(&desk.export(), &long, true);
    let (done, said, complained) = desk.returned(&typed, &["--apply"]);
    assert!(
        done && said.lines().all(|line| line.len() < 250),
        "{said}{complained}"
    );
    let session = desk.load();
    let (_, comment) = session.comments.live().next().unwrap();
    assert_eq!(comment.text, long.trim());
}

#[test]
fn a_claim_of_which_nothing_is_said_has_no_comment_unless_it_is_chosen() {
    let desk = Desk::new("ferry.docx", &word::document());
    let session = desk.load();
    let mut others = session.claims.live();
    let other = others.find(|(id, claim)| *id != desk.claim && session.whole_of(claim).is_none());
    let (other, label) = other.map(|(id, _)| (id, session.label(id))).unwrap();
    desk.apply(vec![
        Command::Accept { claim: other },
        Command::SetCheckStatus {
            claim: other,
            status: CheckStatus::InProgress,
        },
    ]);
    let comments = part(&desk.export(), "word/comments.xml");
    assert!(!comments.contains("In progress"), "{comments}");
    let (to, session) = (desk.path("chosen.docx"), desk.session());
    let done = desk.run(&[
        "export", &session, "--to", "docx", "--claims", &label, "-o", &to,
    ]);
    assert!(done.0, "{done:?}");
    let comments = part(Path::new(&to), "word/comments.xml");
    assert!(comments.contains("In progress"), "{comments}");
    // Once there is something to say, it is said.
    desk.apply(vec![Command::SetRationale {
        claim: other,
        rationale: "The minutes are in the archive.".into(),
    }]);
    let comments = part(&desk.export(), "word/comments.xml");
    assert!(
        comments.contains("The minutes are in the archive."),
        "{comments}"
    );
}
