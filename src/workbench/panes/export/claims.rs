//! The claims that can be chosen, in the order of the text, each with a box.

use std::collections::BTreeSet;

use egui::{Button, Checkbox, Ui};

use super::wanted::Wanted;
use crate::{
    session::{CheckStatus, Id},
    workbench::{
        desk::{Desk, number_of, record_words::short},
        kit::{
            list::{List, Rows},
            widgets::muted,
        },
    },
};

/// About the height of one.
const ROW: f32 = 26.0;
/// The most letters of a claim that are shown.
const LETTERS: usize = 160;

/// The claims that can be chosen.
#[derive(Default)]
pub struct Choice {
    of: Option<(u64, u64, Option<Id>)>,
    rows: Vec<Row>,
    revision: u64,
}

struct Row {
    id: Id,
    words: String,
    open: bool,
}

impl Choice {
    /// Lists them anew, if something has changed.
    pub fn follow(&mut self, desk: &Desk<'_>, article: Option<Id>) {
        let of = (desk.document, desk.session.revision(), article);
        if self.of == Some(of) {
            return;
        }
        self.of = Some(of);
        self.revision += 1;
        let session = desk.session;
        let articles = session.articles_in_order().into_iter();
        let articles = articles.filter(|(id, _)| article.is_none_or(|only| only == *id));
        self.rows = articles
            .flat_map(|(id, _)| session.claims_of(id))
            .filter(|placed| {
                session.is_shown(placed.claim) && session.whole_of(placed.claim).is_none()
            })
            .map(|placed| {
                let draft = session.articles.get(placed.claim.article);
                let words = placed.claim.words(draft.and_then(|article| article.draft));
                let label = desk.derived.names.label(session, placed.id);
                Row {
                    id: placed.id,
                    words: format!("{label} · {}", short(words, LETTERS)),
                    open: placed.claim.check_status != CheckStatus::Checked,
                }
            })
            .collect();
    }

    /// How many of how many are chosen.
    pub fn said(&self, wanted: &Wanted) -> String {
        let all = self.rows.len();
        match &wanted.claims {
            None if wanted.asks() => "Those to be asked about".to_owned(),
            None => format!("All claims ({all})"),
            Some(chosen) => {
                let here = self.rows.iter().filter(|row| chosen.contains(&row.id));
                format!("{} of {all} claims", here.count())
            }
        }
    }

    /// Draws them; what is wanted changes with the boxes.
    pub fn show(&self, ui: &mut Ui, list: &mut List, wanted: &mut Wanted) {
        ui.horizontal_wrapped(|ui| {
            if ui.add(Button::new("All")).clicked() {
                wanted.claims = None;
            }
            if ui.add(Button::new("None")).clicked() {
                wanted.claims = Some(BTreeSet::new());
            }
            if ui.add(Button::new("Those not checked")).clicked() {
                let open = self.rows.iter().filter(|row| row.open);
                wanted.claims = Some(open.map(|row| row.id).collect());
            }
        });
        if self.rows.is_empty() {
            muted(ui, "There are no claims.");
            return;
        }
        let mut rows = Boxes {
            choice: self,
            wanted,
        };
        list.show(ui, "claims to hand out", &mut rows);
    }
}

struct Boxes<'a> {
    choice: &'a Choice,
    wanted: &'a mut Wanted,
}

impl Rows for Boxes<'_> {
    fn revision(&self) -> u64 {
        self.choice.revision
    }

    fn len(&self) -> usize {
        self.choice.rows.len()
    }

    fn key(&self, index: usize) -> u64 {
        let row = self.choice.rows.get(index);
        row.map_or(index as u64, |row| number_of(row.id))
    }

    fn estimate(&self, _index: usize, _width: f32) -> f32 {
        ROW
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        let Some(row) = self.choice.rows.get(index) else {
            return;
        };
        let chosen = self.wanted.claims.as_ref();
        let mut on = chosen.is_none_or(|chosen| chosen.contains(&row.id));
        if ui.add(Checkbox::new(&mut on, row.words.as_str())).changed() {
            let all = || self.choice.rows.iter().map(|row| row.id).collect();
            let claims = self.wanted.claims.get_or_insert_with(all);
            if on {
                claims.insert(row.id);
            } else {
                claims.remove(&row.id);
            }
            if self.choice.rows.iter().all(|row| claims.contains(&row.id)) {
                self.wanted.claims = None;
            }
        }
    }
}
