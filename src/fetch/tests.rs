//! Fetching from servers on this machine, without a child in between; look-ups are made up.

use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use super::dial::Judged;
use super::guard::Kind;
use super::hops::{Way, follow};
use super::*;

#[path = "../../tests/support/http.rs"]
mod http;
use http::{Server, answer, head, lead};

/// A look-up that says something else each time, and in the end always the last.
#[derive(Debug)]
struct MadeUp(Mutex<Vec<Vec<SocketAddr>>>);

impl MadeUp {
    fn new(answers: &[&[&str]]) -> Arc<Self> {
        let answers = answers
            .iter()
            .map(|one| one.iter().map(|a| a.parse().unwrap()).collect());
        Arc::new(Self(Mutex::new(answers.collect())))
    }
}

impl Resolver for MadeUp {
    fn resolve(
        &self,
        _: &Uri,
        _: &Config,
        _: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let mut answers = self.0.lock().unwrap();
        let now = if answers.len() > 1 {
            answers.remove(0)
        } else {
            answers[0].clone()
        };
        let mut found = self.empty();
        for address in now {
            found.push(address);
        }
        Ok(found)
    }
}

/// Fetches by a look-up; nothing private is allowed unless it says so.
fn by(
    names: Arc<dyn Resolver>,
    allow_private: bool,
    address: &str,
) -> Result<(Record, Vec<u8>), FetchError> {
    let way = Way {
        allow_private,
        proxies: &Settings::default(),
        names,
        until: Instant::now() + Duration::from_secs(5),
    };
    follow(&Address::parse(address)?, &way, &mut |_| {})
}

/// Fetches from this machine, as `--allow-private` does.
fn from_here(address: &str) -> Result<(Record, Vec<u8>), FetchError> {
    by(Arc::new(DefaultResolver::default()), true, address)
}

/// What went wrong in the end, wherever it was led.
fn last(error: FetchError) -> FetchError {
    match error {
        FetchError::There { error, .. } => last(*error),
        error => error,
    }
}

#[test]
fn nothing_is_dialled_that_is_not_of_the_public_internet() {
    let server = Server::page("text/plain", "secret");
    let port = server.port();
    // Written out, in all the ways; and names that lead there, every time or only the second.
    let written = [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "017700000001",
        "0177.0.0.1",
        "0.0.0.0",
        "0",
        "localhost",
        "localhost.",
        "a.localhost",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::1]",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "224.0.0.1",
        "255.255.255.255",
        "[fe80::1]",
        "[fc00::1]",
        "[ff02::1]",
    ];
    for host in written {
        let names: Arc<dyn Resolver> = Arc::new(DefaultResolver::default());
        let error = by(names, false, &format!("http://{host}:{port}/")).unwrap_err();
        assert!(
            matches!(error, FetchError::Inside { .. }),
            "{host}: {error:?}"
        );
    }
    let here = format!("127.0.0.1:{port}");
    let (mapped, six) = (
        format!("[::ffff:127.0.0.1]:{port}"),
        format!("[::1]:{port}"),
    );
    for answer in [&here, &mapped, &six] {
        let error = by(MadeUp::new(&[&[answer]]), false, "http://pell.example/").unwrap_err();
        assert!(
            matches!(
                error,
                FetchError::Inside {
                    kind: Kind::Loopback,
                    ..
                }
            ),
            "{error:?}"
        );
    }
    assert_eq!(server.asked().len(), 0);
}

#[test]
fn a_name_that_leads_elsewhere_the_second_time_gains_nothing() {
    let (first, second) = (
        Server::page("text/plain", "first"),
        Server::page("text/plain", "second"),
    );
    let here = |server: &Server| format!("127.0.0.1:{}", server.port());
    // What was judged is what is dialled: the name is not looked up again.
    let names = MadeUp::new(&[&[&here(&first)], &[&here(&second)]]);
    let (_, bytes) = by(names.clone(), true, "http://pell.example/").unwrap();
    assert_eq!(bytes, b"first");
    assert_eq!((first.asked().len(), second.asked().len()), (1, 0));
    // Every look-up is judged, the second like the first; of a name with both, only what may be dialled is.
    let names = MadeUp::new(&[
        &["8.8.8.8:80"],
        &[&here(&first)],
        &[&here(&first), "8.8.4.4:80"],
    ]);
    let uri: Uri = "http://pell.example/".parse().unwrap();
    let judged = Judged {
        names: names.clone(),
        target: uri.clone(),
        allow_private: false,
        found: Arc::default(),
    };
    let config = Config::default();
    let look = || {
        let found = judged.resolve(&uri, &config, NextTimeout::default())?;
        Ok::<_, ureq::Error>(found.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    assert_eq!(look().unwrap(), ["8.8.8.8:80"]);
    assert!(matches!(look(), Err(ureq::Error::Other(_))));
    assert_eq!(look().unwrap(), ["8.8.4.4:80"]);
    assert_eq!(first.asked().len(), 1);
}

#[test]
fn even_allowed_only_loopback_and_private_networks_are_contacted() {
    for host in [
        "169.254.169.254",
        "[fe80::1]",
        "224.0.0.1",
        "255.255.255.255",
        "[2002:7f00:1::1]",
    ] {
        let error = from_here(&format!("http://{host}/")).unwrap_err();
        assert!(
            matches!(error, FetchError::Inside { .. }),
            "{host}: {error:?}"
        );
    }
}

#[test]
fn an_address_is_fetched_with_all_that_is_known_of_it() {
    let server = Server::new(|asked, stream| match asked.path.as_str() {
        "/a" => lead(stream, 302, "/b"),
        _ => answer(
            stream,
            200,
            &[
                ("Content-Type", "text/html; charset=utf-8"),
                ("ETag", "\"pell\""),
                ("Set-Cookie", "who=42"),
            ],
            b"<p>Pell",
        ),
    });
    let (record, bytes) = from_here(&server.at("/a#top")).unwrap();
    assert_eq!(bytes, b"<p>Pell");
    assert_eq!(record.asked, server.at("/a"));
    assert_eq!(record.address, server.at("/b"));
    assert_eq!(
        record.redirects,
        [Redirect {
            from: server.at("/a"),
            status: 302,
            to: server.at("/b")
        }]
    );
    assert_eq!(record.status, 200);
    assert_eq!(record.header("etag"), Some("\"pell\""));
    assert_eq!(record.header("Set-Cookie"), Some("(not kept)"));
    assert_eq!(record.dialled, [format!("127.0.0.1:{}", server.port())]);
    // What the server is told: nothing about who asks and where they come from.
    let asked = server.asked();
    assert_eq!(asked.len(), 2);
    for one in asked {
        let names: Vec<&str> = one
            .headers
            .iter()
            .map(|h| h.split(':').next().unwrap())
            .collect();
        let mut names = names.clone();
        names.sort_unstable();
        assert_eq!(
            names,
            ["accept", "accept-encoding", "host", "user-agent"],
            "{:?}",
            one.headers
        );
    }
}

#[test]
fn redirects_are_followed_as_far_as_they_may_and_judged_each() {
    let server = Server::new(|asked, stream| {
        let step: u32 = asked.path.trim_start_matches("/n").parse().unwrap_or(0);
        match asked.path.as_str() {
            "/round" => lead(stream, 301, "/back"),
            "/back" => lead(stream, 308, "/round"),
            "/file" => lead(stream, 302, "file:///etc/passwd"),
            "/named" => lead(stream, 302, "http://ann:word@127.0.0.1/"),
            "/cloud" => lead(stream, 307, "http://169.254.169.254/latest/meta-data"),
            "/nowhere" => answer(stream, 302, &[], b""),
            _ if step == 0 => answer(stream, 200, &[], b"there"),
            _ => lead(stream, 303, &format!("/n{}", step - 1)),
        }
    });
    let (record, bytes) = from_here(&server.at("/n5")).unwrap();
    assert_eq!(
        (record.redirects.len(), bytes.as_slice()),
        (5, &b"there"[..])
    );
    let error = |path: &str| from_here(&server.at(path)).unwrap_err();
    assert_eq!(error("/n6"), FetchError::Redirects);
    assert_eq!(error("/round"), FetchError::Circle);
    assert!(matches!(last(error("/file")), FetchError::Scheme(_)));
    assert_eq!(last(error("/named")), FetchError::Credentials);
    assert!(matches!(
        last(error("/cloud")),
        FetchError::Inside {
            kind: Kind::LinkLocal,
            ..
        }
    ));
    assert!(matches!(error("/nowhere"), FetchError::Nowhere(_)));
    let said = error("/cloud").to_string();
    assert_eq!(
        said,
        "leads to http://169.254.169.254/latest/meta-data, which was not contacted: 169.254.169.254 is an address of the local network, not of the public internet"
    );
}

#[test]
fn too_much_too_slow_and_too_strange_is_refused() {
    let server = Server::new(|asked, stream| match asked.path.as_str() {
        "/endless" => {
            head(stream, 200, &[], None);
            while stream.write_all(&[b'a'; 4096]).is_ok() {}
        }
        "/announced" => head(stream, 200, &[], Some(1 << 40)),
        "/bomb" => {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            packer.write_all(&vec![b'a'; limits::BODY + 1]).unwrap();
            let packed = packer.finish().unwrap();
            answer(stream, 200, &[("Content-Encoding", "gzip")], &packed);
        }
        "/headers" => {
            let long = "a".repeat(1000);
            let names: Vec<String> = (0..80).map(|n| format!("X-{n}")).collect();
            let all: Vec<(&str, &str)> = names
                .iter()
                .map(|name| (name.as_str(), long.as_str()))
                .collect();
            answer(stream, 200, &all, b"a");
        }
        "/cut" => {
            head(stream, 200, &[], Some(1000));
            stream.write_all(b"half").ok();
        }
        "/picture" => answer(stream, 200, &[("Content-Type", "image/png")], b"\x89PNG"),
        "/brotli" => answer(stream, 200, &[("Content-Encoding", "br")], b"a"),
        "/gone" => answer(stream, 404, &[("Content-Type", "text/html")], b"gone"),
        "/nonsense" => drop(stream.write_all(b"SSH-2.0-OpenSSH_9.2\r\n")),
        "/nothing" => {}
        other => unreachable!("{other}"),
    });
    let error = |path: &str| from_here(&server.at(path)).unwrap_err();
    assert!(matches!(error("/endless"), FetchError::Size(_)));
    assert!(matches!(error("/announced"), FetchError::Size(_)));
    assert!(matches!(error("/bomb"), FetchError::Size(_)));
    let refused = error("/headers");
    assert!(
        matches!(refused, FetchError::Headers | FetchError::Broken(_)),
        "{refused:?}"
    );
    assert!(matches!(error("/cut"), FetchError::Broken(_)));
    assert_eq!(error("/picture"), FetchError::Type("image/png".to_owned()));
    assert_eq!(error("/brotli"), FetchError::Packed("br".to_owned()));
    assert_eq!(
        error("/gone"),
        FetchError::Status(404, " (Not Found)".to_owned())
    );
    assert!(matches!(error("/nonsense"), FetchError::Broken(_)));
    assert!(matches!(error("/nothing"), FetchError::Broken(_)));
    let nobody = format!("http://127.0.0.1:{}/", {
        let gone = Server::page("text/plain", "");
        gone.port()
    });
    assert!(matches!(from_here(&nobody), Err(FetchError::Connection(_))));
}

#[test]
fn a_server_that_takes_its_time_is_left() {
    let server = Server::new(|asked, stream| {
        if asked.path == "/drop-by-drop" {
            head(stream, 200, &[], Some(1_000_000));
        }
        if asked.path == "/head-by-drops" {
            stream.write_all(b"HTTP/1.1 200 OK\r\nX-Long: ").ok();
        }
        // Never enough, and never nothing.
        while stream.write_all(b"X").is_ok() {
            std::thread::sleep(Duration::from_millis(20));
        }
    });
    for path in ["/drop-by-drop", "/head-by-drops"] {
        let way = Way {
            allow_private: true,
            proxies: &Settings::default(),
            names: Arc::new(DefaultResolver::default()),
            until: Instant::now() + Duration::from_millis(400),
        };
        let begun = Instant::now();
        let address = Address::parse(&server.at(path)).unwrap();
        let error = follow(&address, &way, &mut |_| {}).unwrap_err();
        assert_eq!(error, FetchError::Time, "{path}");
        assert!(begun.elapsed() < Duration::from_secs(3), "{path}");
    }
}

#[test]
fn a_proxy_is_used_and_told_and_what_is_written_out_is_still_judged() {
    // A proxy that leads every connection to the same server.
    let server = Server::page("text/plain", "Pell opened in 1911.");
    let to = server.port();
    let proxy = Server::new(move |asked, stream| {
        assert_eq!(asked.path, "pell.example:80");
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
        let mut there = std::net::TcpStream::connect(("127.0.0.1", to)).unwrap();
        let (mut from, mut back) = (stream.try_clone().unwrap(), there.try_clone().unwrap());
        std::thread::spawn(move || std::io::copy(&mut from, &mut there));
        std::io::copy(&mut back, stream).ok();
    });
    let settings = format!("http://127.0.0.1:{}", proxy.port());
    let settings = Settings::made_up(&[("http_proxy", &settings)]);
    let fetch = |address: &str| {
        let way = Way {
            allow_private: false,
            proxies: &settings,
            // Nobody here looks the name up.
            names: Arc::new(DefaultResolver::default()),
            until: Instant::now() + Duration::from_secs(5),
        };
        follow(&Address::parse(address).unwrap(), &way, &mut |_| {})
    };
    let (record, bytes) = fetch("http://pell.example/").unwrap();
    assert_eq!(bytes, b"Pell opened in 1911.");
    assert_eq!(record.proxy, Some(format!("127.0.0.1:{}", proxy.port())));
    assert!(
        record
            .notes()
            .iter()
            .any(|note| note.contains("could not be checked here"))
    );
    for inside in ["http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/"] {
        assert!(
            matches!(fetch(inside), Err(FetchError::Inside { .. })),
            "{inside}"
        );
    }
    assert_eq!(proxy.asked().len(), 1);
}
