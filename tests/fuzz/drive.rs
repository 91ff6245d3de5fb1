//! Makes inputs until time is up, and keeps what breaks something.

use std::{
    collections::BTreeSet,
    fs,
    io::Write as _,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        mpsc::{RecvTimeoutError, channel},
    },
    time::{Duration, Instant},
};

use super::{
    markup,
    spoil::{Numbers, spoil},
};

/// What a target answers: a number that is another one where something else happened.
pub type Target = fn(&[u8]) -> u64;

/// No input may take longer: five seconds, and without optimisation four times as long.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 5 });

/// Inputs that are kept to be spoilt further.
const KEPT: usize = 2_000;

fn number(name: &str, otherwise: u64) -> u64 {
    let set = std::env::var(name).ok();
    set.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Says a line on the real standard error: the test runner shows what is printed only of tests that fail.
fn report(line: &str) {
    writeln!(std::io::stderr(), "fuzz: {line}").ok();
}

/// How inputs are spoilt: one, another that lends, and chances.
type Spoil = fn(&[u8], &[u8], &mut Numbers) -> Vec<u8>;

/// Tries a target that reads session files and texts.
pub fn fuzz(name: &str, seeds: Vec<Vec<u8>>, target: Target) {
    fuzz_by(spoil, name, seeds, target);
}

/// Tries a target that reads documents.
pub fn fuzz_markup(name: &str, seeds: Vec<Vec<u8>>, target: Target) {
    fuzz_by(markup::spoil, name, seeds, target);
}

/// Tries a target on what was found before, on the seeds, and on what can be made of them until time is up.
fn fuzz_by(how: Spoil, name: &str, mut seeds: Vec<Vec<u8>>, target: Target) {
    let found = found(name);
    let old = found.len();
    seeds.extend(found);
    let time = Duration::from_secs(number("TICKMARK_FUZZ_SECONDS", 2));
    let seed = number("TICKMARK_FUZZ_SEED", 20_260_314);
    let run = run(how, name, seeds, target, (time, seed));
    report(&format!(
        "{name}: {} inputs in {} s from seed {seed} ({old} found earlier tried first), {} different answers, slowest \
         {:.2} s, {} that broke something",
        run.inputs,
        time.as_secs(),
        run.answers,
        run.slowest.as_secs_f64(),
        run.broken.len()
    ));
    assert!(
        run.broken.is_empty(),
        "{name}, seed {seed}: {:#?}",
        run.broken
    );
}

/// Inputs that broke this target once.
fn found(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/found");
    let Ok(entries) = fs::read_dir(folder.join(name)) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

#[derive(Debug, Default)]
struct Run {
    inputs: u64,
    answers: usize,
    slowest: Duration,
    /// What was wrong, and where the input lies.
    broken: Vec<(String, PathBuf)>,
}

fn run(
    how: Spoil,
    name: &str,
    seeds: Vec<Vec<u8>>,
    target: Target,
    (time, seed): (Duration, u64),
) -> Run {
    let now = Arc::new(Mutex::new(Vec::new()));
    let watch = watch(name, Arc::clone(&now));
    let mut numbers = Numbers(seed);
    let mut run = Run::default();
    let (mut answers, mut complaints) = (BTreeSet::new(), BTreeSet::new());
    let mut pool: Vec<Vec<u8>> = Vec::new();
    let mut untried = seeds.into_iter().rev().collect::<Vec<_>>();
    let begun = Instant::now();
    while begun.elapsed() < time || !untried.is_empty() {
        let input = untried.pop().unwrap_or_else(|| {
            let other = &pool[numbers.below(pool.len())];
            // What was kept last has been spoilt least.
            let late = pool.len() / 2 + numbers.below(pool.len().div_ceil(2));
            let place = [late, numbers.below(pool.len())][numbers.below(2)];
            how(&pool[place.min(pool.len() - 1)], other, &mut numbers)
        });
        now.lock().unwrap().clone_from(&input);
        watch.send(true).ok();
        let started = Instant::now();
        let answer = catch_unwind(AssertUnwindSafe(|| target(&input)));
        let took = started.elapsed();
        watch.send(false).ok();
        run.inputs += 1;
        run.slowest = run.slowest.max(took);
        let wrong = match &answer {
            Err(panic) => Some(words(panic.as_ref())),
            Ok(_) if took > PATIENCE => Some(format!("took {took:?}")),
            Ok(_) => None,
        };
        if let Some(wrong) = wrong {
            // One input for each complaint is enough.
            let kind: String = wrong
                .chars()
                .filter(|c| !c.is_ascii_digit())
                .take(80)
                .collect();
            if complaints.insert(kind) {
                run.broken.push((wrong, keep(name, &input)));
            }
        }
        if let Ok(answer) = answer
            && answers.insert(answer)
            && pool.len() < KEPT
        {
            pool.push(input);
        }
    }
    run.answers = answers.len();
    run
}

/// Waits beside the target: an input that never ends is kept before everything ends.
fn watch(name: &str, now: Arc<Mutex<Vec<u8>>>) -> std::sync::mpsc::Sender<bool> {
    let (sender, busy) = channel();
    let name = name.to_owned();
    std::thread::spawn(move || {
        let mut is_busy = false;
        loop {
            match busy.recv_timeout(2 * PATIENCE) {
                Ok(busy) => is_busy = busy,
                Err(RecvTimeoutError::Timeout) if is_busy => {
                    let path = keep(&name, &now.lock().unwrap());
                    report(&format!("{name}: {} does not end", path.display()));
                    std::process::abort();
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    });
    sender
}

fn words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    text.unwrap_or_else(|| "a panic without words".to_owned())
}

/// Writes an input down.
fn keep(name: &str, input: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
    fs::create_dir_all(&folder).unwrap();
    let hash = tickmark::storage::Hash::of(input).to_string();
    let path = folder.join(format!("{name}-{}", hash.get(..12).unwrap_or(&hash)));
    fs::write(&path, input).unwrap();
    path
}

#[test]
fn a_target_that_breaks_is_caught() {
    let target = |input: &[u8]| {
        assert!(!input.contains(&b'"'), "a quote");
        input.len() as u64
    };
    let seeds = vec![b"no quotes here".to_vec()];
    let run = run(
        spoil,
        "caught",
        seeds,
        target,
        (Duration::from_millis(500), 1),
    );
    assert_eq!(run.broken.len(), 1, "{:?}", run.broken);
    let (why, path) = &run.broken[0];
    assert!(why.contains("a quote"), "{why}");
    assert!(fs::read(path).unwrap().contains(&b'"'));
    fs::remove_file(path).unwrap();
}
