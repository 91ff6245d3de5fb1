//! What is on the desktop's clipboard, rich and plain.

use std::sync::Arc;

use arboard::Error;

/// What was found on a clipboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clip {
    /// The source of the rich text (HTML), as another program put it there.
    pub rich: Option<String>,
    /// The plain text, with line feeds alone between its lines.
    pub text: Option<String>,
}

/// Asks a clipboard; the error is a sentence for people. It may wait for the program that holds what is on it: for a thread
/// that nobody waits for.
pub type Clipboard = Arc<dyn Fn() -> Result<Clip, String> + Send + Sync>;

/// That of the desktop.
pub fn desktop() -> Clipboard {
    Arc::new(|| ask().map_err(|error| format!("The clipboard cannot be read: {error}.")))
}

fn ask() -> Result<Clip, Error> {
    let mut clipboard = arboard::Clipboard::new()?;
    // Some programs put it there in an encoding of their own: then the plain text has to do.
    let rich = clipboard.get().html().ok().filter(|html| !html.is_empty());
    let text = match there(clipboard.get().text()) {
        // Others have rich text alone, and answer nonsense when they are asked for the plain one.
        Err(_) if rich.is_some() => None,
        text => text?,
    };
    let text = text.map(|text| text.replace("\r\n", "\n"));
    Ok(Clip { rich, text })
}

/// What is there, if anything of its kind is.
fn there(found: Result<String, Error>) -> Result<Option<String>, Error> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Error::ContentNotAvailable | Error::ConversionFailure) => Ok(None),
        Err(error) => Err(error),
    }
}
