//! Which article, which claims: what arguments name.

use anyhow::anyhow;

use super::failure::{Code, Failure};
use crate::session::{Contact, Id, Session};

/// The article that an argument names.
pub(super) fn article(session: &Session, name: &str) -> Result<Id, Failure> {
    let all = session.articles_in_order();
    let place = name.parse::<usize>().ok().and_then(|at| at.checked_sub(1));
    let found = place
        .and_then(|at| all.get(at))
        .or_else(|| all.iter().find(|(id, _)| id.as_str() == name));
    found.map(|(id, _)| *id).ok_or_else(|| {
        Failure::new(
            Code::Usage,
            anyhow!(
                "{name} is no article of the session, which has {}",
                all.len()
            ),
        )
    })
}

/// The claims that arguments name by their numbers (`F12`) or ids.
pub(super) fn claims(session: &Session, names: &[String]) -> Result<Vec<Id>, Failure> {
    let find = |name: &String| {
        let name = name.trim();
        let mut all = session.claims.live().map(|(id, _)| id);
        all.find(|id| id.as_str() == name || session.label(*id).eq_ignore_ascii_case(name))
            .ok_or_else(|| Failure::new(Code::Usage, anyhow!("{name} is no claim of the session")))
    };
    names.iter().map(find).collect()
}

/// The contact that an argument names, by name or id.
pub(super) fn contact(session: &Session, name: &str) -> Result<Id, Failure> {
    let name = name.trim();
    if let Some((id, _)) = session.contacts.live().find(|(id, _)| id.as_str() == name) {
        return Ok(id);
    }
    let named = |one: &Contact| one.name.trim().to_lowercase() == name.to_lowercase();
    let found: Vec<Id> = session
        .contacts
        .live()
        .filter(|(_, one)| named(one))
        .map(|(id, _)| id)
        .collect();
    let error = match found[..] {
        [only] => return Ok(only),
        [] => anyhow!("{name} is no contact of the session: enter them first (add_contact)"),
        _ => {
            let ids: Vec<&str> = found.iter().map(Id::as_str).collect();
            anyhow!(
                "several contacts are called {name}: name one by its id ({})",
                ids.join(", ")
            )
        }
    };
    Err(Failure::new(Code::Usage, error))
}
