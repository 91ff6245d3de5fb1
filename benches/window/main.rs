//! The built program in a real window, over a session of 10,000 claims: from a key to the picture on the screen, beside an
//! empty window of the same toolkit in the same run. Rendered in software, on a display server without a screen.
//!
//! And what memory both hold, the program over a session of 300 claims.
//!
//! `cargo bench --bench window` measures and fails if a bar is missed; `-- --smoke` presses every key a few times over a
//! small session. Needs `Xvfb`; without it the bench says so, and fails only with `TICKMARK_REQUIRE_WINDOW=1`.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench prints what it measured, and may panic"
)]

mod empty;
#[path = "../shared/gates.rs"]
mod gates;
#[allow(dead_code, reason = "shared with benches that measure themselves")]
#[path = "../shared/memory.rs"]
mod memory;
mod scene;
#[path = "../../tests/support/screen.rs"]
mod screen;
mod seen;

use std::{path::Path, process::ExitCode, time::Duration};

use screen::Running;
use seen::{Screen, Seen};

/// Asks this program to be the empty window.
const BE_EMPTY: &str = "--empty-window";

/// How many times the memory of an empty window that of the program may be.
const MEMORY: f64 = 1.5;

/// What memory a process holds, and the most it ever held, in MB.
struct Memory {
    held: f64,
    peak: f64,
}

impl Memory {
    fn of(running: &Running) -> Self {
        let process = running.0.id().to_string();
        Self {
            held: memory::resident_of(&process) as f64 / 1e6,
            peak: memory::peak_of(&process) as f64 / 1e6,
        }
    }
}

/// How much is measured.
struct Plan {
    claims: usize,
    /// Claims of a session as people have them, for what memory it takes.
    usual: usize,
    starts: usize,
    keys: usize,
}

/// What a series came to, in milliseconds.
struct Figures {
    name: &'static str,
    first: f64,
    worst: f64,
    last: f64,
    /// At most so many milliseconds, or so many times what the empty window takes.
    bar: Option<Bar>,
}

#[derive(Clone, Copy)]
enum Bar {
    Milliseconds(f64),
    Times(f64),
}

impl Figures {
    fn new(name: &'static str, bar: Option<Bar>, seen: &[Seen]) -> Self {
        let sorted = |time: fn(&Seen) -> Duration| {
            let mut times: Vec<f64> = seen
                .iter()
                .map(|one| time(one).as_secs_f64() * 1e3)
                .collect();
            times.sort_by(f64::total_cmp);
            times
        };
        let (first, last) = (sorted(|seen| seen.first), sorted(|seen| seen.last));
        let middle = |times: &[f64]| times.get(times.len() / 2).copied().unwrap_or(f64::NAN);
        Self {
            name,
            first: middle(&first),
            worst: first.last().copied().unwrap_or(f64::NAN),
            last: middle(&last),
            bar,
        }
    }

    fn print(&self, empty: &Self) {
        println!(
            "{:<22} picture {:7.1} ms   worst {:7.1} ms   at rest {:7.1} ms   {:5.2} x the empty window",
            self.name,
            self.first,
            self.worst,
            self.last,
            self.first / empty.first
        );
    }

    fn holds(&self, empty: &Self) -> bool {
        match self.bar {
            None => true,
            Some(Bar::Milliseconds(most)) => self.first <= most,
            Some(Bar::Times(most)) => self.first <= most * empty.first,
        }
    }
}

fn main() -> ExitCode {
    let asked = |name: &str| std::env::args().any(|argument| argument == name);
    if asked(BE_EMPTY) {
        empty::run();
        return ExitCode::SUCCESS;
    }
    if let Some(name) = screen::programs::missing(&["Xvfb"]) {
        println!("NOT RUN: window: {name} is not installed");
        let required =
            std::env::var_os("TICKMARK_REQUIRE_WINDOW").is_some_and(|value| value == "1");
        return if required {
            ExitCode::FAILURE
        } else {
            ExitCode::SUCCESS
        };
    }
    // `cargo bench` passes `--bench`; `cargo test --benches` does not.
    let smoke = asked("--smoke") || !asked("--bench");
    let plan = if smoke {
        Plan {
            claims: 60,
            usual: 60,
            starts: 1,
            keys: 4,
        }
    } else {
        Plan {
            claims: 10_000,
            usual: 300,
            starts: 7,
            keys: 40,
        }
    };
    let folder = tempfile::tempdir().unwrap();
    let mut missed = measure(&plan, folder.path());
    if smoke {
        // What is not optimised is held to nothing.
        missed.clear();
    }
    gates::end(&missed)
}

/// Measures and prints; what missed its bar.
fn measure(plan: &Plan, folder: &Path) -> Vec<&'static str> {
    let (file, listed) = scene::session(folder, plan.claims);
    println!("{listed} claims listed; medians");
    let settings = folder.join("XDG_CONFIG_HOME/tickmark");
    std::fs::create_dir_all(&settings).unwrap();
    // Nobody is asked who is checking.
    std::fs::write(settings.join("settings.json"), "{\"asked\": true}\n").unwrap();
    let (_server, display) = screen::display();
    let seen = Screen::new(&display);
    let this = std::env::current_exe().unwrap();
    let usual = folder.join("usual");
    std::fs::create_dir_all(&usual).unwrap();
    let (usual, _) = scene::session(&usual, plan.usual);
    let start = |program: &str, argument: &str| {
        let mut running = None;
        let first = seen.after(|| {
            let mut command = screen::on(&display, program, folder);
            let child = command.arg(argument).spawn().unwrap();
            running = Some(Running(child));
        });
        (running.unwrap(), first)
    };
    let empty = || start(&this.to_string_lossy(), BE_EMPTY);
    let program_over = |file: &Path| start(env!("CARGO_BIN_EXE_tickmark"), &file.to_string_lossy());
    let program = || program_over(&file);

    // Once for what the system keeps in memory from then on.
    drop((empty().0, program().0));
    let (mut nothing, mut whole) = (Vec::new(), Vec::new());
    for _ in 0..plan.starts {
        nothing.push(empty().1);
        whole.push(program().1);
    }
    let nothing = Figures::new("empty, first picture", None, &nothing);
    let whole = Figures::new("first picture", Some(Bar::Times(1.3)), &whole);
    nothing.print(&nothing);
    whole.print(&nothing);
    let mut missed = Vec::new();
    if !whole.holds(&nothing) {
        missed.push(whole.name);
    }

    // After a few keys, each drawn.
    let memory = |title: &str, start: &dyn Fn() -> (Running, Seen)| {
        let (running, _) = start();
        seen.focus(title);
        for _ in 0..plan.keys.min(10) {
            seen.after(|| seen.press('j'));
        }
        seen.rest();
        Memory::of(&running)
    };
    let nothing = memory(empty::TITLE, &empty);
    let whole = memory(scene::FILE, &|| program_over(&usual));
    println!(
        "memory with {} claims: {:.0} MB, at most {:.0} MB; empty window {:.0} MB, at most {:.0} MB: {:.2} and {:.2} times",
        plan.usual,
        whole.held,
        whole.peak,
        nothing.held,
        nothing.peak,
        whole.held / nothing.held,
        whole.peak / nothing.peak
    );
    if whole.held > MEMORY * nothing.held || whole.peak > MEMORY * nothing.peak {
        missed.push("memory of a usual session: at most 1.5 times an empty window");
    }

    let press = |keys: &str, each: Option<char>, count: usize| -> Vec<Seen> {
        let press = |key: char| {
            let seen_after = seen.after(|| seen.press(key));
            if let Some(key) = each {
                seen.after(|| seen.press(key));
            }
            seen_after
        };
        keys.chars().cycle().take(count).map(press).collect()
    };
    let running = empty().0;
    seen.focus(empty::TITLE);
    let nothing = Figures::new("empty, a key", None, &press("j", None, plan.keys));
    nothing.print(&nothing);
    drop(running);

    let _running = program().0;
    seen.focus(scene::FILE);
    let moving = Some(Bar::Milliseconds(33.0));
    let deciding = Some(Bar::Milliseconds(50.0));
    let mut all = vec![
        Figures::new("J", moving, &press("j", None, plan.keys)),
        Figures::new("a verdict", deciding, &press("51", None, plan.keys)),
        Figures::new(
            "a verdict, then J",
            deciding,
            &press("5", Some('j'), plan.keys / 2),
        ),
        Figures::new(
            "filter by signal",
            deciding,
            &press("g", None, plan.keys / 4),
        ),
        Figures::new("filter by name", deciding, &press("p", None, plan.keys / 4)),
    ];
    seen.after(|| seen.press('/'));
    let letters = "the survey of lunn";
    let count = letters.chars().count();
    for (name, keys) in [
        ("a letter in search", letters.to_owned()),
        ("a letter less", "\u{8}".repeat(count)),
    ] {
        let count = if plan.keys > count { count } else { plan.keys };
        all.push(Figures::new(name, moving, &press(&keys, None, count)));
    }
    for figures in &all {
        figures.print(&nothing);
        if !figures.holds(&nothing) {
            missed.push(figures.name);
        }
    }
    missed
}
