//! Floor 5: the same work without a window.
//!
//! Results go to standard output, everything else to standard error. A message names the file, what is wrong with it
//! and what to do. Whoever closes standard output has read enough: the program ends quietly. Control characters in
//! words that come from files never reach the terminal.

mod args;
mod article;
mod failure;
mod merge;
mod output;
mod session;
mod stream;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Arguments, Work};
use failure::{Code, Done, Failure};
use output::Out;

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
    match Arguments::try_parse_from(arguments) {
        Ok(Arguments {
            work: Some(work), ..
        }) => Door::Command(Box::new(Asked(work))),
        Ok(Arguments { work: None, files }) => Door::Window(files),
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

/// Does the work; the answer is the code to end with.
pub fn run(asked: Asked) -> ExitCode {
    let mut out = Out::new();
    let done = match asked.0 {
        Work::New(options) => article::new(&options, &mut out),
        Work::Import(options) => article::import(&options, &mut out),
        Work::Extract(options) if options.jsonl => stream::extract(&options, &mut out),
        Work::Extract(options) => article::extract(&options, &mut out),
        Work::Score(options) => stream::score(&options, &mut out),
        Work::Export(options) => session::export(&options, &mut out),
        Work::Validate(options) => session::validate(&options, &mut out),
        Work::Apply(options) => session::apply(&options, &mut out),
        Work::Merge(options) => merge::merge(&options),
        Work::Schema(options) => session::schema(&options, &mut out),
    };
    end(done.and_then(|code| out.flush().map(|()| code)))
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
            output::complain(&format!("tickmark: {error:#}"));
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
    fn the_arguments_are_sound() {
        use clap::CommandFactory as _;
        Arguments::command().debug_assert();
    }
}
