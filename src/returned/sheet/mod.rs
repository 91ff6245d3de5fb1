//! A table of claims that came back, with what a desk wrote in it.
//!
//! Rows know their claims by the hidden id, and beside it what each cell said when the table was handed out: so only what was
//! changed in the table is proposed, and where the session has changed meanwhile as well, both are named and nothing is.

mod beside;
mod comments;
mod counts;
mod read;
mod separated;

pub use read::TASK;

use std::collections::{BTreeMap, BTreeSet};

use super::{Proposal, Returned, ReturnedError, short};
use crate::child::{ChildError, Confined};
use crate::export::sheet::{Column, HIDDEN, ID, Line, Setup, Table, normal, print, read_prints};
use crate::import::ImportError;
use crate::session::{Command, Id, Session};
use read::{Answer, Sheet};

/// In how many rows the head is looked for: somebody may have put a title above it.
const HEAD: usize = 20;

/// The most sentences about what does not fit.
const MOST: usize = 1000;

/// Whether a file may be a table of ours.
pub(super) fn knows(content: &[u8]) -> bool {
    read::may_be(content).is_some()
}

/// What a table says, beside the session as it is now.
pub(super) fn read(
    session: &Session,
    content: &[u8],
    confined: &Confined<'_>,
) -> Result<Returned, ReturnedError> {
    let kind = read::may_be(content).unwrap_or_default();
    let answer = confined
        .task(TASK.0, content)
        .map_err(|error| match error {
            ChildError::NotStarted(error) => ImportError::NoReader(error),
            ChildError::Cancelled => ImportError::Cancelled,
            ChildError::Stopped => {
                ImportError::Damaged("no table could be read from it".to_owned())
            }
        })?;
    let answer: Answer =
        serde_json::from_slice(&answer).map_err(|error| ImportError::Damaged(error.to_string()))?;
    if let Some(error) = answer.error {
        return Err(ImportError::Damaged(error).into());
    }
    compare(session, kind, &answer)
}

/// A sheet that holds claims, by the row of its head.
struct Found<'s> {
    sheet: &'s Sheet,
    /// Where its rows begin.
    first: usize,
    setup: Setup,
    /// The columns, by where they stand.
    heads: BTreeMap<u32, &'s str>,
    id: u32,
    prints: u32,
}

/// The sheets that hold claims.
fn found(sheets: &[Sheet]) -> Result<Vec<Found<'_>>, ReturnedError> {
    let mut all = Vec::new();
    for sheet in sheets.iter().filter(|sheet| sheet.name != HIDDEN) {
        for (at, (_, cells)) in sheet.rows.iter().enumerate().take(HEAD) {
            let Some((id, _)) = cells.iter().find(|(_, text)| text.trim() == ID) else {
                continue;
            };
            for (column, text) in cells {
                let setup = Setup::read(text).map_err(|tag| {
                    ImportError::Damaged(format!("a newer version made this table: {tag}"))
                })?;
                let Some(setup) = setup else { continue };
                all.push(Found {
                    sheet,
                    first: at + 1,
                    setup,
                    heads: cells
                        .iter()
                        .map(|(at, text)| (*at, text.as_str()))
                        .collect(),
                    id: *id,
                    prints: *column,
                });
                break;
            }
            break;
        }
    }
    Ok(all)
}

/// What is found on the way.
struct Work {
    table: Table,
    proposals: Vec<Proposal>,
    unplaced: Vec<String>,
    left_out: usize,
}

impl Work {
    fn unplaced(&mut self, says: String) {
        if self.unplaced.len() < MOST {
            self.unplaced.push(says);
        } else {
            self.left_out += 1;
        }
    }
}

fn compare(session: &Session, kind: &str, answer: &Answer) -> Result<Returned, ReturnedError> {
    let sheets = answer.sheets.as_slice();
    let all = found(sheets)?;
    let [found, more @ ..] = all.as_slice() else {
        return Err(ReturnedError::Unknown(
            "a table without the hidden columns by which its rows are known",
        ));
    };
    let mut work = Work {
        table: Table::of(session, found.setup, |_, _| true),
        proposals: Vec::new(),
        unplaced: Vec::new(),
        left_out: 0,
    };
    for one in more {
        work.unplaced(format!(
            "the sheet “{}” is another table of claims; only “{}” was read",
            short(&one.sheet.name),
            short(&found.sheet.name)
        ));
    }
    let columns = columns(&mut work, found);
    let rows = rows(&mut work, found, &columns);
    if rows.is_empty() && !found.sheet.rows.is_empty() && work.table.lines.is_empty() {
        return Err(ReturnedError::Unknown("a table of another session"));
    }
    let lines = std::mem::take(&mut work.table.lines);
    let mut known = 0_usize;
    let mut seen: BTreeSet<Id> = BTreeSet::new();
    for line in &lines {
        let Some(own) = rows.get(&line.claim) else {
            continue;
        };
        known += 1;
        seen.insert(line.claim);
        if let [row] = own.as_slice() {
            row.compare(&mut work, line, &columns);
        } else {
            let places: Vec<String> = own.iter().map(|row| row.number.to_string()).collect();
            work.unplaced(format!(
                "{} stands in rows {}: none of them was read",
                line.label,
                places.join(", ")
            ));
        }
    }
    if known == 0 && !rows.is_empty() {
        return Err(ReturnedError::Unknown("a table of another session"));
    }
    for (id, rows) in rows.iter().filter(|(id, _)| !seen.contains(*id)) {
        for row in rows {
            let why = if session.claims.get(*id).is_some() {
                "its claim was put aside or taken out since"
            } else {
                "its claim is not in this session"
            };
            work.unplaced(format!("row {}: {why}", row.number));
        }
    }
    for line in handed_out(sheets, &lines) {
        if !seen.contains(&line.claim) {
            work.unplaced(format!(
                "{} is no longer in the table; in the session it stays",
                line.label
            ));
        }
    }
    beside::beside(&mut work, found, answer);
    if work.left_out > 0 {
        work.unplaced.push(format!("and {} more", work.left_out));
    }
    Ok(Returned {
        what: format!("{kind} with {known} claims"),
        proposals: work.proposals,
        unplaced: work.unplaced,
    })
}

/// The claims that the hidden sheet says were in the table.
fn handed_out<'l>(sheets: &[Sheet], lines: &'l [Line]) -> Vec<&'l Line> {
    let hidden = sheets.iter().find(|sheet| sheet.name == HIDDEN);
    let rows = hidden.map_or(&[][..], |sheet| &sheet.rows);
    let cells = rows.iter().flat_map(|(_, cells)| cells);
    let ids: BTreeSet<&str> = cells
        .filter(|(column, _)| *column == 1)
        .map(|(_, text)| text.as_str())
        .collect();
    let was = lines.iter();
    was.filter(|line| ids.contains(line.claim.as_str()))
        .collect()
}

/// Which column of the table is which, by its head; what is not ours, or not there any more, is said.
fn columns(work: &mut Work, found: &Found) -> Vec<(u32, Column)> {
    let mut columns: Vec<(u32, Column)> = Vec::new();
    let heads: BTreeMap<String, Column> = Column::ALL
        .iter()
        .map(|column| (normal(&work.table.head(*column)), *column))
        .collect();
    for (at, head) in &found.heads {
        if *at == found.id || *at == found.prints {
            continue;
        }
        match heads.get(&normal(head)) {
            Some(column) if columns.iter().all(|(_, one)| one != column) => {
                columns.push((*at, *column));
            }
            _ => work.unplaced(format!(
                "the column “{}” is not ours: not read",
                short(head)
            )),
        }
    }
    for column in Column::ALL {
        if columns.iter().all(|(_, one)| one != column) && column.comes_back() {
            let head = work.table.head(*column);
            work.unplaced(format!(
                "the column “{head}” is no longer there: nothing of it was read"
            ));
        }
    }
    columns
}

/// A row of the table.
struct Row<'s> {
    /// Its number, as programs show it.
    number: u32,
    cells: BTreeMap<u32, &'s str>,
    formulas: Option<&'s BTreeMap<u32, String>>,
    prints: BTreeMap<&'s str, &'s str>,
}

/// The rows by their claims; what was added by hand is said.
fn rows<'s>(
    work: &mut Work,
    found: &Found<'s>,
    columns: &[(u32, Column)],
) -> BTreeMap<Id, Vec<Row<'s>>> {
    let mut rows: BTreeMap<Id, Vec<Row>> = BTreeMap::new();
    for (at, cells) in found.sheet.rows.iter().skip(found.first) {
        let cells: BTreeMap<u32, &str> = cells
            .iter()
            .map(|(at, text)| (*at, text.as_str()))
            .collect();
        let number = at.saturating_add(1);
        let id = cells.get(&found.id).map_or("", |text| text.trim());
        if let Ok(id) = id.parse::<Id>() {
            let prints = read_prints(cells.get(&found.prints).copied().unwrap_or_default());
            rows.entry(id).or_default().push(Row {
                number,
                cells,
                formulas: found.sheet.formulas.get(at),
                prints,
            });
            continue;
        }
        let said = columns.iter().filter_map(|(at, _)| cells.get(at));
        let said: Vec<&str> = said
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        if !said.is_empty() {
            let said = said.join(" | ");
            work.unplaced(format!(
                "row {number} was added by hand: “{}”",
                short(&said)
            ));
        }
    }
    rows
}

impl Row<'_> {
    /// What a desk changed in it.
    fn compare(&self, work: &mut Work, line: &Line, columns: &[(u32, Column)]) {
        if self.prints.is_empty() {
            work.unplaced(format!(
                "{} (row {}): what it said when it was handed out is gone, so that no change can be told",
                line.label, self.number
            ));
            return;
        }
        // Who sorts a part of the columns gives the claims one another's rows.
        let number = columns.iter().find(|(_, column)| *column == Column::Number);
        if let Some((at, column)) = number
            && let text = self.cells.get(at).copied().unwrap_or_default()
            && !text.trim().is_empty()
            && self.prints.get(column.key()).copied() != Some(print(*column, text).as_str())
        {
            work.unplaced(format!(
                "row {}: it has the number {} and the hidden id of {}, as when only some columns were sorted; it was not read",
                self.number,
                short(text),
                line.label
            ));
            return;
        }
        for (at, column) in columns {
            let text = self.cells.get(at).copied().unwrap_or_default();
            let was = self.prints.get(column.key()).copied().unwrap_or_default();
            let now = line.cell(*column);
            let formula = self.formulas.and_then(|all| all.get(at));
            let same = print(*column, text) == was || normal(text) == normal(now);
            if same && formula.is_none() {
                continue;
            }
            let (label, head) = (&line.label, work.table.head(*column));
            if let Some(formula) = formula {
                work.unplaced(format!(
                    "{label}, {head}: a formula stands there, which is not read: {}",
                    short(formula)
                ));
            } else if !column.comes_back() {
                work.unplaced(format!(
                    "{label}, {head}: “{}” was written there, and is not read from a table",
                    short(text)
                ));
            } else if print(*column, now) != was {
                work.unplaced(format!(
                    "{label}, {head}: the table says “{}”, and the session meanwhile “{}”",
                    short(text),
                    short(now)
                ));
            } else if line.cut.contains(column) {
                work.unplaced(format!(
                    "{label}, {head}: it was cut to fit into a cell, and is not read back"
                ));
            } else {
                match proposed(&work.table, line, *column, text) {
                    Ok(command) => work.proposals.push(Proposal {
                        says: says(label, &head, now, text),
                        claim: Some(line.claim),
                        command,
                    }),
                    Err(why) => work.unplaced(format!("{label}, {head}: “{}” {why}", short(text))),
                }
            }
        }
    }
}

fn says(label: &str, head: &str, now: &str, text: &str) -> String {
    let said = |text: &str| {
        if text.trim().is_empty() {
            "nothing".to_owned()
        } else {
            format!("“{}”", short(text))
        }
    };
    format!("{label}, {head}: {} becomes {}", said(now), said(text))
}

/// What makes a claim say what a cell says, or why nothing does.
fn proposed(table: &Table, line: &Line, column: Column, text: &str) -> Result<Command, String> {
    let claim = line.claim;
    let words = || crate::export::plain(text.trim());
    if line.in_parts && matches!(column, Column::Status | Column::Verdict | Column::Copy) {
        return Err("cannot be set: the claim is kept in parts, which are decided".to_owned());
    }
    let chosen = |column: Column| {
        table.meant(column, text).ok_or_else(|| {
            let choices = table.choices(column).join(", ");
            if choices.is_empty() {
                "cannot be chosen: the rating scale has no labels".to_owned()
            } else {
                format!("is none of: {choices}")
            }
        })
    };
    Ok(match column {
        Column::Fact => Command::SetStatement {
            claim,
            statement: words(),
        },
        Column::Rationale => Command::SetRationale {
            claim,
            rationale: words(),
        },
        Column::Note => Command::SetNote {
            claim,
            note: words(),
        },
        Column::Status => Command::SetCheckStatus {
            claim,
            status: chosen(column)?.as_str().into(),
        },
        Column::Verdict => Command::SetVerdict {
            claim,
            verdict: Some(chosen(column)?).filter(|label| !label.is_empty()),
        },
        Column::Copy => Command::SetResolution {
            claim,
            resolution: chosen(column)?.as_str().into(),
        },
        Column::Importance => Command::SetImportance {
            claim,
            importance: chosen(column)?.as_str().into(),
        },
        _ => return Err("is not read from a table".to_owned()),
    })
}
