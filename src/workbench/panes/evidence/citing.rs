//! A source that is being cited.

use egui::Id as WidgetId;

use crate::{
    cite::{self, Form, address_key},
    session::{Command, Id, Kind, NewEvidence, NewSource, Stance, Tier},
    workbench::desk::{Desk, Out, today},
};

/// A source being cited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citing {
    /// For which claim.
    pub claim: Id,
    /// The source's title, as far as typed; or the address or DOI of a new one.
    pub source: String,
    /// The source that was chosen of those on offer.
    pub chosen: Option<Id>,
    /// Page, timestamp, row.
    pub locator: String,
    /// What it says there.
    pub extract: String,
    /// Which way it points.
    pub stance: Stance,
    /// First or second hand.
    pub tier: Tier,
    /// The piece of evidence that is being changed, if it is not a new one.
    pub editing: Option<Id>,
    /// Which of the sources on offer the arrow keys are on; the first, where nobody pressed one.
    pub offer: Option<usize>,
    /// Something was changed in it since it was opened.
    pub touched: bool,
    /// The form is put away for now; what it holds is not.
    pub folded: bool,
}

impl Citing {
    /// Whether there is anything in it that would be missed. A piece of evidence that is being changed is in the session
    /// as it was.
    pub fn is_begun(&self) -> bool {
        let typed = [&self.source, &self.locator, &self.extract];
        match self.editing {
            Some(_) => self.touched,
            None => typed.iter().any(|words| !words.trim().is_empty()),
        }
    }

    /// What was entered so far.
    pub fn words(&self) -> String {
        let entered = [&self.source, &self.locator, &self.extract];
        let words = entered.into_iter().map(|words| words.trim());
        let words: Vec<&str> = words.filter(|words| !words.is_empty()).collect();
        words.join(" · ")
    }

    /// The field in which it begins.
    pub fn first_field(&self) -> WidgetId {
        field_id(if self.editing.is_some() {
            LOCATOR
        } else {
            SOURCE
        })
    }
}

/// The field for the source.
pub const SOURCE: &str = "Source";
/// The field for page, timestamp or row.
pub const LOCATOR: &str = "Where in it";
/// The field for the words.
pub const EXTRACT: &str = "What it says";

/// The widget that is a field of the form.
pub fn field_id(name: &str) -> WidgetId {
    WidgetId::unique(("cite", name))
}

/// Cites a source: one that is entered already, or a new one. The one that was cited, if one was.
pub fn cite<M>(citing: &Citing, desk: &Desk<'_>, out: &mut Out<M>) -> Option<Id> {
    let claim = citing.claim;
    if let Some(id) = citing.editing {
        let set = |field: &str, value: serde_json::Value| Command::SetField {
            kind: Kind::Evidence,
            id,
            field: field.to_owned(),
            value,
        };
        let commands = vec![
            set("stance", citing.stance.word().into()),
            set("tier", citing.tier.word().into()),
            set("locator", citing.locator.trim().into()),
            set("extract", citing.extract.trim().into()),
        ];
        out.change(Command::Batch {
            label: "Change evidence".to_owned(),
            commands,
        });
        return None;
    }
    let today = today(desk.outside);
    let new = new_source(&citing.source);
    let known = known(citing, &new, desk);
    let source = known.or_else(|| desk.new_id())?;
    let looked_at = known.and_then(|id| desk.session.sources.get(id));
    let mut commands = Vec::new();
    // Whoever enters a source to cite it has it before them: that is when it was looked at. Of one that was entered without a
    // date the citation says it.
    let looked_on = match looked_at {
        Some(known) if known.accessed_on.is_empty() => today.clone(),
        _ => String::new(),
    };
    let title = looked_at.map_or_else(|| new.title.clone(), |known| known.title.clone());
    if known.is_none() {
        commands.push(Command::AddSource(NewSource {
            id: Some(source),
            accessed_on: today,
            ..new
        }));
    }
    commands.push(Command::AddEvidence(NewEvidence {
        id: None,
        claim,
        source,
        stance: citing.stance.clone(),
        locator: citing.locator.trim().to_owned(),
        extract: citing.extract.trim().to_owned(),
        tier: citing.tier.clone(),
        looked_on,
        ..NewEvidence::default()
    }));
    out.change(Command::Batch {
        label: format!("Cite {title}"),
        commands,
    });
    Some(source)
}

/// What was typed as a new source: an address and a DOI say more than what it is called.
fn new_source(typed: &str) -> NewSource {
    let typed = typed.trim();
    let read = cite::read(typed);
    let is_one = matches!(read.form, Some(Form::Address | Form::Doi));
    let found = read.sources.into_iter().next().filter(|_| is_one);
    found.unwrap_or_else(|| NewSource {
        title: typed.to_owned(),
        ..NewSource::default()
    })
}

/// The source that is meant, if it is entered: the one that was chosen, or one of the same title or address.
fn known(citing: &Citing, new: &NewSource, desk: &Desk<'_>) -> Option<Id> {
    if let Some(chosen) = citing.chosen {
        return Some(desk.session.standing_source(chosen));
    }
    let title = new.title.to_lowercase();
    let mut sources = desk.derived.sources.iter();
    let same = sources.find(|known| known.title.to_lowercase() == title);
    let same = same.map(|known| known.id);
    same.or_else(|| {
        let key = address_key(&new.address)?;
        let mut all = desk.session.standing_sources();
        let same = all.find(|(_, known)| address_key(&known.address).as_ref() == Some(&key));
        same.map(|(id, _)| id)
    })
}
