//! Fetching an address with the real program, from servers on this machine.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

#[path = "support/http.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod http;

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use http::{Server, answer, head, lead};
use serde_json::Value;
use tickmark::{
    fetch::{Address, FetchError, Fetcher, Settings, Step},
    session::Moment,
    storage::{self, Hash, Kept},
};

const PAGE: &str = "<!doctype html><html lang=en><head><title>The bridge at Pell</title></head><body><article><h1>The bridge at Pell</h1><p>The bridge at Pell opened in 1911 and cost four million crowns, said <a href=\"/people/oll\">Marta Oll</a>, who has led the harbour office since 2016.</p><p>It carried 412,000 people in 2024, twice as many as in 2015, and the town paid 23 million crowns for its repair in May.</p><p>Some mornings the water is so still that the hills stand on their heads in it, and nobody crosses at all before noon.</p></article></body></html>";

struct Ran {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program in a folder, without any proxy.
fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tickmark"));
    command.args(arguments).current_dir(folder);
    for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env_remove(name);
    }
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn what_is_not_of_the_public_internet_is_not_contacted_unless_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::page("text/html", PAGE);
    let address = server.at("/bridge");
    let ran = run(folder.path(), &["import", &address]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(
        ran.err
            .contains("was not contacted: 127.0.0.1 is an address of this machine"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains("contacting"), "{}", ran.err);
    // Nor by a command that reads files.
    let ran = run(folder.path(), &["extract", &address]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(server.asked().len(), 0);
    let ran = run(folder.path(), &["import", &address, "--allow-private"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.err, format!("contacting {address}\n"));
    assert!(
        ran.out.starts_with("title: The bridge at Pell\n"),
        "{}",
        ran.out
    );
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn an_address_becomes_an_article_and_all_that_is_known_of_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(|asked, stream| match asked.path.as_str() {
        "/old" => lead(stream, 301, "/news/bridge.php?id=7"),
        _ => answer(
            stream,
            200,
            &[
                ("Content-Type", "text/html"),
                ("ETag", "\"a7\""),
                ("Set-Cookie", "who=42"),
            ],
            PAGE.as_bytes(),
        ),
    });
    let (old, there) = (server.at("/old"), server.at("/news/bridge.php?id=7"));
    let json = run(
        folder.path(),
        &["import", &old, "--allow-private", "--json"],
    );
    assert_eq!(json.code, 0, "{}", json.err);
    let read: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(read["title"], "The bridge at Pell");
    assert_eq!(read["address"], there);
    assert_eq!(
        read["paragraphs"][1]["links"][0]["to"],
        server.at("/people/oll")
    );
    assert_eq!(read["fetched"]["redirects"][0]["status"], 301);

    let made = run(
        folder.path(),
        &["new", &old, "--allow-private", "-o", "s.factcheck.json"],
    );
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(
        made.err
            .contains(&format!("contacting {old}\ncontacting {there}\n")),
        "{}",
        made.err
    );
    let file = folder.path().join("s.factcheck.json");
    let session = storage::load(&file).unwrap().session;
    let (_, article) = session.articles.live().next().unwrap();
    assert_eq!(article.address, there);
    let (_, draft) = session.drafts.live().next().unwrap();
    assert_eq!(draft.file, "bridge.html");
    let kept = Kept::beside(&file);
    let hash: Hash = draft.package.parse().unwrap();
    assert_eq!(hash, Hash::of(PAGE.as_bytes()));
    assert_eq!(
        kept.get(hash, &draft.file).unwrap().unwrap(),
        PAGE.as_bytes()
    );
    let beside = kept.beside_document(hash);
    let record: Value = serde_json::from_slice(&fs::read(&beside[0]).unwrap()).unwrap();
    assert_eq!(record["asked"], old);
    assert_eq!(record["address"], there);
    assert_eq!(record["sha256"], hash.to_string());
    assert_eq!(record["bytes"], PAGE.len());
    assert!(Moment::parse(record["fetched"].as_str().unwrap()).is_some());
    let headers = record["headers"].as_array().unwrap();
    let header =
        |name: &str| headers.iter().find(|one| one["name"] == name).unwrap()["value"].clone();
    assert_eq!(header("etag"), "\"a7\"");
    assert_eq!(header("set-cookie"), "(not kept)");
    // A cookie that was set is not sent back, and nothing says where anybody comes from.
    let asked = server.asked();
    assert_eq!(asked.len(), 4);
    for one in asked {
        let told = one.headers.join("\n");
        assert!(
            !told.contains("cookie") && !told.contains("referer"),
            "{told}"
        );
    }
}

#[test]
fn a_document_and_a_text_are_fetched_like_a_page_and_read_as_what_they_hold() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(|asked, stream| match asked.path.as_str() {
        // Latin-1, which only the head of the answer says.
        "/page" => {
            let page = PAGE.replace("Pell", "P\u{e9}ll");
            let page: Vec<u8> = page.chars().map(|c| c as u8).collect();
            answer(
                stream,
                200,
                &[("Content-Type", "text/html; charset=ISO-8859-1")],
                &page,
            );
        }
        "/text" => answer(
            stream,
            200,
            &[("Content-Type", "text/plain; charset=\"windows-1251\"")],
            b"\xcc\xee\xf1\xf2\n\n\xcc\xee\xf1\xf2 \xee\xf2\xea\xf0\xfb\xf2 \xe2 1911.\n",
        ),
        "/rtf" => answer(
            stream,
            200,
            &[("Content-Type", "application/octet-stream")],
            br"{\rtf1\ansi The bridge at Pell opened in 1911.\par}",
        ),
        _ => answer(stream, 200, &[("Content-Type", "text/html")], b"  \n "),
    });
    let read = |path: &str| {
        let ran = run(
            folder.path(),
            &["import", &server.at(path), "--allow-private", "--json"],
        );
        assert_eq!(ran.code, 0, "{path}: {}", ran.err);
        serde_json::from_str::<Value>(&ran.out).unwrap()
    };
    assert_eq!(read("/page")["title"], "The bridge at Péll");
    assert_eq!(read("/text")["title"], "Мост");
    assert_eq!(
        read("/rtf")["paragraphs"][0]["text"],
        "The bridge at Pell opened in 1911."
    );
    // What holds nothing is told, and leaves nothing behind.
    let empty = server.at("/empty");
    let ran = run(
        folder.path(),
        &["new", &empty, "--allow-private", "-o", "e.factcheck.json"],
    );
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("holds no text"), "{}", ran.err);
    assert!(!folder.path().join("e.factcheck.json").exists());
    assert!(!folder.path().join("e.evidence").exists());
    // Kept on its own, where no session is made.
    let text = server.at("/text");
    run(
        folder.path(),
        &["import", &text, "--allow-private", "--keep", "kept"],
    );
    let kept: Vec<_> = fs::read_dir(folder.path().join("kept")).unwrap().collect();
    assert_eq!(kept.len(), 2);
}

/// A fetch by the program, which tells its steps.
fn fetch(
    program: &Path,
    address: &str,
    cancelled: &(dyn Fn() -> bool + Sync),
) -> (Result<Vec<u8>, FetchError>, Vec<Step>) {
    let fetcher = Fetcher {
        program,
        allow_private: true,
        proxies: Settings::default(),
        at: Moment(1_769_851_800),
        cancelled,
    };
    let mut steps = Vec::new();
    let found = fetcher.fetch(&Address::parse(address).unwrap(), |step| steps.push(step));
    (found.map(|fetched| fetched.bytes), steps)
}

#[test]
fn a_fetch_says_how_far_it_is_and_ends_when_somebody_wants_it_to() {
    let program = Path::new(env!("CARGO_BIN_EXE_tickmark"));
    let server = Server::new(|asked, stream| {
        if asked.path == "/much" {
            let body = vec![b'a'; 3_000_000];
            answer(stream, 200, &[], &body);
        } else {
            head(stream, 200, &[], None);
            while stream.write_all(b"a").is_ok() {
                std::thread::sleep(Duration::from_millis(10));
            }
        }
    });
    let (found, steps) = fetch(program, &server.at("/much"), &|| false);
    assert_eq!(found.unwrap().len(), 3_000_000);
    assert_eq!(
        steps[0],
        Step::Contacts {
            address: server.at("/much"),
            proxy: None
        }
    );
    let last = Step::Got {
        bytes: 3_000_000,
        of: Some(3_000_000),
    };
    assert!(
        steps.len() > 10 && steps.last() == Some(&last),
        "{} steps",
        steps.len()
    );
    let begun = Instant::now();
    let (found, _) = fetch(program, &server.at("/slow"), &|| {
        begun.elapsed() > Duration::from_millis(300)
    });
    assert_eq!(found.unwrap_err(), FetchError::Cancelled);
    assert!(
        begun.elapsed() < Duration::from_secs(8),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
#[cfg(unix)]
fn what_fetches_is_believed_no_further_than_it_can_be_checked() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let by = |script: &str| {
        let path = folder.path().join("fetcher");
        fs::write(
            &path,
            format!("#!/bin/sh\n/bin/cat > /dev/null\n{script}\n"),
        )
        .unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        let fetcher = Fetcher {
            program: &path,
            allow_private: false,
            proxies: Settings::default(),
            at: Moment(1_769_851_800),
            cancelled: &|| false,
        };
        let address = Address::parse("https://pell.example/a").unwrap();
        fetcher.fetch(&address, |_| {})
    };
    for nonsense in [
        "exit 0",
        "echo nonsense",
        "echo '{\"step\":{\"got\":{\"bytes\":1}}}'",
        "exec /bin/cat /dev/zero",
        "kill -9 $$",
    ] {
        assert_eq!(by(nonsense).unwrap_err(), FetchError::Stopped, "{nonsense}");
    }
    let lies = r#"echo '{"done":{"asked":"x","address":"javascript:alert(1)","sha256":"00","bytes":7,"fetched":"never","status":200}}'; printf Pell"#;
    let fetched = by(lies).unwrap();
    assert_eq!(fetched.bytes, b"Pell");
    let record = fetched.record;
    assert_eq!(
        (record.asked.as_str(), record.address.as_str()),
        ("https://pell.example/a", "https://pell.example/a")
    );
    assert_eq!(
        (record.bytes, record.sha256),
        (4, Hash::of(b"Pell").to_string())
    );
    assert_eq!(record.fetched, "2026-01-31T09:30:00Z");
}
