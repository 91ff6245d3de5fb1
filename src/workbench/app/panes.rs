//! All panes, in one list.
//!
//! # Adding a pane
//!
//! 1. A folder in `panes/`, with its `mod` line there: a type that is a [`Pane`], its messages, its view.
//! 2. One line in the list below.
//! 3. A place where it is drawn, in `draw.rs`; what lies on top has a line in [`crate::workbench::desk::Overlay`] for that.
//!
//! Its actions stand in the table of [`crate::workbench::actions`] like all others, and come to [`Pane::act`].

use crate::{
    session::Id,
    workbench::{
        actions::Action,
        desk::{Ask, Desk, HalfEntered, Out, Overlay, Pane},
        keeping, panes,
    },
};

macro_rules! panes {
    ($($pane:ident: $Pane:ident,)+) => {
        /// All panes.
        #[derive(Default)]
        pub struct Panes {
            $(pub $pane: panes::$pane::$Pane,)+
        }

        /// Something that is to be done.
        pub enum Message {
            /// Something any room asked of the frame.
            Ask(Ask),
            /// An answer to what keeps the session.
            Keeping(keeping::Message),
            $(
                /// A message of this pane to itself.
                $Pane(<panes::$pane::$Pane as Pane>::Message),
            )+
        }

        impl Message {
            /// Whether what is being typed in a field is to be taken into the session before this is done.
            pub fn needs_typed_words(&self) -> bool {
                match self {
                    Self::Ask(ask) => ask.needs_typed_words(),
                    Self::Keeping(message) => message.needs_typed_words(),
                    $(Self::$Pane(message) => panes::$pane::$Pane::needs_typed_words(message),)+
                }
            }
        }

        impl Panes {
            /// Hands a message to the pane it is for.
            pub fn update(&mut self, message: Message, desk: &Desk<'_>) -> Out<Message> {
                match message {
                    Message::Ask(_) | Message::Keeping(_) => Out::default(),
                    $(Message::$Pane(message) => {
                        let mut out = Out::default();
                        self.$pane.update(message, desk, &mut out);
                        out.map(Message::$Pane)
                    })+
                }
            }

            /// Hands an action to the pane it is for; `None` if it is for none.
            pub fn act(&mut self, action: Action, desk: &Desk<'_>) -> Option<Out<Message>> {
                $(
                    let mut out = Out::default();
                    if self.$pane.act(action, desk, &mut out) {
                        return Some(out.map(Message::$Pane));
                    }
                )+
                None
            }

            /// Lets one pane close one thing; `None` if there is nothing to close.
            pub fn escape(&mut self) -> Option<Out<Message>> {
                $(
                    let mut out = Out::default();
                    if self.$pane.escape(&mut out) {
                        return Some(out.map(Message::$Pane));
                    }
                )+
                None
            }

            /// Lets one pane close one thing that stands open in what lies on top; `None` if there is nothing to close there.
            pub fn escape_on_top(&mut self, on_top: &Overlay) -> Option<Out<Message>> {
                $(
                    let mut out = Out::default();
                    if self.$pane.escape_on_top(on_top, &mut out) {
                        return Some(out.map(Message::$Pane));
                    }
                )+
                None
            }

            /// Lets every pane follow what may have changed; whether any had to.
            pub fn follow(&mut self, desk: &Desk<'_>) -> (bool, Out<Message>) {
                let (mut any, mut all) = (false, Out::default());
                $(
                    let mut out = Out::default();
                    any |= self.$pane.follow(desk, &mut out);
                    all.extend(out.map(Message::$Pane));
                )+
                (any, all)
            }

            /// Tells every pane that another article is on screen.
            pub fn article_changed(&mut self) {
                $(self.$pane.article_changed();)+
            }

            /// Tells every pane that another claim is selected.
            pub fn claim_changed(&mut self, claim: Option<Id>) {
                $(self.$pane.claim_changed(claim);)+
            }

            /// Tells every pane that another session is open.
            pub fn session_replaced(&mut self) {
                $(self.$pane.session_replaced();)+
            }

            /// What is half entered anywhere, as numbers that change with it.
            pub fn unfinished(&self) -> Vec<u64> {
                [$(self.$pane.unfinished()),+].into_iter().flatten().collect()
            }

            /// The same by name.
            pub fn half_entered(&self, desk: &Desk<'_>) -> Vec<HalfEntered> {
                [$(self.$pane.half_entered(desk)),+].into_iter().flatten().collect()
            }
        }
    };
}

// In the order in which they are asked whether an action, or Escape, is for them.
panes! {
    notices: Notices,
    backup: Backup,
    evidence: Evidence,
    reading: Reading,
    articles: Articles,
    claims: Claims,
    history: History,
    disputes: Disputes,
    drafts: Drafts,
    changes: Changes,
    threads: Threads,
    people: People,
    corrections: Corrections,
    second: Second,
    weighing: Weighing,
    problems: Problems,
    start: Start,
    dismissed: Dismissed,
    table: Table,
    dashboard: Dashboard,
    about: About,
    bars: Bars,
    export: Export,
    returned: Returned,
    sources: Sources,
    fetch: Fetch,
    preferences: Preferences,
    tour: Tour,
    keys: Keys,
    templates: Templates,
    overlays: Overlays,
}
