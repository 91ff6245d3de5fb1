//! The form: an address, what will be contacted, and how far it is.

use std::sync::PoisonError;

use egui::{
    Button, Event, Key, Label, ProgressBar, RichText, TextEdit, TextFormat, Ui, ViewportCommand,
    text::LayoutJob,
};

use super::{Fetch, Message, Running};
use crate::{
    fetch::{Address, Step},
    workbench::{
        desk::{Ask, Desk, Out, Overlay},
        kit::{
            theme::{self, fonts, size},
            widgets::{Buffer, muted, title},
        },
    },
};

/// How many frames what is on the clipboard is waited for: it comes with the next, or not at all.
pub(super) const WAITS: u8 = 3;

/// How long a line of an address is shown, in letters: a longer one is no help in telling who will be contacted.
const LONGEST: usize = 300;

impl Fetch {
    /// Draws the form on an address.
    pub fn show(&self, ui: &mut Ui, mut typed: String, desk: &Desk<'_>, out: &mut Out<Message>) {
        ui.set_width((ui.ctx().content_rect().width() - 80.0).clamp(240.0, 560.0));
        title(ui, "Add an article from an address");
        let before = typed.clone();
        self.clipboard(ui, &mut typed, out);
        let mut buffer = Buffer(&mut typed);
        let edit = TextEdit::singleline(&mut buffer)
            .hint_text("https://example.org/story")
            .desired_width(f32::INFINITY);
        let response = ui.add(edit).accessible_name("Address");
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if !response.has_focus() && !enter && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        let address = Address::parse(&typed).and_then(|address| {
            address.permitted(desk.outside.allow_private)?;
            Ok(address)
        });
        ui.add_space(size::XS);
        // However many lines it is, the buttons below stay the same widgets, or a press on one that moves would be lost.
        ui.vertical(|ui| {
            match (&self.running, &address) {
                (Some(running), _) => under_way(ui, running),
                (None, Ok(address)) => self.contacts(ui, address),
                (None, Err(_)) if typed.trim().is_empty() => {
                    muted(ui, "Nothing is contacted before you press Fetch.");
                }
                (None, Err(error)) => wrong(ui, &format!("This {error}.")),
            }
            if let Some((_, why)) = self.failed.as_ref().filter(|(asked, _)| {
                let same = address.as_ref().is_ok_and(|now| now.as_str() == asked);
                same && self.running.is_none()
            }) {
                wrong(ui, &format!("{why}."));
            }
        });
        ui.add_space(size::XS);
        ui.add(
            Label::new(
                RichText::new("At most 20 MB and 10 seconds; no cookies, nothing about you or this session. What comes is kept beside the session, with its address, time and SHA-256.")
                    .font(fonts::small())
                    .color(theme::palette(ui.ctx()).muted),
            )
            .wrap(),
        );
        ui.add_space(size::XS);
        ui.horizontal(|ui| {
            let ready = self.running.is_none() && desk.outside.fetcher.is_some();
            let fetch = ui.add_enabled(ready && address.is_ok(), Button::new("Fetch"));
            match address {
                Ok(address) if fetch.clicked() || enter && ready => out.say(Message::Go(address)),
                _ => {}
            }
            if self.running.is_some() {
                if ui.button("Stop").clicked() {
                    out.say(Message::Stop);
                }
            } else if ui.button("Cancel").clicked() {
                out.ask(Ask::Overlay(Overlay::None));
            }
        });
        if typed != before {
            out.ask(Ask::Overlay(Overlay::Fetch(typed)));
        }
    }

    /// Takes what is on the clipboard, if it is an address: only when the form comes up.
    fn clipboard(&self, ui: &Ui, typed: &mut String, out: &mut Out<Message>) {
        if self.clipboard == 0 {
            return;
        }
        if self.clipboard == WAITS && typed.is_empty() {
            ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
        }
        let pasted = ui.input_mut(|input| {
            let is_paste = |event: &Event| matches!(event, Event::Paste(_));
            let at = input.events.iter().position(is_paste)?;
            match input.events.remove(at) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        if let Some(text) = pasted.filter(|text| typed.is_empty() && Address::is_meant(text.trim()))
            && Address::parse(&text).is_ok()
        {
            text.trim().clone_into(typed);
        }
        ui.ctx().request_repaint();
        out.say(Message::Clipboard);
    }

    /// What will be contacted: the host stands out, in the letters that the network uses.
    fn contacts(&self, ui: &mut Ui, address: &Address) {
        let palette = theme::palette(ui.ctx());
        let shown = address.shown();
        let cut = |words: &str| -> String { words.chars().take(LONGEST).collect() };
        let plain = TextFormat::simple(fonts::ui(), palette.muted);
        let strong = TextFormat {
            background: palette.selected.tint,
            ..TextFormat::simple(fonts::ui_bold(), palette.ink)
        };
        let mut job = LayoutJob::default();
        job.append("Will contact ", 0.0, plain.clone());
        job.append(shown.before, 0.0, plain.clone());
        job.append(&cut(shown.host), 0.0, strong);
        job.append(&cut(shown.after), 0.0, plain);
        job.wrap.break_anywhere = true;
        let label = ui.add(Label::new(job).wrap());
        label.on_hover_text("Who answers is told by the name between the marks, nothing else");
        let mut notes = Vec::new();
        if shown.host.contains("xn--") {
            notes.push(
                "The host's name holds letters outside of a–z: this is how the network knows it."
                    .to_owned(),
            );
        }
        if address.scheme() == "http" {
            notes.push("Not encrypted: on the way anybody can read and change it.".to_owned());
        }
        match self.proxies.named(address) {
            Ok(None) => {}
            Ok(Some(proxy)) if proxy.looks_up => notes.push(format!(
                "Through the proxy {}: which machine it contacts cannot be checked here.",
                proxy.host
            )),
            Ok(Some(proxy)) => notes.push(format!("Through the proxy {}.", proxy.host)),
            Err(error) => notes.push(format!("It {error}.")),
        }
        for note in notes {
            ui.add(Label::new(RichText::new(note).color(palette.attention.ink)).wrap());
        }
    }
}

/// How far a fetch is: whom it contacted, one after the other, and how much is there.
fn under_way(ui: &mut Ui, running: &Running) {
    let steps = running.steps.lock().unwrap_or_else(PoisonError::into_inner);
    let mut got = None;
    for step in steps.iter() {
        match step {
            Step::Contacts { address, proxy } => {
                let through = proxy
                    .as_ref()
                    .map_or_else(String::new, |proxy| format!(" through {proxy}"));
                let short: String = address.chars().take(LONGEST).collect();
                ui.add(Label::new(format!("Contacting {short}{through} …")).wrap());
            }
            Step::Got { bytes, of } => got = Some((*bytes, *of)),
        }
    }
    if let Some((bytes, of)) = got {
        let words = match of {
            Some(of) => format!("{} of {} kB", bytes.div_ceil(1000), of.div_ceil(1000)),
            None => format!("{} kB", bytes.div_ceil(1000)),
        };
        muted(ui, &words);
        if let Some(of) = of.filter(|of| *of > 0) {
            let share = bytes as f32 / of as f32;
            ui.add(ProgressBar::new(share.min(1.0)).desired_height(6.0));
        }
    }
    // It goes on in another process.
    let soon = std::time::Duration::from_millis(100);
    ui.ctx().request_repaint_after(soon);
}

fn wrong(ui: &mut Ui, words: &str) {
    let ink = theme::palette(ui.ctx()).wrong.ink;
    ui.add(Label::new(RichText::new(words).color(ink)).wrap());
}
