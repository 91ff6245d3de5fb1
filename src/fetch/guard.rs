//! Which addresses of the internet may be dialled: only those of the public one.
//!
//! Whoever makes a page, or keeps a domain's name, must not be able to make this program speak with what stands beside it: the
//! machine itself, the printer, the router, a newsroom's own servers, a cloud's metadata.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

/// What an address is that is not dialled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// This machine.
    Loopback,
    /// A network of one's own.
    Private,
    /// Neighbours on the same cable.
    LinkLocal,
    /// Many machines at once.
    Multicast,
    /// Nothing that can be reached: kept back, for documentation, for translation.
    Reserved,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Loopback => "an address of this machine, not of the public internet",
            Self::Private => "an address inside a private network, not of the public internet",
            Self::LinkLocal => "an address of the local network, not of the public internet",
            Self::Multicast => "an address of many machines at once",
            Self::Reserved => "an address that is not part of the public internet",
        })
    }
}

impl Kind {
    /// Whether somebody may ask for it by `--allow-private`.
    pub(super) const fn may_be_allowed(self) -> bool {
        matches!(self, Self::Loopback | Self::Private)
    }
}

/// What an address is, if it is not to be dialled; `None` for those of the public internet.
pub fn inside(address: IpAddr) -> Option<Kind> {
    match address {
        IpAddr::V4(address) => inside_v4(address),
        IpAddr::V6(address) => inside_v6(address),
    }
}

/// By the IANA IPv4 Special-Purpose Address Registry (RFC 6890 and its updates): what is not globally reachable.
fn inside_v4(address: Ipv4Addr) -> Option<Kind> {
    Some(match address.octets() {
        [127, ..] | [0, 0, 0, 0] => Kind::Loopback, // RFC 1122; many systems dial themselves at 0.0.0.0
        [10, ..] | [192, 168, ..] | [172, 16..=31, ..] => Kind::Private, // RFC 1918
        [100, 64..=127, ..] => Kind::Private,       // RFC 6598, behind a provider's translation
        [169, 254, ..] => Kind::LinkLocal,          // RFC 3927, and clouds' metadata
        [224..=239, ..] => Kind::Multicast,         // RFC 1112
        [0 | 240..=255, ..] => Kind::Reserved,      // RFC 791, RFC 1112, broadcast
        [192, 0, 0, _] => Kind::Reserved,           // RFC 6890, protocol assignments
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => Kind::Reserved, // RFC 5737, documentation
        [192, 88, 99, _] => Kind::Reserved, // RFC 7526, 6to4 relays of old
        [198, 18..=19, ..] => Kind::Reserved, // RFC 2544, benchmarks
        _ => return None,
    })
}

/// By the IANA IPv6 registries: only `2000::/3` is given out (RFC 4291), and of that some is for other things. An address that
/// holds one of IPv4 is what that one is.
fn inside_v6(address: Ipv6Addr) -> Option<Kind> {
    let segments = address.segments();
    let last = {
        let [.., a, b] = segments;
        let ([a, b], [c, d]) = (a.to_be_bytes(), b.to_be_bytes());
        Ipv4Addr::new(a, b, c, d)
    };
    match segments {
        [0, 0, 0, 0, 0, 0, 0, 0 | 1] => Some(Kind::Loopback), // RFC 4291; many systems dial themselves at ::
        [0, 0, 0, 0, 0, 0xffff, ..] => inside_v4(last),       // RFC 4291, mapped
        [0x64, 0xff9b, 0, 0, 0, 0, ..] => inside_v4(last),    // RFC 6052, NAT64
        [0x64, 0xff9b, 1, ..] => Some(Kind::Private),         // RFC 8215, NAT64 of one's own
        [0, 0, 0, 0, ..] => Some(inside_v4(last).unwrap_or(Kind::Reserved)), // RFC 4291, compatible; RFC 2765
        [0xfe80..=0xfebf, ..] => Some(Kind::LinkLocal),                      // RFC 4291
        [0xfc00..=0xfdff | 0xfec0..=0xfeff, ..] => Some(Kind::Private),      // RFC 4193, RFC 3879
        [0xff00..=0xffff, ..] => Some(Kind::Multicast),                      // RFC 4291
        [0x2001, 0..=0x1ff, ..] => Some(Kind::Reserved), // RFC 2928, Teredo and others
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => Some(Kind::Reserved), // RFC 3849, RFC 9637, documentation
        [0x2002, ..] => Some(Kind::Reserved), // RFC 3056, 6to4: a tunnel to any IPv4 address
        [0x2000..=0x3fff, ..] => None,
        _ => Some(Kind::Reserved),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(addresses: &[&str], kind: Option<Kind>) {
        for address in addresses {
            assert_eq!(inside(address.parse().unwrap()), kind, "{address}");
        }
    }

    #[test]
    fn only_addresses_of_the_public_internet_are_dialled() {
        let public = [
            "8.8.8.8",
            "93.184.215.14",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.20.0.1",
            "223.255.255.255",
            "2606:4700::6810:84e5",
            "2a00:1450:4001::200e",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
        ];
        check(&public, None);
        let loopback = [
            "127.0.0.1",
            "127.255.255.254",
            "0.0.0.0",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::ffff:0.0.0.0",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
        ];
        check(&loopback, Some(Kind::Loopback));
        let private = [
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "fc00::1",
            "fd12:3456:789a::1",
            "fec0::1",
            "::ffff:10.0.0.1",
            "::192.168.1.1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
        ];
        check(&private, Some(Kind::Private));
        let link = [
            "169.254.169.254",
            "fe80::1",
            "febf::1",
            "::ffff:169.254.1.1",
        ];
        check(&link, Some(Kind::LinkLocal));
        check(
            &[
                "224.0.0.1",
                "239.255.255.255",
                "ff02::1",
                "::ffff:224.0.0.1",
            ],
            Some(Kind::Multicast),
        );
        let reserved = [
            "0.1.2.3",
            "240.0.0.1",
            "255.255.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "::8.8.8.8",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "2002:7f00:1::",
            "2002:808:808::1",
            "4000::1",
            "5f00::1",
        ];
        check(&reserved, Some(Kind::Reserved));
    }
}
