//! Sessions that begin here: empty ones, and the sample article for somebody who came without one of their own.

use super::{Document, Keeping, Message};
use crate::{
    import::{self, Format, Intake},
    session::Id,
    workbench::desk::{Job, Out},
};

/// The sample article that a newcomer sees.
const SAMPLE: &str = include_str!("../../../assets/sample.txt");

impl Keeping {
    /// An empty session takes the place of the open one.
    pub(super) fn begin_new(&mut self, out: &mut Out<Message>) {
        let document = Document::new(self.document.number + 1);
        self.replace(document, out);
    }

    /// Articles are about to be added: never to a session that somebody was only given to look at.
    pub fn make_room(&mut self, out: &mut Out<Message>) {
        if self.document.is_untouched() {
            self.begin_new(out);
        }
    }

    /// Shows the sample article, in a session that is nobody's until they do something in it.
    pub(super) fn take_sample(&mut self, sample: Result<Intake, String>, out: &mut Out<Message>) {
        let number = self.document.number + 1;
        let mut made = Document::new(number);
        let added = sample.and_then(|intake| {
            made.apply(intake.command, &self.settings.author, &self.outside)
                .map_err(|error| error.to_string())
        });
        match added {
            Ok((_, kept, stamp)) => {
                let tables = (*made.session).clone();
                self.replace(
                    Document::to_look_at(number, tables, vec![(kept, stamp)]),
                    out,
                );
            }
            Err(error) => out.error(format!("The sample article could not be read: {error}")),
        }
    }
}

/// Reads the sample article, which is to have this name.
pub(super) fn read_sample(id: Option<Id>, out: &mut Out<Message>) {
    out.start(Job::new("Reading the sample article", move |_| {
        let intake = import::text(SAMPLE, Format::Text)
            .map_err(|error| error.to_string())
            .and_then(|imported| {
                let id = id.ok_or("the system's random generator gives no numbers")?;
                Ok(import::intake(imported, id, "sample.txt"))
            });
        Message::Sampled(Box::new(intake))
    }));
}
