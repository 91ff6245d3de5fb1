//! `lint`: what the house's rules find in a session.

use anyhow::anyhow;
use serde_json::{Value, json};

use super::args::Lint;
use super::failure::{Code, Done, Failure};
use super::held::held;
use super::house::house;
use super::output::{Out, complain};
use super::session::{load, tell_problems};
use crate::rules::{self, Finding, House, Level, Rule, Trouble};
use crate::session::{Id, Session};
use crate::storage::Repair;
use crate::text::{brief, counted};

/// The most of a claim's words that are shown, in code points.
const WORDS: usize = 160;

/// `tickmark lint SESSION [--json] [--house FILE]`.
pub(super) fn lint(options: &Lint, out: &mut Out) -> Done {
    let mut told = Vec::new();
    let strict = "nothing was checked (--lenient goes on with what can be read of it)";
    let strict = (!options.lenient).then_some(strict);
    let mut house = house(options.house.as_deref(), strict, &mut told)?;
    let Some(path) = &options.session else {
        for (file, trouble) in &told {
            complain(&format!("{file}: {trouble}"));
        }
        return match &options.explain {
            Some(name) => explain(name, &house, out),
            None if options.json => list_json(&house, &told, out),
            None => list(&house, out),
        };
    };
    let loaded = load(path)?;
    if options.json {
        tell_problems(path, &loaded);
    }
    let session = &loaded.session;
    let name = if super::source::is_standard(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    };
    let own = format!("{name}, its own rules");
    let of_house = house.clone();
    let troubles = over(&mut house, session).into_iter();
    told.extend(troubles.map(|one| (own.clone(), one)));
    let weaker = weaker(&house, &of_house);
    for (file, trouble) in &told {
        complain(&format!("{file}: {trouble}"));
    }
    let today = options.on.unwrap_or_else(|| jiff::Zoned::now().date());
    let held = held(session, path)?;
    let found = rules::check_with(session, &house, today, &held);
    let blocking = rules::blocking(&found);
    let open = session.coverage_of_all().left;
    // Of a damaged file nobody knows what the rules would have found in it.
    let damaged = !loaded.problems.is_empty() || loaded.read_only.is_some();
    let broken = told.iter().any(|(file, one)| one.broken && *file == own);
    if options.json {
        let mut json = in_json(session, &name, &found, &told);
        if let Some(json) = json.as_object_mut() {
            let repair =
                |one: &Repair| json!({ "at": one.at, "what": one.what, "changed": one.changed });
            let repaired: Vec<Value> = loaded.problems.iter().map(repair).collect();
            json.insert("open".to_owned(), json!(open));
            json.insert("repaired".to_owned(), json!(repaired));
            json.insert("read_only".to_owned(), json!(loaded.read_only));
            json.insert("weaker".to_owned(), json!(weaker));
        }
        let json = serde_json::to_string_pretty(&json)
            .map_err(|error| Failure::new(Code::Problems, error))?;
        out.raw(&json)?;
    } else {
        for finding in &found {
            in_words(session, &name, finding, out)?;
        }
        for problem in &loaded.problems {
            let what = if problem.changed { "repaired" } else { "kept" };
            out.told(&format!("{name}: {problem} ({what} on opening)"))?;
        }
        if let Some(why) = &loaded.read_only {
            out.told(&format!("{name}: {why}"))?;
        }
        if !weaker.is_empty() {
            out.told(&format!("{name}: {}", less(&weaker)))?;
        }
        let mut words = summary(&found);
        if open > 0 {
            let open = counted(open, "fact");
            words = format!("{words}; {open} open");
        }
        if damaged {
            words = format!("{words}; the file is not in order");
        }
        out.told(&format!("{name}: {words}"))?;
    }
    Ok(if blocking == 0 && !damaged && !broken {
        Code::Done
    } else {
        Code::Problems
    })
}

/// The session's own rules go over the house's.
fn over(house: &mut House, session: &Session) -> Vec<Trouble> {
    house.take(&session.details.rules)
}

/// What a session's own rules ask for less than the house does: codes, and "sign-off" where one may sign over what blocks.
fn weaker(own: &House, house: &House) -> Vec<&'static str> {
    let mut weaker = own.weaker_than(house);
    if house.sign_off.blocks && !own.sign_off.blocks {
        weaker.push("sign-off");
    }
    weaker
}

fn less(weaker: &[&str]) -> String {
    let rules = counted(weaker.len(), "rule");
    format!(
        "the session weighs {rules} less than the house: {}",
        weaker.join(", ")
    )
}

/// How many there are of each level.
fn summary(found: &[Finding]) -> String {
    let of = |level: Level| {
        let found = found.iter();
        found
            .filter(|finding| finding.expected.is_none() && finding.level == level)
            .count()
    };
    let expected = found.iter().filter(|finding| finding.expected.is_some());
    let expected = expected.count();
    let mut parts = Vec::new();
    match of(Level::Blocks) {
        0 => {}
        1 => parts.push("1 problem blocks sign-off".to_owned()),
        many => parts.push(format!("{many} problems block sign-off")),
    }
    for (level, word) in [(Level::Warning, "warning"), (Level::Note, "note")] {
        let many = of(level);
        if many > 0 {
            parts.push(counted(many, word));
        }
    }
    if expected > 0 {
        parts.push(format!("{expected} expected"));
    }
    if parts.is_empty() {
        "no problems".to_owned()
    } else {
        parts.join(", ")
    }
}

/// The words of the claim that a finding points at.
fn words_of(session: &Session, claim: Option<Id>) -> Option<&str> {
    let claim = session.claims.get(claim?)?;
    let article = session.articles.get(claim.article);
    Some(claim.words(article.and_then(|article| article.draft)))
}

/// As a compiler tells it: where, what, the words, what would mend it.
fn in_words(
    session: &Session,
    name: &str,
    finding: &Finding,
    out: &mut Out,
) -> Result<(), Failure> {
    let place = finding.claim.map(|claim| session.label(claim));
    let place = place.unwrap_or_else(|| "session".to_owned());
    let kind = match (&finding.expected, finding.level) {
        (Some(_), _) => "expected",
        (None, level) => level.word(),
    };
    let code = finding.rule.code;
    out.told(&format!("{name}:{place}: {kind}[{code}]: {}", finding.says))?;
    if let Some(words) = words_of(session, finding.claim) {
        out.line(&format!("    | {}", brief(words, WORDS)))?;
    }
    if let Some(expected) = &finding.expected {
        let by = session.name_of(expected.by);
        let at = expected.at.map_or_else(String::new, |at| format!(", {at}"));
        out.told(&format!("    = expected: {} ({by}{at})", expected.reason))?;
    } else if let Some(fix) = &finding.fix {
        out.told(&format!("    = fix: {}", fix.words))?;
    }
    Ok(())
}

fn in_json(session: &Session, name: &str, found: &[Finding], told: &[(String, Trouble)]) -> Value {
    let one = |finding: &Finding| {
        let expected = finding.expected.as_ref().map(|expected| {
            json!({
                "reason": expected.reason,
                "by": session.name_of(expected.by),
                "at": expected.at,
            })
        });
        json!({
            "code": finding.rule.code,
            "rule": finding.rule.name,
            "level": finding.level.word(),
            "blocks": finding.blocks(),
            "says": finding.says,
            "kind": finding.about.0.word(),
            "id": finding.about.1,
            "article": finding.article,
            "claim": finding.claim,
            "number": finding.claim.map(|claim| session.label(claim)),
            "words": words_of(session, finding.claim),
            "fix": finding.fix.as_ref().map(|fix| &fix.words),
            "expected": expected,
        })
    };
    json!({
        "session": name,
        "blocking": rules::blocking(found),
        "findings": found.iter().map(one).collect::<Vec<_>>(),
        "house": troubles(told),
    })
}

/// What could not be taken of house files.
fn troubles(told: &[(String, Trouble)]) -> Vec<Value> {
    let one = |(file, one): &(String, Trouble)| json!({ "file": file, "line": one.line, "says": one.says });
    told.iter().map(one).collect()
}

/// `tickmark lint --list --json`.
fn list_json(house: &House, told: &[(String, Trouble)], out: &mut Out) -> Done {
    let one = |rule: &&'static Rule| {
        let params = rule.params.iter();
        let params = params.map(|param| json!({ "name": param.name, "says": param.says, "usual": param.usual.to_string() }));
        json!({
            "code": rule.code,
            "rule": rule.name,
            "level": house.level(rule).word(),
            "usual": rule.level.word(),
            "says": rule.says,
            "why": rule.why,
            "params": params.collect::<Vec<_>>(),
        })
    };
    let json = json!({
        "rules": rules::RULES.iter().map(one).collect::<Vec<_>>(),
        "house": troubles(told),
    });
    let json =
        serde_json::to_string_pretty(&json).map_err(|error| Failure::new(Code::Problems, error))?;
    out.raw(&json)?;
    Ok(Code::Done)
}

/// `tickmark lint --list`.
fn list(house: &House, out: &mut Out) -> Done {
    for rule in rules::RULES {
        let level = house.level(rule).word();
        out.told(&format!(
            "{} {level:8} {:32} {}",
            rule.code, rule.name, rule.says
        ))?;
    }
    Ok(Code::Done)
}

/// `tickmark lint --explain CODE`.
fn explain(name: &str, house: &House, out: &mut Out) -> Done {
    let rule: &'static Rule = rules::rule(name).ok_or_else(|| {
        let words = format!("{name} is no rule; `tickmark lint --list` lists them");
        Failure::new(Code::Usage, anyhow!(words))
    })?;
    out.told(&format!("{}: {}", rule.code, rule.says))?;
    out.told(rule.why)?;
    out.raw("")?;
    out.told(&format!("[rules.{}]", rule.name))?;
    let level = house.level(rule).word();
    out.told(&format!(
        "level = \"{level}\"  # off, note, warning or blocks"
    ))?;
    for param in rule.params {
        out.told(&format!(
            "{} = {}  # {}",
            param.name, param.usual, param.says
        ))?;
    }
    Ok(Code::Done)
}
