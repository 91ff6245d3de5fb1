//! A browser without a window, driven through its own pipe (the `DevTools` protocol): somebody clicks, writes and saves.

use std::{
    fs::{File, OpenOptions},
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

use serde_json::{Value, json};

/// How long an answer is waited for.
const PATIENCE: Duration = Duration::from_secs(90);

pub struct Browser {
    child: Child,
    to: File,
    from: Receiver<Value>,
    last: u64,
    /// The page that is open.
    page: String,
    events: Vec<Value>,
    /// What pages complained of: errors, what their policy refused.
    pub complaints: Vec<String>,
}

impl Browser {
    /// Starts one that keeps its things in a folder and finds no host.
    pub fn start(folder: &Path) -> Self {
        let pipe = |name: &str| {
            let path = folder.join(name);
            let made = Command::new("mkfifo").arg(&path).status().unwrap();
            assert!(made.success(), "mkfifo is needed");
            path
        };
        let (to, from) = (pipe("to-browser"), pipe("from-browser"));
        let child = Command::new("sh")
            .args([
                "-c",
                r#"to=$1 from=$2; shift 2; exec chromium "$@" 3<"$to" 4>"$from""#,
                "sh",
            ])
            .args([&to, &from])
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--remote-debugging-pipe",
            ])
            .arg(format!(
                "--user-data-dir={}",
                folder.join("browser").display()
            ))
            .env("HOME", folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let to = OpenOptions::new().write(true).open(to).unwrap();
        let from = BufReader::new(File::open(from).unwrap());
        let (send, heard) = channel();
        thread::spawn(move || {
            for message in from.split(0) {
                let Ok(message) = message else { break };
                let message = serde_json::from_slice(&message).unwrap();
                if send.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            child,
            to,
            from: heard,
            last: 0,
            page: String::new(),
            events: Vec::new(),
            complaints: Vec::new(),
        }
    }

    fn hear(&mut self) -> Value {
        let message = self.from.recv_timeout(PATIENCE).unwrap();
        let about = &message["params"];
        let said = match message["method"].as_str() {
            Some("Log.entryAdded") => Some(&about["entry"]),
            Some("Runtime.exceptionThrown") => Some(&about["exceptionDetails"]),
            Some("Runtime.consoleAPICalled") => Some(about),
            _ => None,
        };
        if let Some(said) = said {
            self.complaints.push(said.to_string());
        }
        message
    }

    fn ask(&mut self, method: &str, about: Value, of_page: bool) -> Value {
        self.last += 1;
        let mut message = json!({ "id": self.last, "method": method, "params": about });
        if of_page {
            message["sessionId"] = self.page.as_str().into();
        }
        write!(self.to, "{message}\0").unwrap();
        self.to.flush().unwrap();
        loop {
            let heard = self.hear();
            if heard["id"] == self.last {
                assert!(heard["error"].is_null(), "{method}: {heard}");
                return heard["result"].clone();
            }
            self.events.push(heard);
        }
    }

    /// Waits for something to happen.
    fn wait(&mut self, method: &str, is: impl Fn(&Value) -> bool) -> Value {
        let fits = |event: &Value| event["method"] == method && is(&event["params"]);
        if let Some(at) = self.events.iter().position(fits) {
            return self.events.remove(at)["params"].clone();
        }
        loop {
            let heard = self.hear();
            if fits(&heard) {
                return heard["params"].clone();
            }
            self.events.push(heard);
        }
    }

    /// Opens a page; what it saves goes into a folder.
    pub fn open(&mut self, page: &Path, downloads: &Path) {
        let saving =
            json!({ "behavior": "allow", "downloadPath": downloads, "eventsEnabled": true });
        self.ask("Browser.setDownloadBehavior", saving, false);
        let made = self.ask(
            "Target.createTarget",
            json!({ "url": "about:blank" }),
            false,
        );
        let how = json!({ "targetId": made["targetId"], "flatten": true });
        let attached = self.ask("Target.attachToTarget", how, false);
        attached["sessionId"]
            .as_str()
            .unwrap()
            .clone_into(&mut self.page);
        for domain in ["Page.enable", "Runtime.enable", "Log.enable"] {
            self.ask(domain, json!({}), true);
        }
        let address = format!("file://{}", page.display());
        self.ask("Page.navigate", json!({ "url": address }), true);
        self.wait("Page.loadEventFired", |_| true);
    }

    /// What an expression comes to in the page.
    pub fn evaluate(&mut self, expression: &str) -> Value {
        let about = json!({ "expression": expression, "returnByValue": true });
        let said = self.ask("Runtime.evaluate", about, true);
        assert!(said["exceptionDetails"].is_null(), "{expression}: {said}");
        said["result"]["value"].clone()
    }

    /// Shows the page in another width, light or dark, on a screen or on paper.
    pub fn show(&mut self, width: u32, scheme: &str, media: &str) {
        let size =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.ask("Emulation.setDeviceMetricsOverride", size, true);
        let scheme = json!({ "name": "prefers-color-scheme", "value": scheme });
        let about = json!({ "media": media, "features": [scheme] });
        self.ask("Emulation.setEmulatedMedia", about, true);
    }

    /// Clicks on an element.
    pub fn click(&mut self, selector: &str) {
        let place = self.evaluate(&format!(
            "(() => {{ const one = document.querySelector({selector:?}); one.scrollIntoView({{ block: 'center', behavior: 'instant' }}); const box = one.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            let about = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.ask("Input.dispatchMouseEvent", about, true);
        }
    }

    /// Writes into an element.
    pub fn write(&mut self, selector: &str, words: &str) {
        self.evaluate(&format!("document.querySelector({selector:?}).focus()"));
        self.ask("Input.insertText", json!({ "text": words }), true);
    }

    /// What a field holds.
    pub fn value(&mut self, selector: &str) -> String {
        let value = self.evaluate(&format!("document.querySelector({selector:?}).value"));
        value.as_str().unwrap().to_owned()
    }

    /// The file that was saved.
    pub fn saved(&mut self) -> PathBuf {
        let done = self.wait("Browser.downloadProgress", |about| {
            about["state"] == "completed"
        });
        done["filePath"]
            .as_str()
            .unwrap_or_else(|| panic!("{done}"))
            .into()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let message = json!({ "id": 0, "method": "Browser.close" });
        write!(self.to, "{message}\0").ok();
        self.child.wait().ok();
    }
}
