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

/// A clipboard. Both ways may wait for the program that holds what is on it, or for the desktop: they are for a thread that
/// nobody waits for. Errors are sentences for people.
#[derive(Clone)]
pub struct Clipboard {
    /// What is on it.
    pub read: Arc<dyn Fn() -> Result<Clip, String> + Send + Sync>,
    /// Puts rich text on it (HTML), and the plain text for fields that take no other.
    pub write: Write,
}

/// Takes the rich text, and the plain one.
type Write = Arc<dyn Fn(&str, &str) -> Result<(), String> + Send + Sync>;

/// That of the desktop.
pub fn desktop() -> Clipboard {
    Clipboard {
        read: Arc::new(|| ask().map_err(|error| format!("The clipboard cannot be read: {error}."))),
        write: Arc::new(|rich, text| {
            put(rich, text).map_err(|error| format!("The clipboard takes no rich text: {error}."))
        }),
    }
}

/// On X11 whoever copied must answer for it: the window does, which holds a clipboard of the same kind as long as it is open.
fn put(rich: &str, text: &str) -> Result<(), Error> {
    arboard::Clipboard::new()?.set().html(rich, Some(text))
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
