//! The article, or how to get one.

use egui::{RichText, Ui};

use super::Scene;
use crate::{
    session::Session,
    text::Span,
    workbench::{
        actions::Action,
        derived::{Derived, number_of},
        message::Message,
        page::{Page, PageData, PageEvent},
        state::ViewState,
        theme,
        widgets::muted,
    },
};

/// The article on screen as the page shows it.
pub fn page_data<'a>(
    session: &'a Session,
    derived: &'a Derived,
    view: &ViewState,
) -> Option<PageData<'a>> {
    let article = view.article?;
    let (_, draft) = session.draft_of(article)?;
    Some(PageData {
        text: draft.paragraphs.text(),
        paragraphs: &derived.paragraphs,
        highlights: &derived.highlights,
        emphasis: &derived.emphasis,
        selected: view.claim.map(number_of),
        claims: derived.claims.len(),
        language: session.articles.get(article)?.language(),
        draft: derived.draft,
        revision: derived.revision,
    })
}

/// The article, or how to get one.
pub fn article(ui: &mut Ui, page: &mut Page, scene: &mut Scene<'_>) {
    let Some(data) = page_data(scene.session, scene.derived, scene.view) else {
        welcome(ui, scene);
        return;
    };
    if scene.view.reveal
        && let Some(row) = scene.view.claim.and_then(|claim| scene.derived.row(claim))
    {
        page.scroll_to(row.span);
    }
    let mut events = Vec::new();
    page.show(ui, &data, &mut events);
    for event in events {
        match event {
            PageEvent::Clicked(number) => {
                let claim = scene.derived.claim_of(number);
                scene.push(Message::Claim(claim));
            }
            PageEvent::ClickedText | PageEvent::Selected(Span { .. }) | PageEvent::Unselected => {}
        }
    }
}

fn welcome(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() / 3.0).min(240.0));
        ui.label(
            RichText::new("An article, its claims, the evidence and the decisions in one file.")
                .font(theme::fonts::statement()),
        );
        ui.add_space(theme::size::M);
        muted(
            ui,
            "Drop a text or a session file here, paste a text, or choose one:",
        );
        ui.add_space(theme::size::S);
        for action in [Action::AddArticle, Action::Open] {
            if ui
                .button(format!("{}  {}", action.name(), action.key()))
                .clicked()
            {
                scene.push(Message::Act(action));
            }
        }
        ui.add_space(theme::size::L);
        muted(ui, "Nothing leaves this machine: Tickmark uses no network.");
    });
}
