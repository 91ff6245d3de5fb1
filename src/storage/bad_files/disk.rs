//! What a folder can do to a file: links, permissions, replacement.

use super::*;

#[cfg(unix)]
#[test]
fn links_permissions_and_read_only_files_are_respected() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let first = save(&begun(), &at("a"), None).unwrap();
    // As any other program would have made it; `tests/cli.rs` tries that under several umasks.
    fs::write(at("plain"), "").unwrap();
    assert_eq!(mode(&at("a")), mode(&at("plain")));
    fs::remove_file(at("plain")).unwrap();
    fs::set_permissions(at("a"), fs::Permissions::from_mode(0o664)).unwrap();
    symlink("a", at("link")).unwrap();
    let second = save(&work(), &at("link"), Some(first.hash)).unwrap();
    assert!(fs::symlink_metadata(at("link")).unwrap().is_symlink());
    assert!(*load(&at("a")).unwrap().session == *work());
    assert_eq!(mode(&at("a")), 0o664);
    symlink("not-yet", at("dangling")).unwrap();
    save(&begun(), &at("dangling"), None).unwrap();
    assert!(at("not-yet").exists());
    fs::hard_link(at("a"), at("twin")).unwrap();
    let third = save(&begun(), &at("a"), Some(second.hash)).unwrap();
    assert!(third.warnings[0].contains("hard links"));
    fs::set_permissions(at("a"), fs::Permissions::from_mode(0o444)).unwrap();
    let error = save(&work(), &at("a"), Some(third.hash)).unwrap_err();
    assert!(matches!(error, SaveError::ReadOnly { .. }), "{error}");
    symlink("round", at("round")).unwrap();
    assert!(
        save(&work(), &at("round"), None)
            .unwrap_err()
            .to_string()
            .contains("circle")
    );
    let error = save(&work(), &at("no/such/folder"), None).unwrap_err();
    assert!(error.to_string().contains("folder is gone"), "{error}");
    let strays = fs::read_dir(folder.path()).unwrap().flatten();
    assert!(
        strays
            .map(|entry| entry.file_name())
            .all(|name| !name.to_string_lossy().ends_with(".tmp"))
    );
}

#[test]
fn a_file_that_was_replaced_with_the_same_size_and_time_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.factcheck.json");
    let saved = save(&work(), &path, None).unwrap();
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    let theirs = String::from_utf8(fs::read(&path).unwrap())
        .unwrap()
        .replace("five million", "nine million");
    fs::write(&path, &theirs).unwrap();
    fs::File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(time)
        .unwrap();
    let error = save(&begun(), &path, Some(saved.hash)).unwrap_err();
    assert!(matches!(error, SaveError::ChangedOnDisk { .. }), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    let error = save(&begun(), &path, None).unwrap_err().to_string();
    assert!(error.contains("a file is there now"), "{error}");
}
