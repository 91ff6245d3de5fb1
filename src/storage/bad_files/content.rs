//! Whole files whose content does not hold together.

use super::*;

#[test]
fn references_positions_quotes_and_hashes_are_checked() {
    check("names gone, which is not among the claims", |file| {
        file["evidence"]["evidence-1"]["claim"] = json!("gone");
    });
    check("names gone, which is not among the articles", |file| {
        file["claims"]["claim-1"]["article"] = json!("gone");
    });
    check("back to itself", |file| {
        file["claims"]["claim-1"]["parent"] = json!("claim-2");
        file["claims"]["claim-2"]["parent"] = json!("claim-1");
    });
    check("back to itself", |file| {
        file["claims"]["claim-1"]["merged_into"] = json!("claim-1");
    });
    check("5000 does not lie between 0 and 1000", |file| {
        file["claims"]["claim-1"]["worth"] = json!(5000);
    });
    check("changed outside Tickmark", |file| {
        let paragraphs = file["drafts"]
            .as_object_mut()
            .unwrap()
            .values_mut()
            .next()
            .unwrap();
        paragraphs["paragraphs"][1]["text"] = json!("Somebody fell.");
    });
    // Where a paragraph stands on its page is no reason to lose its words.
    for areas in [
        json!("everywhere"),
        json!([{"page": 0, "left": 0, "top": 0, "right": 1, "bottom": 1}]),
        json!([{"page": 1, "left": 2, "top": 0, "right": 1, "bottom": 1}]),
        json!([{"page": 1, "left": 2}]),
        json!([{"page": 1, "left": 0.5, "top": 0, "right": 1, "bottom": 1}]),
    ] {
        let good = read(&file());
        let loaded = check("paragraphs hold cannot be read", |file| {
            let draft = file["drafts"].as_object_mut().unwrap().values_mut().next();
            draft.unwrap()["paragraphs"][0]["areas"] = areas.clone();
        });
        let text = |loaded: &Loaded| {
            let (_, draft) = loaded.session.drafts.all().next().unwrap();
            draft.paragraphs.text().to_owned()
        };
        assert_eq!(text(&loaded), text(&good), "{areas}");
        let (_, draft) = loaded.session.drafts.all().next().unwrap();
        let kept = &draft.paragraphs.paragraphs()[0].extra;
        assert_eq!(kept["unreadable_areas"].value(), areas);
    }
    let anchor = |file: &mut Value, name: &str, value: Value| {
        let anchors = file["claims"]["claim-1"]["anchors"]
            .as_object_mut()
            .unwrap();
        anchors.values_mut().next().unwrap()[name] = value;
    };
    for start in [json!(3), json!(1_000_000_000_000_000_000_u64)] {
        let loaded = check("moved there", |file| anchor(file, "start", start.clone()));
        let (article, _) = loaded.session.articles.all().next().unwrap();
        assert_eq!(loaded.session.claims_of(article).len(), 2);
    }
    for start in [
        json!(-1),
        json!("0"),
        json!(1.5),
        serde_json::from_str("1e400").unwrap(),
    ] {
        let loaded = check("moved there", |file| {
            anchor(file, "start", start.clone());
            anchor(file, "end", json!(25));
        });
        assert!(
            loaded
                .session
                .claims
                .get(Id::literal("claim-1"))
                .unwrap()
                .anchors
                .values()
                .any(|anchor| anchor.extra.contains_key("unreadable_start"))
        );
    }
    let loaded = check("the quote is not in the draft", |file| {
        anchor(file, "exact", json!("Words of another article"));
    });
    let (article, _) = loaded.session.articles.all().next().unwrap();
    assert_eq!(
        loaded.session.claims_of(article).len(),
        1,
        "never shown at the wrong words"
    );
    assert_eq!(loaded.session.lost_claims_of(article).len(), 1);
    check("the field says \"true\"", |file| {
        file["claims"]["claim-1"]["verdict"] = json!("true");
    });
}

#[test]
fn what_fits_nowhere_is_kept_under_another_name() {
    let loaded = check("unreadable_difficulty", |file| {
        file["claims"]["claim-1"]["difficulty"] = json!("very");
    });
    let extra = &loaded
        .session
        .claims
        .get(Id::literal("claim-1"))
        .unwrap()
        .extra;
    assert_eq!(extra["unreadable_difficulty"], json!("very"));
    let loaded = check("unreadable_risks", |file| {
        file["claims"]["claim-1"]["risks"] = json!(["legal", 5]);
    });
    let claim = loaded.session.claims.get(Id::literal("claim-1")).unwrap();
    assert_eq!(
        (claim.risks.len(), claim.extra["unreadable_risks"].value()),
        (1, json!([5]))
    );
    let loaded = check("cannot name a record", |file| {
        let claim = file["claims"]["claim-1"].take();
        file["claims"].as_object_mut().unwrap().remove("claim-1");
        file["claims"]["claim number one"] = claim;
        file["evidence"]["evidence-1"]["claim"] = json!("claim number one");
    });
    let evidence = loaded
        .session
        .evidence
        .get(Id::literal("evidence-1"))
        .unwrap();
    assert!(
        loaded.session.claims.get(evidence.claim).is_some(),
        "references follow the new name"
    );
    let loaded = check("no record", |file| file["claims"]["x"] = json!(5));
    assert_eq!(loaded.session.extra["unreadable_claims"], json!({"x": 5}));
    let loaded = check("no map of records", |file| file["marks"] = json!([1]));
    assert_eq!(loaded.session.extra["unreadable_marks"], json!([1]));
    let loaded = check("history", |file| {
        file["claims"]["claim-1"]["history"]["e"] = json!({"field": "note"});
    });
    let extra = &loaded
        .session
        .claims
        .get(Id::literal("claim-1"))
        .unwrap()
        .extra;
    assert_eq!(extra["unreadable_history"], json!({"e": {"field": "note"}}));
    check("is missing", |file| {
        file["claims"]["claim-1"]
            .as_object_mut()
            .unwrap()
            .remove("article");
    });
    check("taken for version 1", |file| file["version"] = json!("1"));
    check("taken for version 1", |file| {
        file.as_object_mut().unwrap().remove("version");
        file["format_version"] = json!("1");
    });
    check("does not say that it is a session", |file| {
        file["format"] = json!("something");
    });
}

#[test]
fn names_that_stand_twice_lose_nothing() {
    let text = String::from_utf8(to_bytes(&work()).unwrap()).unwrap();
    let twice = text.replace(
        "\"locator\": \"p. 4\"",
        "\"locator\": \"p. 4\", \"locator\": \"p. 5\"",
    );
    assert_ne!(text, twice);
    let loaded = from_bytes(twice.as_bytes()).unwrap();
    assert!(said(&loaded).contains("stands twice"));
    let disputed = &loaded.session.conflicts()[0];
    let sides: Vec<&str> = disputed.sides.iter().map(|side| &*side.said).collect();
    assert_eq!((disputed.field.as_str(), sides.len()), ("locator", 2));
    assert!(sides.contains(&"p. 4") && sides.contains(&"p. 5"));
}

#[test]
fn what_a_parser_would_swallow_is_seen_however_deep() {
    let text = String::from_utf8(to_bytes(&work()).unwrap()).unwrap();
    let with = |field: &str| {
        let text = text.replacen("\"format\"", &format!("{field}, \"format\""), 1);
        from_bytes(text.as_bytes()).unwrap()
    };
    let loaded = with(r#""mood": [{"a": 1, "b": 0, "a": 2}]"#);
    assert!(said(&loaded).contains("stands twice"));
    assert_eq!(
        loaded.session.extra["mood"],
        json!([{"a": 1, "b": 0, "a_second": 2}])
    );
    let loaded = with(r#""mood": {"$serde_json::private::Number": "17"}"#);
    assert!(said(&loaded).contains("cannot write"));
    assert_eq!(
        loaded.session.extra["mood"],
        json!({"serde_json::private::Number": "17"})
    );
    let folder = tempfile::tempdir().unwrap();
    save(&loaded.session, &folder.path().join("a"), None).unwrap();
    let last = text.replacen("\"~\": null", "\"~\": {\"a\": 1}", 1);
    let loaded = from_bytes(last.as_bytes()).unwrap();
    assert!(!loaded.problems.is_empty(), "the last entry held something");
    said(&loaded);
}

#[test]
fn encodings_and_depth() {
    let text = String::from_utf8(to_bytes(&work()).unwrap()).unwrap();
    for bytes in [
        [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(),
        text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        [
            b"\xff\xfe".to_vec(),
            text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ]
        .concat(),
    ] {
        let loaded = from_bytes(&bytes).unwrap();
        assert!(*loaded.session == *work() && !loaded.damaged);
        let said = said(&loaded);
        assert!(
            said.contains("it will be saved") && loaded.problems.len() == 1,
            "{said}"
        );
    }
    let deep = format!("{}1{}", "[".repeat(200_000), "]".repeat(200_000));
    let loaded = from_bytes(
        text.replacen("\"format\"", &format!("\"deep\": {deep}, \"format\""), 1)
            .as_bytes(),
    )
    .unwrap();
    assert!(said(&loaded).contains("deeper"));
    assert!(loaded.session.claims.len() == 2);
}

#[test]
fn what_is_no_session_is_refused_in_words() {
    for (bytes, words) in [
        (b"".as_slice(), "empty"),
        (b"[]", "does not begin"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "does not begin"),
        (b"{}", "does not say"),
        (b"{\"name\": \"left-pad\", \"version\": 3}", "does not say"),
        (&[0; 4096], "does not begin"),
    ] {
        let error: FormatError = from_bytes(bytes).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
    }
}

#[test]
fn a_newer_version_is_open_for_reading_and_never_saved_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("n.factcheck.json");
    let mut value = file();
    value["version"] = json!(2);
    value["claims"]["claim-1"]["mood"] = json!({"a": 1.50});
    fs::write(&path, serde_json::to_vec(&value).unwrap()).unwrap();
    let loaded = load(&path).unwrap();
    assert!(loaded.read_only.as_ref().unwrap().contains("newer version"));
    assert_eq!(loaded.session.claims.len(), 2);
    let error = save(&loaded.session, &path, Some(loaded.hash)).unwrap_err();
    assert!(matches!(error, SaveError::Newer { .. }), "{error}");
}
