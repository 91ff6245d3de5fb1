//! Lines of menus, as the table of actions has them.

use egui::{Button, ScrollArea, Ui};

use super::{Desk, Out};
use crate::workbench::{
    actions::Action,
    kit::{page::SelectStep, theme::size},
};

/// A line of a menu; none for what cannot be done now.
pub fn item<M>(ui: &mut Ui, desk: &Desk<'_>, action: Action, out: &mut Out<M>) {
    let Some(entry) = action.entry().filter(|entry| entry.when.holds(desk.is)) else {
        return;
    };
    let key = entry.key();
    let button = Button::new(entry.name);
    let button = if key.is_empty() {
        button
    } else {
        button.shortcut_text(key)
    };
    let response = ui.add(button);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.on_hover_text(entry.hint).clicked() {
        out.act(action);
        ui.close();
    }
}

/// Lines of a menu.
pub fn items<M>(ui: &mut Ui, desk: &Desk<'_>, actions: &[Action], out: &mut Out<M>) {
    for action in actions {
        item(ui, desk, *action, out);
    }
}

/// Lines of a long menu: where the window is too low for all of them, they go by under a scroll bar.
pub fn long<M>(ui: &mut Ui, desk: &Desk<'_>, actions: &[Action], out: &mut Out<M>) {
    let below = ui.ctx().content_rect().bottom() - ui.cursor().top();
    let room = (below - size::XL).max(120.0);
    ScrollArea::vertical()
        .max_height(room)
        .min_scrolled_height(room)
        .auto_shrink([true, true])
        .show(ui, |ui| items(ui, desk, actions, out));
}

/// The step of selecting words that an action is, if it is one.
pub const fn select_step(action: Action) -> Option<SelectStep> {
    Some(match action {
        Action::SelectNext => SelectStep::NextSentence,
        Action::SelectPrevious => SelectStep::PreviousSentence,
        Action::SelectEndRight => SelectStep::EndRight,
        Action::SelectEndLeft => SelectStep::EndLeft,
        Action::SelectStartLeft => SelectStep::StartLeft,
        Action::SelectStartRight => SelectStep::StartRight,
        _ => return None,
    })
}

/// The steps from place to place where words are looked for in a text: what they are called, and what they do.
pub fn find_steps() -> [(&'static str, String); 2] {
    [Action::PreviousHit, Action::NextHit].map(|action| {
        let hint = action.entry().map_or(String::new(), |one| one.tooltip());
        (action.name(), hint)
    })
}

/// What can be done with a claim: where its mark and its card have a menu, this is it.
pub const CLAIM: &[Action] = &[
    Action::CheckAndGoOn,
    Action::Accept,
    Action::Dismiss,
    Action::KeepInParts,
    Action::Join,
    Action::Assign,
    Action::Tag,
    Action::AddEvidence,
    Action::AcceptClaimed,
    Action::Reword,
    Action::Rationale,
    Action::Note,
    Action::RequestChange,
    Action::AddComment,
    Action::AskSomebody,
    Action::Correct,
    Action::FixProblem,
    Action::MarkNothing,
    Action::CopyText,
    Action::ClaimHistory,
];

/// What can be done with the article on screen.
pub const ARTICLE: &[Action] = &[
    Action::ArticleDetails,
    Action::AddDraft,
    Action::CompareDrafts,
    Action::Weigh,
    Action::SignOff,
    Action::Export,
    Action::TakeIn,
    Action::Dismissed,
    Action::Attachments,
    Action::OtherText,
    Action::CopyChanges,
    Action::RemoveArticle,
];

/// What can be done with selected words.
pub const WORDS: &[Action] = &[
    Action::AddClaim,
    Action::Respan,
    Action::Split,
    Action::MarkNothing,
    Action::CopyText,
];
