//! Floor 5: the same work without a window.
//!
//! Results go to standard output, everything else to standard error. A message names the file, what is wrong with it
//! and what to do. Whoever closes standard output has read enough: the program ends quietly. Control characters in
//! words that come from files never reach the terminal.

mod args;
mod article;
mod backup;
mod change;
mod cite;
mod drafts;
mod export;
mod failure;
mod held;
mod house;
mod lines;
mod lint;
mod merge;
mod output;
mod returned;
mod session;
mod source;
mod sources;
mod stream;
mod verify;
mod version;
mod web;
mod which;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use args::{Arguments, Work};
use failure::{Code, Done, Failure};
use output::Out;

use crate::child;
use crate::export::bundle;

/// What the command line asks for.
#[derive(Debug)]
pub enum Door {
    /// The window, on some files.
    Window(Vec<PathBuf>),
    /// Work without a window.
    Command(Box<Asked>),
    /// Nothing: help was shown, or the arguments made no sense. The code to end with.
    Nothing(ExitCode),
}

/// Work that the command line asks for.
#[derive(Debug)]
pub struct Asked(Work);

/// Reads the command line, the program's own name included.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Door {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let asks = |word: &str| arguments.iter().skip(1).any(|argument| argument == word);
    if arguments.len() == 3 && asks("--version") && asks("--verbose") {
        let mut out = Out::new();
        let told = version::verbose(&mut out);
        return Door::Nothing(end(told.and_then(|code| out.flush().map(|()| code))));
    }
    match Arguments::try_parse_from(arguments) {
        Ok(Arguments {
            work: Some(work), ..
        }) => Door::Command(Box::new(Asked(work))),
        Ok(Arguments { work: None, files }) => {
            match files.first().and_then(|first| mistyped(first)) {
                Some(complaint) => {
                    output::complain(&complaint);
                    Door::Nothing(Code::Usage.into())
                }
                None => Door::Window(files),
            }
        }
        Err(answer) => {
            let text = answer.render().to_string();
            if answer.use_stderr() {
                output::complain(text.trim_end());
                return Door::Nothing(Code::Usage.into());
            }
            let mut out = Out::new();
            Door::Nothing(end(out
                .text(&text)
                .and_then(|()| out.flush())
                .map(|()| Code::Done)))
        }
    }
}

/// What to say where the first word names neither a command nor a file, but could be meant for a command: one word, without
/// a point as files have it, of which there is no file.
fn mistyped(first: &Path) -> Option<String> {
    let word = first.to_str()?;
    let plain = |c: char| c.is_alphabetic() || matches!(c, '-' | '_');
    if !word.starts_with(char::is_alphabetic)
        || !word.chars().all(plain)
        || first.symlink_metadata().is_ok()
    {
        return None;
    }
    let commands = Arguments::command();
    let names = commands.get_subcommands().map(clap::Command::get_name);
    let near = names
        .map(|name| (distance(&word.to_lowercase(), name), name))
        .min()
        .filter(|(edits, name)| *edits <= 2 && *edits < name.len());
    let meant = near.map_or_else(
        || "`tickmark --help` lists the commands".to_owned(),
        |(_, name)| format!("did you mean `tickmark {name}`?"),
    );
    Some(format!(
        "tickmark: {word} is no command, and there is no such file; {meant}"
    ))
}

/// How many letters must be put in, left out, changed or swapped to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    // A word much longer than any command is none of them.
    let one: Vec<char> = one.chars().take(40).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, a) in one.iter().enumerate() {
        let mut next = vec![at + 1];
        for (to, b) in other.iter().enumerate() {
            let value = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let mut best = (value(&row, to) + usize::from(a != b))
                .min(value(&row, to + 1) + 1)
                .min(value(&next, to) + 1);
            let swapped =
                at > 0 && to > 0 && one.get(at - 1) == Some(b) && other.get(to - 1) == Some(a);
            if swapped {
                best = best.min(value(&before, to - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

/// Does the work; the answer is the code to end with.
pub fn run(asked: Asked) -> ExitCode {
    let mut out = Out::new();
    let done = match asked.0 {
        Work::New(options) => article::new(&options, &mut out),
        Work::Import(options) => article::import(&options, &mut out),
        Work::Extract(options) if options.jsonl => stream::extract(&options, &mut out),
        Work::Extract(options) => article::extract(&options, &mut out),
        Work::Score(options) => stream::score(&options, &mut out),
        Work::Passages(options) => stream::passages(&options, &mut out),
        Work::Cover(options) => stream::cover(&options, &mut out),
        Work::Export(options) => export::export(&options, &mut out),
        Work::Returned(options) => returned::returned(&options, &mut out),
        Work::Validate(options) => session::validate(&options, &mut out),
        Work::Lint(options) => lint::lint(&options, &mut out),
        Work::Apply(options) => session::apply(&options, &mut out),
        Work::Merge(options) => merge::merge(&options, &mut out),
        Work::Drafts(options) => drafts::drafts(&options, &mut out),
        Work::Backup(options) => backup::backup(&options, &mut out),
        Work::Cite(options) => cite::cite(&options, &mut out),
        Work::Sources(options) => sources::sources(&options, &mut out),
        Work::Verify(options) => verify::verify(&options, &mut out),
        Work::Schema(options) => session::schema(&options, &mut out),
        Work::ReadDocument(options) => Ok(article::read_document(&options)),
        Work::ConfinedTask { name } => Ok(confined_task(&name)),
        Work::FetchAddress => Ok(web::fetch_address()),
    };
    end(done.and_then(|code| out.flush().map(|()| code)))
}

/// What a confined child of this program can do.
const TASKS: &[&[child::Task]] = &[
    crate::export::TASKS,
    crate::returned::TASKS,
    crate::import::TASKS,
    bundle::TASKS,
];

/// What a child that stays can be asked.
const TALKERS: &[child::Talker] = &[crate::backup::pages::TALKER];

/// The hidden command by which a confined child is started.
fn confined_task(name: &str) -> Code {
    if child::be_confined(&TASKS.concat(), name) || child::be_talking(TALKERS, name) {
        Code::Done
    } else {
        Code::Usage
    }
}

/// Says that no window could be opened; the answer is the code to end with.
pub fn no_window(why: impl std::fmt::Display) -> ExitCode {
    end(Err(Failure::new(Code::Window, anyhow::anyhow!("{why}"))))
}

/// Says what went wrong, if anything did.
fn end(done: Done) -> ExitCode {
    match done {
        Ok(code) => code.into(),
        Err(Failure::Closed) => Code::Done.into(),
        Err(Failure::Because(code, error)) => {
            output::complain(&format!("tickmark: {}", failure::once(&error)));
            code.into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(arguments: &[&str]) -> Door {
        parse(arguments.iter().map(OsString::from))
    }

    #[test]
    fn files_open_the_window_and_commands_do_not() {
        assert!(matches!(of(&["tickmark"]), Door::Window(files) if files.is_empty()));
        assert!(
            matches!(of(&["tickmark", "a.txt", "b.md"]), Door::Window(files) if files.len() == 2)
        );
        assert!(matches!(
            of(&["tickmark", "validate", "a"]),
            Door::Command(_)
        ));
        assert!(
            matches!(of(&["tickmark", "new", "a.txt"]), Door::Nothing(_)),
            "no -o"
        );
        assert!(matches!(
            of(&["tickmark", "apply", "a", "--at", "noon"]),
            Door::Nothing(_)
        ));
    }

    #[test]
    fn a_mistyped_command_is_not_taken_for_a_file() {
        for (word, meant) in [
            ("exract", "extract"),
            ("Import", "import"),
            ("vaildate", "validate"),
            ("exprot", "export"),
            ("merg", "merge"),
            ("help", "--help"),
            ("frobnicate", "--help"),
        ] {
            let said = mistyped(Path::new(word)).unwrap();
            assert!(said.contains(word) && said.contains(meant), "{said}");
            assert!(
                matches!(of(&["tickmark", word, "a.txt"]), Door::Nothing(_)),
                "{word}"
            );
        }
        for word in ["a.txt", "./exract", "drafts/story", "src", "story 12", "-"] {
            assert_eq!(mistyped(Path::new(word)), None, "{word}");
        }
    }

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }
}
