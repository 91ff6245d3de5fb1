//! Filters with a name: which are offered, how one gets a name, and how it loses it.

use egui::{RichText, Ui};

use super::wanted::{Column, Filter, Order, Wanted};
use crate::workbench::{
    desk::SavedFilter,
    kit::widgets::{Choosable, Picker, Typed, title},
};

/// What is done with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// List what it says.
    Take(Box<Wanted>),
    /// These have a name now.
    Keep(Vec<SavedFilter>),
}

impl Wanted {
    /// As this machine remembers it.
    pub fn saved(&self, name: &str) -> SavedFilter {
        SavedFilter {
            name: name.to_owned(),
            one_article: self.one_article,
            filter: self.filter.name().to_owned(),
            person: self.person,
            tag: self.tag.clone(),
            words: self.words.trim().to_owned(),
            sort: self
                .order
                .by
                .map_or_else(String::new, |by| by.name().to_owned()),
            down: self.order.down,
        }
    }

    /// What a name stands for; what this version does not know is as usual.
    pub fn of(saved: &SavedFilter) -> Self {
        let filter = Filter::ALL.into_iter();
        let mut filter = filter.filter(|one| one.name() == saved.filter);
        let mut by = Column::ALL
            .into_iter()
            .filter(|one| one.name() == saved.sort);
        Self {
            one_article: saved.one_article,
            filter: filter.next().unwrap_or_default(),
            person: saved.person,
            tag: saved.tag.clone(),
            words: saved.words.clone(),
            order: Order {
                by: by.next(),
                down: saved.down,
            },
        }
    }
}

/// Draws the names, with a line to type a new one in; what was taken.
pub fn show(
    ui: &mut Ui,
    typed: &mut Typed,
    saved: &[SavedFilter],
    wanted: &Wanted,
) -> Option<Named> {
    ui.set_width(380.0);
    title(ui, "Filters with a name");
    let picker = Picker {
        name: "Name of the filter",
        hint: "A name for what is listed now, or one of these",
        none: "None has a name yet. Type one for what is listed now.",
    };
    picker.show(ui, typed, |words| rows(saved, wanted, words))
}

fn rows(saved: &[SavedFilter], wanted: &Wanted, words: &str) -> Vec<Choosable<'static, Named>> {
    let typed = words.trim();
    let query = typed.to_lowercase();
    let row = |is: Named, words: String, key: &str| Choosable {
        is,
        words: RichText::new(words),
        key: key.to_owned(),
        hint: "",
    };
    let without = |name: &str| -> Vec<SavedFilter> {
        let others = saved.iter().filter(|one| one.name != name);
        others.cloned().collect()
    };
    let fits = |one: &&SavedFilter| one.name.to_lowercase().contains(&query);
    let mut rows: Vec<_> = saved
        .iter()
        .filter(fits)
        .map(|one| {
            let take = Named::Take(Box::new(Wanted::of(one)));
            row(take, one.name.clone(), "list")
        })
        .collect();
    if !typed.is_empty() {
        let mut all = without(typed);
        let words = if all.len() < saved.len() {
            format!("Let “{typed}” stand for what is listed now")
        } else {
            format!("Save as “{typed}”")
        };
        all.push(wanted.saved(typed));
        rows.push(row(Named::Keep(all), words, ""));
    }
    rows.extend(saved.iter().filter(fits).map(|one| {
        let words = format!("Forget “{}”", one.name);
        row(Named::Keep(without(&one.name)), words, "")
    }));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_comes_back_and_what_is_not_known_is_as_usual() {
        let wanted = Wanted {
            one_article: true,
            filter: Filter::OneSource,
            tag: "money".to_owned(),
            words: "pier".to_owned(),
            order: Order {
                by: Some(Column::Due),
                down: true,
            },
            ..Wanted::default()
        };
        let saved = wanted.saved("late ones");
        assert_eq!(Wanted::of(&saved), wanted);
        let newer = SavedFilter {
            filter: "By the moon".to_owned(),
            sort: "Phase".to_owned(),
            ..saved
        };
        let usual = Wanted::of(&newer);
        assert_eq!((usual.filter, usual.order.by), (Filter::All, None));
        assert_eq!(usual.words, "pier");
    }

    #[test]
    fn a_name_is_given_once_and_can_be_taken_away() {
        let wanted = Wanted::default();
        let saved = [wanted.saved("all"), wanted.saved("allies")];
        let names = |words: &str| -> Vec<String> {
            let rows = rows(&saved, &wanted, words).into_iter();
            rows.map(|row| row.words.text().to_owned()).collect()
        };
        assert_eq!(
            names("all"),
            [
                "all",
                "allies",
                "Let “all” stand for what is listed now",
                "Forget “all”",
                "Forget “allies”"
            ]
        );
        assert_eq!(names("wrong"), ["Save as “wrong”"]);
        let forgotten = rows(&saved, &wanted, "").pop().unwrap().is;
        assert_eq!(forgotten, Named::Keep(vec![wanted.saved("all")]));
    }
}
