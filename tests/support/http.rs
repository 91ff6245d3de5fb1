//! A small server of the web on this machine, for tests: a thread that answers each connection as the test says, and keeps what
//! it was asked.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
};

/// A request as it came: its first line, and its headers in small letters.
#[derive(Clone, Debug)]
pub struct Asked {
    /// `/a?b`.
    pub path: String,
    /// `name: value`.
    pub headers: Vec<String>,
}

/// What answers: it writes to the connection whatever it likes.
type Answer = dyn Fn(&Asked, &mut TcpStream) + Send + Sync;

/// The server. It ends when it is dropped.
pub struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Begins to listen on a free port.
    pub fn new(answer: impl Fn(&Asked, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let ended: Arc<AtomicBool> = Arc::default();
        let answer: Arc<Answer> = Arc::new(answer);
        let (kept, end) = (asked.clone(), ended.clone());
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if end.load(Ordering::SeqCst) {
                    return;
                }
                let (kept, answer) = (kept.clone(), answer.clone());
                // One that is slow keeps nobody waiting; it ends with its connection.
                std::thread::spawn(move || serve(stream.unwrap(), &kept, &*answer));
            }
        });
        Self {
            address,
            asked,
            ended,
            thread: Some(thread),
        }
    }

    /// One that answers every path with the same page.
    pub fn page(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        Self::new(move |_, stream| answer(stream, 200, &[("Content-Type", kind)], &body))
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The address of a path.
    pub fn at(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What it was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        // A last caller, so that it sees it.
        TcpStream::connect(self.address).ok();
        if let Some(thread) = self.thread.take() {
            thread.join().ok();
        }
    }
}

fn serve(mut stream: TcpStream, kept: &Mutex<Vec<Asked>>, answer: &Answer) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(first)) = lines.next() else {
        return;
    };
    let headers = lines.map_while(Result::ok);
    let headers = headers.take_while(|line| !line.is_empty());
    let headers = headers.map(|line| line.to_lowercase()).collect();
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let asked = Asked { path, headers };
    kept.lock().unwrap().push(asked.clone());
    answer(&asked, &mut stream);
}

/// Writes a whole answer.
pub fn answer(stream: &mut TcpStream, status: u16, headers: &[(&str, &str)], body: &[u8]) {
    head(stream, status, headers, Some(body.len()));
    stream.write_all(body).ok();
}

/// Writes the head of an answer; without a length its body ends with the connection.
pub fn head(stream: &mut TcpStream, status: u16, headers: &[(&str, &str)], length: Option<usize>) {
    let mut head = format!("HTTP/1.1 {status} So\r\nConnection: close\r\n");
    for (name, value) in headers {
        head.extend([*name, ": ", *value, "\r\n"]);
    }
    if let Some(length) = length {
        head.extend(["Content-Length: ", &length.to_string(), "\r\n"]);
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes()).ok();
}

/// Writes an answer that leads on.
pub fn lead(stream: &mut TcpStream, status: u16, to: &str) {
    answer(stream, status, &[("Location", to)], b"");
}
