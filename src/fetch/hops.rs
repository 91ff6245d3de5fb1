//! From one address to the next, until one answers with what it is.
//!
//! Redirects are followed here and not by the client: each address is judged and told before it is contacted.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use ureq::http::{self, Uri, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};

use super::dial::{Judged, Names};
use super::proxy::{Named, Settings};
use super::record::{Header, Record, Redirect};
use super::{Address, FetchError, Step, body, limits};

/// What is said to servers: what this is, and that a person asked.
const USER_AGENT: &str = concat!(
    "Tickmark/",
    env!("CARGO_PKG_VERSION"),
    " (fact-checking; asked for by a person)"
);
/// What is wanted.
const ACCEPT: &str = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5";

/// How it is fetched.
pub(super) struct Way<'a> {
    /// Private addresses are allowed.
    pub allow_private: bool,
    /// The proxies.
    pub proxies: &'a Settings,
    /// What looks names up.
    pub names: Names,
    /// When time is up.
    pub until: Instant,
}

/// Fetches: the bytes, and what is written down of them but for their hash and the time.
pub(super) fn follow(
    asked: &Address,
    way: &Way<'_>,
    told: &mut dyn FnMut(Step),
) -> Result<(Record, Vec<u8>), FetchError> {
    let mut record = Record {
        asked: asked.to_string(),
        private_allowed: way.allow_private,
        ..Record::default()
    };
    let mut here = asked.clone();
    loop {
        let direct = record.redirects.is_empty();
        let there = |error: FetchError| {
            if direct {
                error
            } else {
                error.at(here.as_str())
            }
        };
        let mut answer = contact(&here, way, told).map_err(there)?;
        let Some(to) = leads_to(&answer.response, &here).map_err(there)? else {
            let announced = size(&answer.response);
            let head = answer.response.headers();
            record.headers = head.iter().map(written).collect();
            record.status = answer.response.status().as_u16();
            record.address = here.to_string();
            record.dialled = answer.dialled;
            record.proxy = answer.proxy.map(|proxy| proxy.host);
            refused(&record).map_err(there)?;
            let reader = answer.response.body_mut().as_reader();
            let bytes = body::take(reader, announced, |bytes| {
                told(Step::Got {
                    bytes,
                    of: announced,
                });
            });
            let packed = record.header("content-encoding").unwrap_or_default();
            let bytes = body::unpacked(bytes.map_err(there)?, packed).map_err(there)?;
            record.unpacked = Some(packed.to_owned()).filter(|packed| !packed.is_empty());
            return Ok((record, bytes));
        };
        record.redirects.push(Redirect {
            from: here.to_string(),
            status: answer.response.status().as_u16(),
            to: to.to_string(),
        });
        if record.redirects.len() > limits::REDIRECTS {
            return Err(FetchError::Redirects);
        }
        if record.redirects.iter().any(|step| step.from == to.as_str()) {
            return Err(FetchError::Circle);
        }
        here = to;
    }
}

/// An answer, and whom it came from.
struct Answer {
    response: http::Response<Body>,
    dialled: Vec<String>,
    proxy: Option<Named>,
}

/// Asks one address.
fn contact(
    here: &Address,
    way: &Way<'_>,
    told: &mut dyn FnMut(Step),
) -> Result<Answer, FetchError> {
    here.permitted(way.allow_private)?;
    let proxy = way.proxies.of(here)?;
    let named = proxy.as_ref().map(Named::of);
    told(Step::Contacts {
        address: here.to_string(),
        proxy: named.as_ref().map(|named| named.host.clone()),
    });
    let uri: Uri = here
        .as_str()
        .parse()
        .map_err(|error: http::uri::InvalidUri| FetchError::NotAnAddress(error.to_string()))?;
    // The client must mean the host that was judged.
    if uri.host() != Some(here.host()) {
        return Err(FetchError::NotAnAddress(
            "its host can be read in two ways".to_owned(),
        ));
    }
    let left = way.until.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(FetchError::Time);
    }
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::PlatformVerifier)
        .build();
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .max_response_header_size(limits::HEADERS)
        .timeout_global(Some(left))
        .tls_config(tls)
        .user_agent(USER_AGENT)
        .accept(ACCEPT)
        // What is kept is what was sent, not what somebody here has unpacked.
        .accept_encoding("identity")
        .proxy(proxy)
        .build();
    let found = Arc::new(Mutex::new(Vec::new()));
    let judged = Judged {
        names: way.names.clone(),
        target: uri.clone(),
        allow_private: way.allow_private,
        found: found.clone(),
    };
    // For one address alone: nothing is remembered from one to the next.
    let agent = Agent::with_parts(config, DefaultConnector::new(), judged);
    let response = agent
        .get(uri)
        .call()
        .map_err(|error| failed(error, here.host()))?;
    let found = found.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(Answer {
        response,
        dialled: found.iter().map(ToString::to_string).collect(),
        proxy: named,
    })
}

/// Where an answer leads on to, if it does.
fn leads_to(
    response: &http::Response<Body>,
    here: &Address,
) -> Result<Option<Address>, FetchError> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(location) = response.headers().get(header::LOCATION) else {
        return Err(FetchError::Nowhere(String::new()));
    };
    let location = String::from_utf8_lossy(location.as_bytes());
    here.join(&location).map(Some)
}

/// How many bytes an answer says it has.
fn size(response: &http::Response<Body>) -> Option<u64> {
    let size = response.headers().get(header::CONTENT_LENGTH)?;
    size.to_str().ok()?.trim().parse().ok()
}

/// A header as it is written down. What a cookie says is nobody's business.
fn written((name, value): (&header::HeaderName, &header::HeaderValue)) -> Header {
    let value = if *name == header::SET_COOKIE {
        "(not kept)".to_owned()
    } else {
        String::from_utf8_lossy(value.as_bytes()).into_owned()
    };
    let name = name.as_str().to_owned();
    Header { name, value }
}

/// Whether an answer is none that is read.
fn refused(record: &Record) -> Result<(), FetchError> {
    let status = record.status;
    if !(200..300).contains(&status) {
        let known = http::StatusCode::from_u16(status).ok();
        let words = known.and_then(|status| status.canonical_reason());
        let words = words.map_or_else(String::new, |words| format!(" ({words})"));
        return Err(FetchError::Status(status, words));
    }
    let kind = record.header("content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let kind = kind.to_ascii_lowercase();
    if kind.is_empty() || limits::TYPES.contains(&kind.as_str()) {
        Ok(())
    } else {
        Err(FetchError::Type(kind.chars().take(100).collect()))
    }
}

/// What went wrong, in our words.
fn failed(error: ureq::Error, host: &str) -> FetchError {
    match error {
        ureq::Error::Other(error) => match error.downcast::<FetchError>() {
            Ok(own) => *own,
            Err(error) => FetchError::Connection(error.to_string()),
        },
        ureq::Error::Timeout(_) => FetchError::Time,
        ureq::Error::HostNotFound => FetchError::NoHost(host.to_owned()),
        ureq::Error::LargeResponseHeader(..) => FetchError::Headers,
        ureq::Error::ConnectProxyFailed(why) => FetchError::Proxy(why),
        ureq::Error::Tls(why) => FetchError::Certificate(why.to_owned()),
        ureq::Error::Rustls(error) => FetchError::Certificate(error.to_string()),
        ureq::Error::Protocol(error) => FetchError::Broken(error.to_string()),
        ureq::Error::Io(error) => failed_io(error, host),
        error => FetchError::Connection(error.to_string()),
    }
}

fn failed_io(error: io::Error, host: &str) -> FetchError {
    let words = error.to_string();
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => FetchError::Time,
        // A handshake that goes wrong.
        io::ErrorKind::InvalidData => FetchError::Certificate(words),
        // How the system's look-up says that there is no such name.
        _ if words.contains("lookup address") || words.contains("No such host") => {
            FetchError::NoHost(host.to_owned())
        }
        io::ErrorKind::ConnectionRefused => {
            FetchError::Connection("nobody answers there".to_owned())
        }
        io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset => {
            FetchError::Broken("its server hung up".to_owned())
        }
        _ => FetchError::Connection(words),
    }
}

/// What went wrong while the body came in.
pub(super) fn failed_reading(error: io::Error) -> FetchError {
    match error.downcast::<ureq::Error>() {
        Ok(error) => match failed(error, "") {
            FetchError::Connection(why) => FetchError::Broken(why),
            other => other,
        },
        Err(error) => match error.kind() {
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => FetchError::Time,
            io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset => {
                FetchError::Broken("its server hung up before the end".to_owned())
            }
            _ => FetchError::Broken(error.to_string()),
        },
    }
}
