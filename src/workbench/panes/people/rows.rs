//! People as rows of the lists: what each has to do, and what became of each question.

use std::collections::HashMap;

use crate::{
    session::{Contact, Id},
    workbench::desk::Desk,
};

/// Both lists.
#[derive(Debug, Default)]
pub struct Rows {
    /// Those who are asked: first those whose deadline is over, then those who have not answered, then the others.
    pub asked: Vec<Row>,
    /// Those who work on the session.
    pub working: Vec<Row>,
}

/// Somebody.
#[derive(Debug, Default)]
pub struct Row {
    /// The record.
    pub id: Id,
    /// What they are called.
    pub name: String,
    /// What is said beside the name: role, channel.
    pub beside: String,
    /// What there is to do, or what became of it, in a line.
    pub line: String,
    /// Where a question stands; of those who work, none.
    pub state: Option<Asked>,
    /// They need care.
    pub care: bool,
    /// Their deadline is over: since when.
    pub overdue: Option<String>,
    /// The claims they are asked about, or that they check: those that are left first, by when they are due.
    pub claims: Vec<Task>,
    /// How many of those are decided.
    pub decided: usize,
}

/// Where a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// Nobody has tried yet.
    ToAsk,
    /// It was tried, and nothing has come.
    Waiting,
    /// There is an answer, or it is known that none will come.
    Answered,
}

/// A claim of somebody.
#[derive(Debug)]
pub struct Task {
    /// The claim.
    pub id: Id,
    /// What it is called.
    pub label: String,
    /// When it is due; may be empty.
    pub due: String,
    /// The work on it is done.
    pub decided: bool,
    /// It is due before today, and not done.
    pub late: bool,
}

/// Works both lists out. Looks at every claim: once per revision.
pub fn rows(desk: &Desk<'_>) -> Rows {
    let today = desk.outside.today();
    Rows {
        asked: asked(desk, &today),
        working: working(desk, &today),
    }
}

fn asked(desk: &Desk<'_>, today: &str) -> Vec<Row> {
    let session = desk.session;
    let all = session.contacts.live();
    let mut rows: Vec<Row> = all
        .map(|(id, contact)| {
            let state = state_of(contact);
            let open = state != Asked::Answered;
            let over = open && !contact.deadline.is_empty() && *contact.deadline < *today;
            let beside = [contact.role.as_str(), contact.channel.as_str()];
            let claims = contact.claims.iter().filter_map(|claim| {
                let record = session.claims.get(*claim)?;
                session.is_live(record).then(|| task(desk, *claim, ""))
            });
            Row {
                id,
                name: contact.name.clone(),
                beside: joined(beside),
                line: line_of(contact, state, desk),
                state: Some(state),
                care: !contact.sensitivity.trim().is_empty(),
                overdue: over.then(|| desk.outside.dates.day(&contact.deadline)),
                claims: claims.collect(),
                decided: 0,
            }
        })
        .collect();
    rows.sort_by_key(|row| {
        let name = row.name.to_lowercase();
        (
            row.overdue.is_none(),
            row.state == Some(Asked::Answered),
            name,
            row.id,
        )
    });
    rows
}

fn joined<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let words = words.into_iter().filter(|one| !one.is_empty());
    words.collect::<Vec<_>>().join(" · ")
}

/// Where a question stands.
pub fn state_of(contact: &Contact) -> Asked {
    let said = !contact.outcome.trim().is_empty() || !contact.reply.trim().is_empty();
    if said {
        Asked::Answered
    } else if contact.attempts > 0 || !contact.contacted_on.is_empty() {
        Asked::Waiting
    } else {
        Asked::ToAsk
    }
}

/// What became of a question, in a line.
pub fn line_of(contact: &Contact, state: Asked, desk: &Desk<'_>) -> String {
    let mut words = Vec::new();
    match contact.attempts {
        ..=0 => {}
        1 => words.push("tried once".to_owned()),
        many => words.push(format!("tried {many} times")),
    }
    if !contact.contacted_on.is_empty() {
        words.push(format!(
            "last {}",
            desk.outside.dates.day(&contact.contacted_on)
        ));
    }
    if state != Asked::Answered && !contact.deadline.is_empty() {
        words.push(format!(
            "until {}",
            desk.outside.dates.day(&contact.deadline)
        ));
    }
    let said = [&contact.outcome, &contact.reply, &contact.asked];
    let said = said.into_iter().find(|one| !one.trim().is_empty());
    words.extend(said.map(|one| one.trim().to_owned()));
    words.join(" · ")
}

fn task(desk: &Desk<'_>, id: Id, today: &str) -> Task {
    let claim = desk.session.claims.get(id);
    let due = claim.map_or_else(String::new, |one| one.due.clone());
    let decided = claim.is_some_and(|one| one.is_decided());
    Task {
        id,
        label: desk.derived.names.label(desk.session, id),
        late: !decided && !due.is_empty() && *due < *today,
        due,
        decided,
    }
}

fn working(desk: &Desk<'_>, today: &str) -> Vec<Row> {
    let session = desk.session;
    let mut assigned: HashMap<Id, Vec<Task>> = HashMap::new();
    for (id, claim) in session.claims.live() {
        if let Some(person) = claim.assigned_to.filter(|_| session.is_live(claim)) {
            let tasks = assigned.entry(person).or_default();
            tasks.push(task(desk, id, today));
        }
    }
    let people = session.people.live();
    let mut rows: Vec<Row> = people
        .map(|(id, person)| {
            let mut claims = assigned.remove(&id).unwrap_or_default();
            // What is due at no time comes after what is.
            claims.sort_by(|a, b| {
                let key = |one: &Task| (one.decided, one.due.is_empty());
                let by = key(a).cmp(&key(b));
                by.then_with(|| a.due.cmp(&b.due)).then(a.id.cmp(&b.id))
            });
            let decided = claims.iter().filter(|one| one.decided).count();
            let late = claims.first().filter(|one| one.late);
            Row {
                id,
                name: person.name.clone(),
                beside: joined([person.initials.as_str(), person.role.as_str()]),
                line: work_of(&claims, decided, desk),
                state: None,
                care: false,
                overdue: late.map(|one| desk.outside.dates.day(&one.due)),
                claims,
                decided,
            }
        })
        .collect();
    rows.sort_by_key(|row| (row.name.to_lowercase(), row.id));
    rows
}

fn work_of(claims: &[Task], decided: usize, desk: &Desk<'_>) -> String {
    if claims.is_empty() {
        return "no claim assigned".to_owned();
    }
    let mut words = vec![format!("{decided} of {} decided", claims.len())];
    let next = claims
        .iter()
        .find(|one| !one.decided && !one.due.is_empty());
    if let Some(next) = next {
        let due = desk.outside.dates.day(&next.due);
        words.push(format!("{} due {due}", next.label));
    }
    words.join(" · ")
}
