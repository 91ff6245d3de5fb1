//! Devices and pipes in the place of files: nothing waits for ever, nothing is read without end, and what stood there stands
//! there still.

use std::{
    fs,
    os::unix::fs::FileTypeExt as _,
    path::{Path, PathBuf},
    process::Command as Program,
};

use tempfile::TempDir;

use super::{
    memory::MIB,
    need::{missing, not_run, report},
    scene::{Scene, run_with_input, tickmark},
};

/// Seconds after which something is said to wait for ever, and memory after which something is said to be read without end.
const SECONDS: &str = "20";
const MOST: u64 = 1_024 * MIB;

/// Every command on what is no file: the name of each, and its words with `IN` and `OUT` in them.
const COMMANDS: [(&str, &str); 13] = [
    ("validate", "validate IN"),
    ("apply", "apply IN"),
    ("table", "export IN --to csv -o OUT"),
    ("summary", "export IN --to markdown -o OUT"),
    ("copy", "export IN --to session -o OUT"),
    ("bundle", "export IN --to bundle -o OUT"),
    ("merge", "merge IN IN -o OUT"),
    ("merge with a base", "merge IN IN IN -o OUT"),
    ("new", "new ARTICLE -o OUT"),
    ("import", "import ARTICLE"),
    ("extract", "extract ARTICLE"),
    ("records", "extract --jsonl ARTICLE"),
    ("verify", "verify ARTICLE"),
];

/// A folder with a session, an article, and a pipe that nobody holds.
struct Place {
    scene: Scene,
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("a.txt"), "The bridge cost 4 million.\n").unwrap();
        let made = Program::new("mkfifo")
            .arg(folder.path().join("pipe"))
            .status();
        assert!(made.unwrap().success());
        Self {
            scene: Scene::new(1_000),
            folder,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// Runs a command; how it ended, and what it said.
fn run(words: &str, input: &Path, article: &Path, out: &Path) -> (Option<i32>, String) {
    let mut line = ["timeout", SECONDS, "prlimit", "--core=0"]
        .map(str::to_owned)
        .to_vec();
    line.extend([format!("--data={MOST}"), tickmark()]);
    let put = |word: &str| match word {
        "IN" => input.to_str().unwrap().to_owned(),
        "ARTICLE" => article.to_str().unwrap().to_owned(),
        "OUT" => out.to_str().unwrap().to_owned(),
        _ => word.to_owned(),
    };
    line.extend(words.split(' ').map(put));
    let output = run_with_input(&line, "{\"set_title\":{\"title\":\"Another\"}}\n");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), said)
}

fn can_run(what: &str) -> bool {
    let missing = missing(&["timeout", "prlimit", "mkfifo"]);
    if let Some(program) = missing {
        not_run(what, &format!("{program} is not installed"));
    }
    missing.is_none()
}

#[test]
fn what_is_no_file_is_refused_or_read_up_to_the_limit() {
    if !can_run("devices as inputs") {
        return;
    }
    let place = Place::new();
    let inputs = ["/dev/zero", "/dev/full", "/dev/null", "/dev/tty", "/dev"].map(PathBuf::from);
    let inputs = inputs.into_iter().chain([place.path("pipe")]);
    let mut runs = 0;
    for input in inputs.filter(|input| input.exists()) {
        for (name, words) in COMMANDS {
            let out = place.path("out");
            let (code, said) = run(words, &input, &input, &out);
            let at = format!("{name} of {}: {code:?} {said}", input.display());
            assert!(code.is_some_and(|code| code < 124), "{at}");
            assert!(!said.contains("panicked"), "{at}");
            // Nothing there is a session, and nothing comes of it.
            assert!(code != Some(0) || input == Path::new("/dev/null"), "{at}");
            assert!(!out.exists(), "{at}");
            runs += 1;
        }
    }
    let is_pipe = fs::metadata(place.path("pipe"))
        .unwrap()
        .file_type()
        .is_fifo();
    assert!(
        is_pipe
            && Path::new("/dev/null")
                .metadata()
                .unwrap()
                .file_type()
                .is_char_device()
    );
    report(&format!(
        "devices and pipes as inputs: {runs} runs, each ended by itself"
    ));
}

#[test]
fn what_is_no_file_is_written_straight_and_stays_what_it_is() {
    if !can_run("devices as outputs") {
        return;
    }
    let place = Place::new();
    let article = place.path("a.txt");
    let mut runs = 0;
    for (device, ends_well) in [
        ("/dev/full", false),
        ("/dev/null", true),
        ("/dev/stdout", true),
        ("/dev/fd/1", true),
    ] {
        // What the test itself writes to may be a file; it stays one.
        let was = fs::metadata(device).unwrap().file_type();
        for (name, words) in COMMANDS
            .into_iter()
            .filter(|(_, words)| words.contains("OUT"))
        {
            place.scene.reset();
            let (code, said) = run(words, &place.scene.path, &article, Path::new(device));
            let at = format!("{name} to {device}: {code:?} {said}");
            assert_eq!(code == Some(0), ends_well, "{at}");
            assert!(
                code.is_some_and(|code| code < 124) && !said.contains("panicked"),
                "{at}"
            );
            runs += 1;
        }
        let there = fs::metadata(device).unwrap().file_type();
        assert_eq!(there, was, "{device} is something else now");
    }
    // A pipe whose reader never comes.
    let (name, words) = COMMANDS[2];
    let (code, said) = run(words, &place.scene.path, &article, &place.path("pipe"));
    assert!(
        code.is_some_and(|code| code > 0 && code < 124),
        "{name}: {code:?} {said}"
    );
    assert!(
        fs::metadata(place.path("pipe"))
            .unwrap()
            .file_type()
            .is_fifo()
    );
    report(&format!(
        "devices and pipes as outputs: {} runs, each ended by itself",
        runs + 1
    ));
}
