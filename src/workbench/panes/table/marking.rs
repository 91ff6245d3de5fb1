//! Who checks claims, and by when: a line to type in, and what fits it.

use std::collections::BTreeMap;

use egui::{RichText, Ui};
use jiff::{Span, civil::Date};

use super::bulk::{Deed, Whom};
use crate::{
    session::{Author, Claim, Id, Session},
    workbench::{
        desk::Desk,
        kit::{
            theme::size,
            widgets::{Choosable, Picker, Typed, title},
        },
    },
};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Who checks it.
    Person,
    /// When it must be checked.
    Due,
    /// What it is tagged with.
    Tag,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This is to be done.
    Do(Deed),
    /// Nothing is.
    Nothing,
}

/// A question about some claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    what: What,
    /// About these.
    pub claims: Vec<Id>,
    typed: Typed,
}

impl Marking {
    /// Asks it.
    pub fn new(what: What, claims: Vec<Id>) -> Self {
        Self {
            what,
            claims,
            typed: Typed::default(),
        }
    }

    /// Draws it; what was answered.
    pub fn show(&mut self, ui: &mut Ui, today: &str, desk: &Desk<'_>) -> Option<Answer> {
        ui.set_width(380.0);
        let about = match self.claims.as_slice() {
            [one] => desk.session.label(*one),
            many => format!("{} claims", many.len()),
        };
        let picker = match self.what {
            What::Person => {
                title(ui, &format!("Who checks {about}?"));
                Picker {
                    name: "Person",
                    hint: "A name, or somebody new",
                    none: "Type a name.",
                }
            }
            What::Due => {
                title(ui, &format!("When must {about} be checked?"));
                Picker {
                    name: "Day",
                    hint: "2026-02-14, or 14",
                    none: "That is no day. Write it as 2026-02-14.",
                }
            }
            What::Tag => {
                title(ui, &format!("Tags of {about}"));
                Picker {
                    name: "Tag",
                    hint: "A tag, or a new one; one that is there is taken away",
                    none: "No claim is tagged yet. Type a word.",
                }
            }
        };
        let answer = picker.show(ui, &mut self.typed, |words| match self.what {
            What::Tag => tags(desk.session, &self.claims, words),
            What::Person => people(desk.session, desk.author, words),
            What::Due => days(today, words),
        });
        ui.add_space(size::XS);
        if ui.button("Cancel").clicked() {
            return Some(Answer::Nothing);
        }
        answer.map(Answer::Do)
    }
}

fn row(is: Deed, words: String, key: &str) -> Choosable<'static, Deed> {
    Choosable {
        is,
        words: RichText::new(words),
        key: key.to_owned(),
        hint: "",
    }
}

/// The people who fit some words: whoever is checking first, then by name; somebody new; nobody.
fn people(session: &Session, me: &Author, words: &str) -> Vec<Choosable<'static, Deed>> {
    let typed = words.trim();
    let query = typed.to_lowercase();
    let own = Whom::named(session, me.clone());
    // Of two records of one name, one is enough: who has that name is meant.
    let mut known: BTreeMap<String, Whom> = BTreeMap::new();
    for (_, person) in session.people.live() {
        let author = Author {
            name: person.name.trim().to_owned(),
            initials: person.initials.clone(),
        };
        if let Some(whom) = Whom::named(session, author) {
            known.insert(whom.author.name.to_lowercase(), whom);
        }
    }
    if let Some(own) = &own {
        known.remove(&own.author.name.trim().to_lowercase());
    }
    let all: Vec<&Whom> = own.iter().chain(known.values()).collect();
    let fits = |one: &&&Whom| {
        let author = &one.author;
        author.name.to_lowercase().contains(&query) || author.initials.to_lowercase() == query
    };
    let mut rows: Vec<_> = all
        .iter()
        .filter(fits)
        .map(|one| {
            let mine = own.as_ref() == Some(*one);
            let key = if mine { "you" } else { &one.author.initials };
            let name = one.author.name.clone();
            row(Deed::Assign(Some((*one).clone())), name, key)
        })
        .collect();
    let fresh = Author {
        name: typed.to_owned(),
        initials: Author::initials_of(typed),
    };
    let there = all
        .iter()
        .any(|one| one.author.name.trim().to_lowercase() == query);
    if let Some(whom) = Whom::named(session, fresh).filter(|_| !there) {
        let words = format!("Add “{typed}” ({})", whom.author.initials);
        rows.push(row(Deed::Assign(Some(whom)), words, "new"));
    }
    if query.is_empty() || "nobody".starts_with(&query) {
        rows.push(row(Deed::Assign(None), "Nobody".to_owned(), ""));
    }
    rows
}

/// The tags that fit some words, those of the claims first, and a new one. One that all of them have is taken away, any
/// other is given to all.
fn tags(session: &Session, claims: &[Id], words: &str) -> Vec<Choosable<'static, Deed>> {
    let typed = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let query = typed.to_lowercase();
    let claims: Vec<_> = claims
        .iter()
        .filter_map(|id| session.claims.get(*id))
        .collect();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, claim) in session.claims.live() {
        for tag in &claim.tags {
            *known.entry(tag).or_default() += 1;
        }
    }
    let mut rows: Vec<(bool, Choosable<'static, Deed>)> = known
        .iter()
        .filter(|(tag, _)| tag.to_lowercase().contains(&query))
        .map(|(tag, count)| {
            let has = |claim: &&&Claim| claim.tags.iter().any(|one| one == tag);
            let all = claims.iter().all(|claim| has(&claim));
            let some = claims.iter().any(|claim| has(&claim));
            let words = match (all, some) {
                (true, _) => format!("✓ {tag}"),
                (false, true) => format!("– {tag}"),
                (false, false) => (*tag).to_owned(),
            };
            let deed = Deed::Tag((*tag).to_owned(), !all);
            (!some, row(deed, words, &count.to_string()))
        })
        .collect();
    rows.sort_by_key(|(others, _)| *others);
    let mut rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
    let there = known.keys().any(|tag| tag.to_lowercase() == query);
    if !typed.is_empty() && !there {
        let words = format!("New tag “{typed}”");
        rows.push(row(Deed::Tag(typed, true), words, "new"));
    }
    rows
}

/// The days that fit some words: a date, a day of this month or the next, or the days that are asked for most.
fn days(today: &str, words: &str) -> Vec<Choosable<'static, Deed>> {
    let typed = words.trim().to_lowercase();
    let due = |day: Date| Deed::Due(day.to_string());
    let long = |day: Date| day.strftime("%A, %-d %B %Y").to_string();
    if let Some(day) = day_of(today, &typed) {
        return vec![row(due(day), long(day), "")];
    }
    let today: Option<Date> = today.parse().ok();
    let mut rows = Vec::new();
    if let Some(today) = today {
        let named = (0..8).filter_map(|after| {
            let day = today.checked_add(Span::new().days(after)).ok()?;
            let name = match after {
                0 => "Today".to_owned(),
                1 => "Tomorrow".to_owned(),
                7 => "In a week".to_owned(),
                _ => day.strftime("%A").to_string(),
            };
            Some((name, day))
        });
        let named = named.filter(|(name, _)| name.to_lowercase().starts_with(&typed));
        rows.extend(named.map(|(name, day)| {
            let key = day.strftime("%-d %b").to_string();
            row(due(day), name, &key)
        }));
    }
    if "no day".starts_with(&typed) {
        rows.push(row(Deed::Due(String::new()), "No day".to_owned(), ""));
    }
    rows
}

/// The day that words name by figures: "2026-02-14"; "14" is the next fourteenth.
fn day_of(today: &str, words: &str) -> Option<Date> {
    if let Ok(day) = words.parse::<Date>() {
        return Some(day);
    }
    let number: i8 = words.trim_end_matches('.').parse().ok()?;
    let today: Date = today.parse().ok()?;
    let here = Date::new(today.year(), today.month(), number).ok();
    let here = here.filter(|day| *day >= today);
    here.or_else(|| {
        let next = today.first_of_month().checked_add(Span::new().months(1));
        let next = next.ok()?;
        Date::new(next.year(), next.month(), number).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Command, Moment, Stamp};

    fn deeds(rows: Vec<Choosable<'_, Deed>>) -> Vec<Deed> {
        rows.into_iter().map(|row| row.is).collect()
    }

    #[test]
    fn a_day_is_found_by_its_date_its_number_and_its_name() {
        let first = |words: &str| deeds(days("2026-01-31", words)).into_iter().next();
        let due = |day: &str| Some(Deed::Due(day.to_owned()));
        assert_eq!(first("2026-03-02"), due("2026-03-02"));
        // The next fourteenth; no February has a thirtieth.
        assert_eq!(first("14"), due("2026-02-14"));
        assert_eq!(first("31"), due("2026-01-31"));
        assert_eq!(first("30"), None);
        assert_eq!(first("tom"), due("2026-02-01"));
        assert_eq!(first("wed"), due("2026-02-04"));
        assert_eq!(first("no"), due(""));
        assert_eq!(first("2026-02-30"), None);
    }

    #[test]
    fn whoever_is_checking_comes_first_and_somebody_new_last() {
        let author = |name: &str, initials: &str| Author {
            name: name.to_owned(),
            initials: initials.to_owned(),
        };
        let me = author("Marta Oll", "MO");
        let mut session = Session::default();
        let whom =
            |session: &Session, author: &Author| Deed::Assign(Whom::named(session, author.clone()));
        let mine = whom(&session, &me);
        let all = deeds(people(&session, &me, ""));
        assert_eq!(all, [mine.clone(), Deed::Assign(None)]);
        let fresh = author("Ida Brandt", "IB");
        assert_eq!(
            deeds(people(&session, &me, "Ida Brandt")),
            [whom(&session, &fresh)]
        );
        // In other letters it is the same person.
        assert_eq!(deeds(people(&session, &me, "marta oll")), [mine]);
        // Somebody has a record already, under whatever name: that one is meant, and listed once.
        let record = Id::literal("ida");
        for (n, id) in [(1, record), (2, Id::literal("ida-again"))] {
            let command = Command::AddPerson {
                id: Some(id),
                name: "Ida Brandt".to_owned(),
                initials: "IB".to_owned(),
                role: String::new(),
            };
            let stamp = Stamp {
                by: Author::default(),
                at: Moment(0),
                seed: Id::derived(&[&[n]]),
            };
            session.apply(command, &stamp).unwrap();
        }
        let ida = Deed::Assign(Some(Whom {
            id: record,
            author: fresh,
        }));
        assert_eq!(deeds(people(&session, &me, "ida brandt")), [ida]);
    }
}
