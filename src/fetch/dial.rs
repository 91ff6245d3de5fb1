//! Looking names up, and judging what is found before anything is dialled.
//!
//! The client dials exactly the addresses that come from here: between the judgement and the dialling no name is looked up
//! again, so a name that leads elsewhere the second time (rebinding) gains nothing.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use super::{FetchError, guard};

/// What looks names up; tests bring their own.
pub(super) type Names = Arc<dyn Resolver>;

/// A look-up whose answers are judged.
#[derive(Debug)]
pub(super) struct Judged {
    /// What looks names up.
    pub names: Names,
    /// What is fetched; anything else that is looked up is the proxy, which somebody here has chosen.
    pub target: Uri,
    /// Private addresses are allowed, by `--allow-private`.
    pub allow_private: bool,
    /// What may be dialled.
    pub found: Arc<Mutex<Vec<SocketAddr>>>,
}

impl Resolver for Judged {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        if uri.authority() != self.target.authority() {
            return Ok(found);
        }
        let mut judged = self.empty();
        let mut refused = None;
        for address in &found {
            match guard::inside(address.ip()) {
                Some(kind) if !(self.allow_private && kind.may_be_allowed()) => {
                    refused = refused.or(Some((address.ip(), kind)));
                }
                _ => judged.push(*address),
            }
        }
        match refused {
            // A name with both is dialled where it may be.
            Some((to, kind)) if judged.is_empty() => {
                let host = uri.host().unwrap_or_default().to_owned();
                let to = to.to_string();
                let error = FetchError::Inside { host, to, kind };
                Err(ureq::Error::Other(Box::new(error)))
            }
            _ => {
                let mut kept = self.found.lock().unwrap_or_else(PoisonError::into_inner);
                kept.extend(judged.iter());
                Ok(judged)
            }
        }
    }
}
