//! An article from an address: nothing is contacted before somebody presses Fetch, what will be contacted is said, and what
//! goes wrong is one sentence that changes nothing.

use std::io::Write as _;

use egui::{Event, Key, Modifiers};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use tickmark::{
    session::Moment,
    storage::{Hash, Kept},
    workbench::App,
};

use crate::support::{
    http::{Server, answer, head, lead},
    window::*,
};

const PAGE: &str = "<!doctype html><html lang=en><head><title>The bridge at Pell</title></head><body><article><h1>The bridge at Pell</h1><p>The bridge at Pell opened in 1911 and cost four million crowns, said Marta Oll, who has led the harbour office since 2016.</p><p>It carried 412,000 people in 2024, twice as many as in 2015, and the town paid 23 million crowns for its repair in May.</p><p>Some mornings the water is so still that the hills stand on their heads in it, and nobody crosses at all before noon.</p></article></body></html>";

/// An empty window, and its folder.
fn empty() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = tempfile::tempdir().unwrap();
    let harness = window(folder.path(), [1440.0, 900.0], &[]);
    (folder, harness)
}

/// Opens the form and writes an address into it.
fn form(harness: &mut Harness<'static, App>, address: &str) {
    ctrl(harness, Key::L);
    harness.run_steps(4);
    write(harness, "Address", address);
    harness.run_steps(2);
}

fn articles(harness: &Harness<'static, App>) -> usize {
    harness.state().session().articles.live().count()
}

#[test]
fn an_address_is_shown_then_fetched_and_what_came_is_kept_with_the_session() {
    let (folder, mut harness) = empty();
    let server = Server::new(|asked, stream| match asked.path.as_str() {
        "/old" => lead(stream, 302, "/news/bridge"),
        _ => answer(
            stream,
            200,
            &[("Content-Type", "text/html")],
            PAGE.as_bytes(),
        ),
    });
    let begin = harness.get_by_label_contains("New from an address…");
    begin.click();
    harness.run_steps(2);
    // What is on the clipboard stands there, because it is an address.
    let old = server.at("/old");
    harness.event(Event::Paste(format!(" {old}\n")));
    harness.run_steps(4);
    assert_eq!(
        field(&harness, "Address").value().as_deref(),
        Some(old.as_str())
    );
    assert!(says(&harness, "Will contact http://127.0.0.1"));
    assert!(says(&harness, "Not encrypted"));
    assert_eq!(server.asked().len(), 0, "nothing is contacted yet");
    click(&mut harness, "Fetch");
    assert_eq!(server.asked().len(), 2, "{:?}", told(&harness));
    assert!(!has_field(&harness, "Address"), "the form is done");
    let session = harness.state().session();
    let (_, article) = session.articles.live().next().unwrap();
    assert_eq!(
        (article.title.as_str(), article.address.as_str()),
        ("The bridge at Pell", server.at("/news/bridge").as_str())
    );
    assert!(session.claims.live().count() > 2);
    // How it was come by stands with the article.
    ctrl(&mut harness, Key::D);
    assert!(says(&harness, "Fetched from http://127.0.0.1"));
    key(&mut harness, Key::Escape);

    let (_, draft) = harness.state().session().drafts.live().next().unwrap();
    let hash: Hash = draft.package.parse().unwrap();
    let name = draft.file.clone();
    assert_eq!(
        (hash, name.as_str()),
        (Hash::of(PAGE.as_bytes()), "bridge.html")
    );
    let file = folder.path().join("pell.factcheck.json");
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    give_path(&mut harness, &file);
    wait_until(&mut harness, "the save", |harness| {
        !harness.state().is_dirty()
    });
    let kept = Kept::beside(&file);
    assert_eq!(kept.get(hash, &name).unwrap().unwrap(), PAGE.as_bytes());
    let beside = kept.beside_document(hash);
    let record: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&beside[0]).unwrap()).unwrap();
    assert_eq!(record["redirects"][0]["from"], old);
    let at = Moment::parse(record["fetched"].as_str().unwrap()).unwrap();
    assert!(at.0 >= START);
    // One step to take back.
    ctrl(&mut harness, Key::Z);
    assert_eq!(articles(&harness), 0);
}

#[test]
fn what_goes_wrong_is_one_sentence_and_changes_nothing() {
    let (_folder, mut harness, claim_id) = begun();
    let server = Server::new(|asked, stream| match asked.path.as_str() {
        "/film" => answer(stream, 200, &[("Content-Type", "video/mp4")], b"film"),
        "/cloud" => lead(stream, 302, "http://169.254.169.254/latest"),
        "/good" => answer(
            stream,
            200,
            &[("Content-Type", "text/html")],
            PAGE.as_bytes(),
        ),
        _ => answer(stream, 404, &[], b""),
    });
    let before = harness.state().session().revision();
    form(&mut harness, &server.at("/gone"));
    key(&mut harness, Key::Enter);
    assert!(says(
        &harness,
        "was not fetched: its server answers 404 (Not Found)"
    ));
    for (path, why) in [
        ("/film", "it is video/mp4, which holds no article"),
        (
            "/cloud",
            "which was not contacted: 169.254.169.254 is an address of the local network",
        ),
    ] {
        write(&mut harness, "Address", &server.at(path));
        harness.run_steps(2);
        assert!(!says(&harness, "404"), "it is about another address");
        click(&mut harness, "Fetch");
        assert!(says(&harness, why), "{why}");
    }
    // What is no address that may be fetched cannot be asked for.
    let asked = server.asked().len();
    for (written, why) in [
        ("ferry", "is no address of the web"),
        ("file:///etc/passwd", "only http and https are"),
        (
            "https://ann:word@pell.example/",
            "holds a user name or password",
        ),
        (
            "http://pell.example:25/",
            "no web server answers at port 25",
        ),
    ] {
        write(&mut harness, "Address", written);
        harness.run_steps(2);
        assert!(says(&harness, why), "{written}");
        assert!(
            harness.get_by_label("Fetch").accesskit_node().is_disabled(),
            "{written}"
        );
    }
    assert_eq!(server.asked().len(), asked);
    key(&mut harness, Key::Escape);
    assert!(!has_field(&harness, "Address"));
    assert_eq!(harness.state().session().revision(), before);
    assert_eq!(selected(&harness), claim_id);
    // What was typed is there again, and what works works.
    ctrl(&mut harness, Key::L);
    harness.run_steps(4);
    assert_eq!(
        field(&harness, "Address").value().as_deref(),
        Some("http://pell.example:25/")
    );
    write(&mut harness, "Address", &server.at("/good"));
    harness.run_steps(2);
    key(&mut harness, Key::Enter);
    assert_eq!(articles(&harness), 2);
}

#[test]
fn a_host_is_shown_as_the_network_knows_it() {
    let (_folder, mut harness) = empty();
    form(
        &mut harness,
        "https://аррӏе.com/login?next=https://apple.com",
    );
    assert!(says(
        &harness,
        "Will contact https://xn--80ak6aa92e.com/login"
    ));
    assert!(says(&harness, "letters outside of a–z"));
    assert!(!says(&harness, "Not encrypted"));
}

#[test]
fn a_fetch_can_be_stopped_and_goes_on_behind_a_closed_form() {
    let (_folder, mut harness) = empty();
    let server = Server::new(|asked, stream| {
        if asked.path == "/good" {
            // Long enough for somebody to close the form.
            std::thread::sleep(std::time::Duration::from_millis(400));
            return answer(
                stream,
                200,
                &[("Content-Type", "text/html")],
                PAGE.as_bytes(),
            );
        }
        head(
            stream,
            200,
            &[("Content-Type", "text/plain")],
            Some(1_000_000),
        );
        stream.write_all("a".repeat(300_000).as_bytes()).ok();
        while stream.write_all(b"a").is_ok() {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    });
    form(&mut harness, &server.at("/slow"));
    harness.get_by_label("Fetch").click();
    wait_until(&mut harness, "the first part", |harness| {
        says(harness, "of 1000 kB")
    });
    assert!(says(&harness, "Contacting http://127.0.0.1"));
    // What came grows the form once more.
    harness.run_steps(3);
    click(&mut harness, "Stop");
    assert!(has_field(&harness, "Address") && !says(&harness, "Contacting"));
    assert_eq!(articles(&harness), 0);

    write(&mut harness, "Address", &server.at("/good"));
    harness.run_steps(2);
    harness.get_by_label("Fetch").click();
    wait_until(&mut harness, "the contact", |harness| {
        says(harness, "Contacting")
    });
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    assert!(!has_field(&harness, "Address"));
    settle(&mut harness);
    assert_eq!(articles(&harness), 1);
}

#[test]
fn an_address_that_is_pasted_or_opened_is_not_contacted() {
    let (_folder, mut harness) = empty();
    let server = Server::page("text/html", PAGE);
    harness.event(Event::Paste(server.at("/pasted")));
    settle(&mut harness);
    assert!(says(
        &harness,
        "Add the text on the clipboard as an article?"
    ));
    click(&mut harness, "Fetch what stands there…");
    harness.run_steps(4);
    assert_eq!(
        field(&harness, "Address").value(),
        Some(server.at("/pasted"))
    );
    key(&mut harness, Key::Escape);
    // As `tickmark https://…` does.
    let ctx = harness.ctx.clone();
    harness
        .state_mut()
        .open_files(&ctx, vec![server.at("/opened").into()]);
    settle(&mut harness);
    harness.run_steps(4);
    assert_eq!(
        field(&harness, "Address").value(),
        Some(server.at("/opened"))
    );
    assert!(told(&harness).is_empty(), "{:?}", told(&harness));
    assert_eq!(server.asked().len(), 0);
    key(&mut harness, Key::Enter);
    assert_eq!(server.asked().len(), 1);
    assert_eq!(articles(&harness), 1);
}

#[test]
fn a_page_that_is_fetched_again_is_asked_about_as_a_draft_of_its_article() {
    let (_folder, mut harness) = empty();
    let times = std::sync::atomic::AtomicUsize::new(0);
    let server = Server::new(move |_, stream| {
        let before = times.fetch_add(1, std::sync::atomic::Ordering::SeqCst) < 2;
        let page = if before {
            PAGE.to_owned()
        } else {
            PAGE.replace("four million", "five million")
        };
        answer(
            stream,
            200,
            &[("Content-Type", "text/html")],
            page.as_bytes(),
        );
    });
    let address = server.at("/bridge");
    let drafts = |harness: &Harness<'static, App>| harness.state().session().drafts.live().count();
    for _ in 0..2 {
        form(&mut harness, &address);
        key(&mut harness, Key::Enter);
    }
    assert!(
        told(&harness)
            .iter()
            .any(|words| words.contains("word for word"))
    );
    assert_eq!((articles(&harness), drafts(&harness)), (1, 1));
    form(&mut harness, &address);
    key(&mut harness, Key::Enter);
    assert!(says(&harness, "A new draft?"));
    click(&mut harness, "New draft of it");
    assert_eq!((articles(&harness), drafts(&harness)), (1, 2));
    let session = harness.state().session();
    let packages: std::collections::BTreeSet<_> = session
        .drafts
        .live()
        .map(|(_, draft)| draft.package.clone())
        .collect();
    assert!(
        packages.len() == 2 && !packages.contains(""),
        "{packages:?}"
    );
}
