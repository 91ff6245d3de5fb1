//! A claim's card: one or two lines, or, when it is selected, everything about it.

use egui::{Button, Id, Label, RichText, Role, Sense, TextFormat, Ui, WidgetInfo, text::LayoutJob};

use super::{Scene, evidence};
use crate::{
    session::{CheckStatus, Claim, Command, Importance, Resolution, SignalKind},
    workbench::{
        actions::Action,
        derived::{ClaimRow, number_of},
        message::Message,
        state::Focus,
        theme::{self, MarkState, fonts, size},
        widgets::{Chip, Choice, Field, card_frame, chip_flow, choice_row, muted, section},
    },
};

/// Draws it.
pub fn card(ui: &mut Ui, scene: &mut Scene<'_>, row: &ClaimRow) {
    let session = scene.session;
    let Some(claim) = session.claims.get(row.id) else {
        return;
    };
    let open = scene.view.claim == Some(row.id);
    let palette = theme::palette(ui.ctx());
    let draft = scene
        .view
        .article
        .and_then(|article| session.articles.get(article))
        .and_then(|article| article.draft);
    let frame = card_frame(palette, open);
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 5.0;
        head(ui, scene, row, claim);
        if open {
            body(ui, scene, row, claim, draft);
        } else {
            let words = claim.words(draft);
            ui.add(
                Label::new(
                    RichText::new(words)
                        .font(fonts::statement())
                        .color(palette.ink),
                )
                .wrap(),
            );
        }
    });
    if !open {
        let response = ui.interact(
            inner.response.rect,
            ui.scope_id().with("card"),
            Sense::click(),
        );
        let name = format!(
            "Claim {} of {}: {}: {}",
            row.number,
            scene.derived.claims.len(),
            row.state.name(),
            claim.words(draft)
        );
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, false, &name));
        if response.clicked() {
            scene.push(Message::Claim(Some(row.id)));
        }
    }
}

/// Number, state, verdict, signals, dates.
fn head(ui: &mut Ui, scene: &Scene<'_>, row: &ClaimRow, claim: &Claim) {
    chip_flow(ui, |ui| {
        muted(ui, &row.number.to_string());
        let state = row.state;
        let status = match state {
            MarkState::Suggested => "Suggestion",
            MarkState::Stale => "Stale",
            _ => claim.check_status.label(),
        };
        Chip::state(ui, &format!("{} {status}", state.glyph()), state)
            .named(status)
            .show(ui);
        if let Some(verdict) = &claim.verdict {
            let label = scene.derived.scale.label(verdict);
            let words = label.map_or(verdict.as_str(), |label| &label.text);
            let tone = if label.is_some_and(|label| label.wrong) {
                MarkState::Wrong
            } else {
                MarkState::Checked
            };
            Chip::state(ui, words, tone)
                .named(&format!("Verdict is {words}"))
                .show(ui);
        }
        if claim.resolution != Resolution::None {
            Chip::plain(claim.resolution.label()).show(ui);
        }
        if claim.importance != Importance::Unset {
            Chip::plain(claim.importance.label())
                .named(&format!("Importance is {}", claim.importance.label()))
                .show(ui);
        }
        if let Some(count) = scene.derived.evidence.get(&row.id) {
            let words = if *count == 1 {
                "1 source".to_owned()
            } else {
                format!("{count} sources")
            };
            Chip::plain(&words).show(ui);
        }
        if let Some(by) = claim.attribution.as_ref().filter(|by| !by.hedge.is_empty()) {
            Chip::plain(&format!("hedged: {}", by.hedge)).show(ui);
        }
        let mut seen: Vec<&SignalKind> = Vec::new();
        for signal in &claim.signals {
            let said = matches!(signal.kind, SignalKind::Hedge | SignalKind::Date)
                || seen.contains(&&signal.kind);
            if !said && seen.len() < 6 {
                seen.push(&signal.kind);
                Chip::plain(signal.kind.label()).show(ui);
            }
        }
        for time in claim.times.iter().take(4) {
            let words = if time.value.is_empty() {
                format!("{} → date of the article needed", time.words)
            } else {
                match time.date().filter(|date| *date != time.words) {
                    Some(date) => format!("{} → {date}", time.words),
                    None => time.words.clone(),
                }
            };
            Chip::plain(&words).show(ui);
        }
    });
}

fn body(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    row: &ClaimRow,
    claim: &Claim,
    draft: Option<crate::session::Id>,
) {
    let id = row.id;
    let quote = draft
        .and_then(|draft| claim.anchors.get(&draft))
        .map_or("", |anchor| anchor.exact.as_str());
    let focus = scene.view.focus;
    let field = Field::new("Statement")
        .lines(2)
        .font(fonts::statement())
        .focus(focus == Some(Focus::Statement));
    let at = field_id(id, "statement");
    let (_, edit) = field.show(ui, at, claim.words(draft));
    scene.edited(at, edit, |statement| Command::SetStatement {
        claim: id,
        statement: if statement.trim() == quote {
            String::new()
        } else {
            statement
        },
    });
    attribution(ui, claim);
    if claim.is_suggestion() {
        // What speaks for it is what a suggestion is decided by.
        reasons(ui, claim);
        suggestion(ui, scene);
    }
    axes(ui, scene, id, claim);
    if scene.derived.scale.conclusion {
        let field = Field::new("Conclusion").labelled().lines(2);
        let at = field_id(id, "conclusion");
        let (_, edit) = field.show(ui, at, &claim.conclusion);
        scene.edited(at, edit, |words| Command::SetField {
            kind: crate::session::Kind::Claim,
            id,
            field: "conclusion".to_owned(),
            value: words.into(),
        });
    }
    let field = Field::new("Rationale")
        .hint("Why: the sentence that explains the verdict")
        .lines(2)
        .focus(focus == Some(Focus::Rationale));
    let at = field_id(id, "rationale");
    let (_, edit) = field.show(ui, at, &claim.rationale);
    scene.edited(at, edit, |rationale| Command::SetRationale {
        claim: id,
        rationale,
    });
    evidence::evidence(ui, scene, id);
    let field = Field::new("Note")
        .hint("Note")
        .lines(2)
        .focus(focus == Some(Focus::Note));
    let at = field_id(id, "note");
    let (_, edit) = field.show(ui, at, &claim.note);
    scene.edited(at, edit, |note| Command::SetNote { claim: id, note });
    if !claim.is_suggestion() {
        reasons(ui, claim);
    }
}

/// Why extraction found it, and how it was scored.
fn reasons(ui: &mut Ui, claim: &Claim) {
    if !claim.reasons.is_empty() {
        section(ui, "Why it was suggested");
        for reason in &claim.reasons {
            let words = RichText::new(reason)
                .font(fonts::small())
                .color(theme::palette(ui.ctx()).muted);
            ui.add(Label::new(words).wrap());
        }
        let scores = format!(
            "checkable {} · worth checking {} of 1000",
            claim.checkable, claim.worth
        );
        ui.label(
            RichText::new(scores)
                .font(fonts::small())
                .color(theme::palette(ui.ctx()).muted),
        );
    }
}

fn field_id(claim: crate::session::Id, field: &str) -> Id {
    Id::unique((number_of(claim), field))
}

/// "Said by **a person familiar with the survey**, through the Coastal Wire".
fn attribution(ui: &mut Ui, claim: &Claim) {
    let Some(by) = claim
        .attribution
        .as_ref()
        .filter(|by| !by.source.is_empty() || !by.through.is_empty())
    else {
        return;
    };
    let palette = theme::palette(ui.ctx());
    let plain = TextFormat::simple(fonts::ui(), palette.muted);
    let bold = TextFormat::simple(fonts::ui_bold(), palette.ink);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    if by.source.is_empty() {
        job.append("Said", 0.0, plain.clone());
    } else {
        job.append("Said by ", 0.0, plain.clone());
        job.append(&by.source, 0.0, bold.clone());
    }
    if !by.guess.is_empty() {
        job.append(&format!(" (probably {})", by.guess), 0.0, plain.clone());
    }
    if !by.through.is_empty() {
        job.append(", through ", 0.0, plain);
        job.append(&by.through, 0.0, bold);
    }
    ui.add(Label::new(job).wrap());
}

fn suggestion(ui: &mut Ui, scene: &mut Scene<'_>) {
    ui.horizontal(|ui| {
        for action in [Action::Accept, Action::Dismiss] {
            let Some(entry) = action.entry() else {
                continue;
            };
            let button = Button::new(entry.name).shortcut_text(entry.key());
            if ui.add(button).on_hover_text(entry.hint).clicked() {
                scene.push(Message::Act(action));
            }
        }
    });
}

/// A row of keys with its name in front.
fn axis(
    ui: &mut Ui,
    name: &str,
    labels: &[(String, String)],
    chosen: Option<usize>,
) -> Option<usize> {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let label = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(size::LABEL, size::CONTROL), label, |ui| {
            ui.set_min_width(size::LABEL);
            muted(ui, name);
        });
        let choices: Vec<Choice<'_>> = labels
            .iter()
            .map(|(label, hint)| Choice { label, hint })
            .collect();
        choice_row(ui, name, &choices, chosen)
    })
    .inner
}

fn keyed(label: &str, action: Action) -> (String, String) {
    (label.to_owned(), action.key())
}

/// Status, verdict, copy, importance.
fn axes(ui: &mut Ui, scene: &mut Scene<'_>, id: crate::session::Id, claim: &Claim) {
    let number = |place: usize| u8::try_from(place + 1).unwrap_or(u8::MAX);
    let status: Vec<_> = CheckStatus::ALL
        .iter()
        .enumerate()
        .map(|(place, status)| {
            let label = if *status == CheckStatus::NeedsAttention {
                "Attention"
            } else {
                status.label()
            };
            keyed(label, Action::Status(number(place)))
        })
        .collect();
    let chosen = CheckStatus::ALL
        .iter()
        .position(|status| *status == claim.check_status);
    if let Some(status) =
        axis(ui, "Status", &status, chosen).and_then(|at| CheckStatus::ALL.get(at))
    {
        scene.push(Message::Do(Command::SetCheckStatus {
            claim: id,
            status: status.clone(),
        }));
    }
    let labels = &scene.derived.scale.labels;
    if !labels.is_empty() {
        let mut keys: Vec<_> = labels
            .iter()
            .enumerate()
            .map(|(place, label)| keyed(&label.text, Action::Verdict(number(place))))
            .collect();
        keys.push(keyed("None", Action::Verdict(0)));
        let chosen = match &claim.verdict {
            None => Some(labels.len()),
            Some(name) => labels.iter().position(|label| label.id == *name),
        };
        if let Some(at) = axis(ui, "Verdict", &keys, chosen) {
            let verdict = labels.get(at).map(|label| label.id.clone());
            scene.push(Message::Do(Command::SetVerdict { claim: id, verdict }));
        }
    }
    let copy: Vec<_> = Resolution::ALL
        .iter()
        .enumerate()
        .map(|(place, resolution)| keyed(resolution.label(), Action::Resolution(number(place))))
        .collect();
    let chosen = Resolution::ALL
        .iter()
        .position(|resolution| *resolution == claim.resolution);
    if let Some(resolution) = axis(ui, "Copy", &copy, chosen).and_then(|at| Resolution::ALL.get(at))
    {
        scene.push(Message::Do(Command::SetResolution {
            claim: id,
            resolution: resolution.clone(),
        }));
    }
    let weights = [
        Importance::High,
        Importance::Medium,
        Importance::Low,
        Importance::Unset,
    ];
    let keys: Vec<_> = weights
        .iter()
        .map(|weight| keyed(capital(weight), Action::Importance))
        .collect();
    let chosen = weights
        .iter()
        .position(|weight| *weight == claim.importance);
    if let Some(importance) = axis(ui, "Importance", &keys, chosen).and_then(|at| weights.get(at)) {
        scene.push(Message::Do(Command::SetImportance {
            claim: id,
            importance: importance.clone(),
        }));
    }
}

const fn capital(importance: &Importance) -> &'static str {
    match importance {
        Importance::High => "High",
        Importance::Medium => "Medium",
        Importance::Low => "Low",
        Importance::Unset | Importance::Other(_) => "Not set",
    }
}
