//! What was fetched, and how: the bytes, and what is written down beside them.

use serde::{Deserialize, Serialize};

/// What is written down of a fetch, as the JSON that lies beside the bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// What was asked for.
    pub asked: String,
    /// Where it was found, after all redirects.
    pub address: String,
    /// How it was led there.
    pub redirects: Vec<Redirect>,
    /// When the last byte was in, as 2026-01-31T09:30:00Z.
    pub fetched: String,
    /// What the server's answer was: 200.
    pub status: u16,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// How many they are.
    pub bytes: u64,
    /// The addresses that the host's name led to, as far as they may be dialled; empty through a proxy.
    pub dialled: Vec<String>,
    /// The proxy through which it was fetched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proxy: Option<String>,
    /// Addresses of private networks were allowed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub private_allowed: bool,
    /// How the server had packed the bytes, which were kept unpacked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unpacked: Option<String>,
    /// All headers of the answer, in order; of cookies only that there were some.
    pub headers: Vec<Header>,
}

/// One header of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// What it says.
    pub value: String,
}

/// One step on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redirect {
    /// Where it led on.
    pub from: String,
    /// The server's answer there: 301, 302, 303, 307, 308.
    pub status: u16,
    /// Where to.
    pub to: String,
}

/// What was fetched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// What is written down of it.
    pub record: Record,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Record {
    /// What a header says.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter();
        let mut found = found.filter(|header| header.name.eq_ignore_ascii_case(name));
        found.next().map(|header| header.value.as_str())
    }

    /// The redirect that led from an encrypted connection to one that is not.
    pub fn downgrade(&self) -> Option<&Redirect> {
        let is = |address: &str, scheme: &str| address.starts_with(scheme);
        let mut all = self.redirects.iter();
        all.find(|step| is(&step.from, "https://") && is(&step.to, "http://"))
    }
}
