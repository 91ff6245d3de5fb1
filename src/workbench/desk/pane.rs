//! What a pane is.

use super::{Desk, HalfEntered, Out, Overlay};
use crate::{session::Id, workbench::actions::Action};

/// A part of the window with a state of its own. It is given a [`Desk`] and hands back an [`Out`]; it never reaches into
/// the frame or into another pane. How it is drawn is its own affair: the frame calls its view where it has a place.
///
/// All that a pane has no use for has a default here.
pub trait Pane: Default {
    /// What its views say, and what its jobs come back with.
    type Message: Send + 'static;

    /// Does what one of its messages says.
    fn update(&mut self, message: Self::Message, desk: &Desk<'_>, out: &mut Out<Self::Message>);

    /// Does an action of the table, if it is one of this pane's. Whether it is.
    fn act(&mut self, _action: Action, _desk: &Desk<'_>, _out: &mut Out<Self::Message>) -> bool {
        false
    }

    /// Something may have changed: the session, what is selected, what lies on top. Works out anew what depends on it, or
    /// asks for the work. Called at least once before every drawing, so it must be quick to see that nothing has. Whether
    /// something has.
    fn follow(&mut self, _desk: &Desk<'_>, _out: &mut Out<Self::Message>) -> bool {
        false
    }

    /// Another article is on screen.
    fn article_changed(&mut self) {}

    /// Another claim is selected, or none.
    fn claim_changed(&mut self, _claim: Option<Id>) {}

    /// Another session is open: nothing that was held of the one before counts.
    fn session_replaced(&mut self) {}

    /// Escape was pressed, and nothing lies on top: closes one thing of this pane's, if there is one. Whether there was.
    fn escape(&mut self, _out: &mut Out<Self::Message>) -> bool {
        false
    }

    /// Escape was pressed, and `on_top` lies on top: closes one thing of this pane's that stands open in it, if there is one,
    /// before all of it is closed. Whether there was.
    fn escape_on_top(&mut self, _on_top: &Overlay, _out: &mut Out<Self::Message>) -> bool {
        false
    }

    /// Whether there is something half entered that would be missed and is not in the session; a number that changes
    /// with it.
    fn unfinished(&self) -> Option<u64> {
        None
    }

    /// The same by name. It never goes into the session by itself, whatever is saved or closed: to cite, to ask for a change or
    /// to say something is a decision. Whoever leaves the session is told of it, and can go back.
    fn half_entered(&self, _desk: &Desk<'_>) -> Vec<HalfEntered> {
        Vec::new()
    }

    /// Whether words that are being typed in a field go into the session before this is done: not for what only moves
    /// with the mouse or the letters.
    fn needs_typed_words(_message: &Self::Message) -> bool {
        true
    }
}
