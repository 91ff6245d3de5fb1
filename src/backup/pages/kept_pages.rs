//! The pages of a document that is kept: opened when they are asked for, and held by one job at a time.

use std::sync::{Arc, Mutex, PoisonError};

use super::{PageError, Renderer};
use crate::child::Confined;
use crate::storage::{Hash, Kept};

/// The pages of a document that lies in one of some folders. A copy is of the same pages, and of the same child.
#[derive(Clone, Debug)]
pub struct KeptPages {
    hash: Hash,
    file: String,
    places: Vec<Kept>,
    renderer: Arc<Mutex<Option<Renderer>>>,
}

impl KeptPages {
    /// Those of a document. Nothing is read yet.
    pub fn new(hash: Hash, file: &str, places: Vec<Kept>) -> Self {
        Self {
            hash,
            file: file.to_owned(),
            places,
            renderer: Arc::default(),
        }
    }

    /// Asks for something, and starts the child that draws them if there is none. It waits for whoever asks for something else.
    ///
    /// # Errors
    /// The document is not there to the byte, or cannot be drawn; in words for a person, of the document.
    pub fn with<T>(
        &self,
        confined: &Confined<'_>,
        ask: impl FnOnce(&mut Renderer) -> Result<T, PageError>,
    ) -> Result<T, String> {
        let mut held = self.renderer.lock().unwrap_or_else(PoisonError::into_inner);
        let said = |error: PageError| format!("it {error}");
        let renderer = match &mut *held {
            Some(renderer) => renderer,
            none => {
                let content = self
                    .places
                    .iter()
                    .find_map(|kept| kept.get(self.hash, &self.file).ok().flatten())
                    .ok_or("the file is not beside the session any more, or was changed")?;
                none.insert(Renderer::open(confined, content.into()).map_err(said)?)
            }
        };
        ask(renderer).map_err(said)
    }
}
