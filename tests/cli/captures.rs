//! Captures of the web in the backup: held against their hashes when they are added, and whenever somebody asks.

use std::fs;

use super::{Desk, wacz::*};

fn desk() -> Desk {
    Desk::with_ferry("s.factcheck.json")
}

const GOOD: &str = "Capture of https://courier.example/news/ferry on 3 May 2026. 3 of 3 files match their hashes. The signature fits the key it carries; whose key it is, is not shown by that.";

#[test]
fn a_capture_is_held_against_its_hashes_when_it_is_added_and_when_somebody_asks() {
    let desk = desk();
    let parts = parts();
    desk.put("good.wacz", &packed(&parts, Signed::AsTwoNumbers));
    let ran = desk.run(&[
        "backup",
        "s.factcheck.json",
        "good.wacz",
        "--by",
        "Ida Brandt",
    ]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.contains(&format!("good.wacz: {GOOD}")),
        "{}",
        ran.out
    );
    let session = fs::read_to_string(desk.path("s.factcheck.json")).unwrap();
    for field in [
        "\"title\": \"Ferry counts\"",
        "\"kind\": \"web\"",
        "\"address\": \"https://courier.example/news/ferry\"",
        "\"accessed_on\": \"2026-05-03\"",
        "\"published\": \"2026-04-30\"",
    ] {
        assert!(session.contains(field), "{field}: {session}");
    }
    assert!(!session.contains("signature"), "it is worked out, not kept");
    let ran = desk.run(&["verify", "s.factcheck.json"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.contains("  3 of 3 files match their hashes.\n"),
        "{}",
        ran.out
    );
    // One that is not what it says is taken in all the same, and told.
    let mut all = whole(&parts, Signed::AsTwoNumbers);
    all[2].1[0] ^= 1;
    desk.put("spoilt.wacz", &zipped(&all));
    let ran = desk.run(&[
        "backup",
        "s.factcheck.json",
        "spoilt.wacz",
        "--by",
        "Ida Brandt",
    ]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("1 added"), "{}", ran.out);
    let wrong = "2 of 3 files match their hashes. Something is wrong: indexes/index.cdx: it is not what its hash says.";
    assert!(ran.out.contains(wrong), "{}", ran.out);
    let ran = desk.run(&["verify", "s.factcheck.json"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("not in order (1 of 2 files)"),
        "{}",
        ran.out
    );
    let ran = desk.run(&["verify", "s.factcheck.json", "--json"]);
    assert!(ran.out.contains("\"fitting\": 2"), "{}", ran.out);
}

#[test]
fn what_would_unpack_to_too_much_is_listed_with_the_reason() {
    let desk = desk();
    let mut parts = parts();
    parts.push(("archive/zeros.warc".to_owned(), vec![0; 40 * 1024 * 1024]));
    desk.put("bomb.wacz", &packed(&parts, Signed::Not));
    let ran = desk.run(&[
        "backup",
        "s.factcheck.json",
        "bomb.wacz",
        "--by",
        "Ida Brandt",
    ]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(
        ran.err.contains("bomb.wacz: its text cannot be read"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("zeros.warc"), "{}", ran.out);
    assert!(ran.out.contains("1 added"), "{}", ran.out);
}

#[test]
fn pages_that_browsers_saved_say_where_and_when() {
    let desk = desk();
    fs::create_dir_all(desk.path("papers/Ferry_files")).unwrap();
    desk.put(
        "papers/Ferry_files/frame.html",
        b"<html><body><p>An advertisement.</p></body></html>",
    );
    let page = format!(
        "<!DOCTYPE html><!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: Sun May 03 2026 10:23:45 GMT+0200 (CEST)\n-->{PAGE}"
    );
    desk.put("papers/Ferry.html", page.as_bytes());
    let ran = desk.run(&["backup", "s.factcheck.json", "papers", "--by", "Ida Brandt"]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (0, "1 added, 0 were there already\n"),
        "{}",
        ran.err
    );
    let session = fs::read_to_string(desk.path("s.factcheck.json")).unwrap();
    assert!(
        session.contains("\"accessed_on\": \"2026-05-03\""),
        "{session}"
    );
    assert!(
        session.contains(&format!("\"address\": \"{ADDRESS}\"")),
        "{session}"
    );
}
