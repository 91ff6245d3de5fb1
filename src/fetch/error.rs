//! Why an address was not fetched, and what a person can do about it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::guard::Kind;

/// Why there is nothing. The message says what is wrong and what to do; who shows it adds the address.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FetchError {
    /// It is no address of the web.
    #[error("is no address of the web ({0}); it should read like https://example.org/story")]
    NotAnAddress(String),
    /// Another scheme than http and https.
    #[error("is not fetched: only http and https are, and this begins with {0}")]
    Scheme(String),
    /// A name or a password stands in it.
    #[error(
        "is not fetched: it holds a user name or password; take out what stands before the @, and save pages behind a login with your browser"
    )]
    Credentials,
    /// A port at which something else than the web answers.
    #[error("is not fetched: no web server answers at port {0}")]
    Port(u16),
    /// It leads to an address that is none of the public internet.
    #[error("was not contacted: {}{to} is {kind}", if host.trim_matches(['[', ']']) == to { String::new() } else { format!("{host} leads to {to}, and ") })]
    Inside {
        /// The host's name.
        host: String,
        /// The address behind it; the name itself where a name alone says it.
        to: String,
        /// What that is.
        kind: Kind,
    },
    /// Nobody knows the name.
    #[error("was not found: there is no host called {0}, or no connection to the internet")]
    NoHost(String),
    /// No connection.
    #[error("did not answer: {0}; try again later, or save the page with your browser")]
    Connection(String),
    /// The connection is not safe.
    #[error(
        "was not fetched: its server could not prove who it is ({0}); look at it with your browser"
    )]
    Certificate(String),
    /// The proxy did not do it.
    #[error("was not fetched: the proxy did not connect ({0}); see the proxy settings")]
    Proxy(String),
    /// The settings name a proxy that is none.
    #[error("was not fetched: the proxy settings name “{0}”, which is no address of a proxy")]
    BadProxy(String),
    /// It took too long.
    #[error(
        "was not fetched: it took longer than 10 seconds; try again later, or save the page with your browser"
    )]
    Time,
    /// It is too much.
    #[error(
        "was not fetched: it is larger than 20 MB{0}; save it with your browser and open the file"
    )]
    Size(String),
    /// Its headers are too much.
    #[error("was not fetched: its server's headers are longer than 64 KB")]
    Headers,
    /// It leads on and on.
    #[error("was not fetched: it leads on to more than 5 other addresses, one after the other")]
    Redirects,
    /// It leads back to where it was.
    #[error("was not fetched: it leads round in a circle")]
    Circle,
    /// It leads on to nowhere.
    #[error("leads on to “{0}”, which is no address")]
    Nowhere(String),
    /// The server says no.
    #[error("was not fetched: its server answers {0}{1}")]
    Status(u16, String),
    /// It is no text.
    #[error("was not fetched: it is {0}, which holds no article; choose the page or the document")]
    Type(String),
    /// It is packed in a way that nobody asked for.
    #[error(
        "was not fetched: its server packs it as {0}, which was not asked for; save it with your browser and open the file"
    )]
    Packed(String),
    /// It came in pieces that do not fit.
    #[error("was not fetched whole: {0}; try again")]
    Broken(String),
    /// It led on, and there it went wrong.
    #[error("leads to {to}, which {error}")]
    There {
        /// Where to.
        to: String,
        /// What went wrong.
        error: Box<Self>,
    },
    /// The child could not be started.
    #[error("was not fetched: the program for it did not start ({0})")]
    NotStarted(String),
    /// The child ended without an answer.
    #[error("was not fetched: the program for it stopped without an answer; try again")]
    Stopped,
    /// Somebody lost patience.
    #[error("was not fetched: it was cancelled")]
    Cancelled,
}

impl FetchError {
    /// The same, met at an address that another one led to.
    pub(super) fn at(self, to: &str) -> Self {
        Self::There {
            to: to.to_owned(),
            error: Box::new(self),
        }
    }
}
