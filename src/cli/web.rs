//! Articles from the web: fetched because somebody wrote their address, and from nowhere else.

use std::path::Path;

use anyhow::anyhow;

use super::args::Web;
use super::failure::{Code, Failure};
use super::output::complain;
use crate::child;
use crate::fetch::{self, Address, FetchError, Fetched, Fetcher, Settings, Step};
use crate::session::Moment;

/// The hidden command by which addresses are fetched.
pub(super) fn fetch_address() -> Code {
    if fetch::be_the_child() {
        Code::Done
    } else {
        Code::Usage
    }
}

/// The word for an article that is an address, if it is one.
pub(super) fn address(word: &Path) -> Option<&str> {
    word.to_str().filter(|word| Address::is_meant(word))
}

/// Fetches an address; tells on standard error what is contacted, before it is.
pub(super) fn fetch(written: &str, web: &Web) -> Result<Fetched, Failure> {
    let wrong = |error: FetchError| Failure::new(Code::Read, anyhow!("{written} {error}"));
    let address = Address::parse(written).map_err(wrong)?;
    let program =
        child::own_program().map_err(|error| wrong(FetchError::NotStarted(error.to_string())))?;
    let fetcher = Fetcher {
        program: &program,
        allow_private: web.allow_private,
        proxies: Settings::of_system(),
        at: Moment(jiff::Timestamp::now().as_second()),
        cancelled: &|| false,
    };
    let told = |step| {
        if let Step::Contacts { address, proxy } = step {
            let through =
                proxy.map_or_else(String::new, |proxy| format!(" through the proxy {proxy}"));
            complain(&format!("contacting {address}{through}"));
        }
    };
    fetcher.fetch(&address, told).map_err(wrong)
}
