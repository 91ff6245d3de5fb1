//! The review summary in a real browser: in light and dark, printed, and on a narrow screen.
//!
//! Needs `chromium`. Where it is not installed the test says so and passes; with `TICKMARK_REQUIRE_DOCUMENTS=1` it fails
//! instead, so that it cannot pass unseen. `TICKMARK_PICTURES=FOLDER` keeps the pictures to be looked at.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails says where"
)]

#[path = "support/documents.rs"]
mod documents;
#[path = "support/summary.rs"]
mod summary;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use documents::have;
use serde_json::Value;
use tempfile::TempDir;
use tickmark::export::{self, Format, Language, Order};
use tickmark::session::Moment;

/// Looks at a page in frames of given widths and says what it finds, as JSON in its title: how far each scrolls sideways, links
/// that lead nowhere, and the least contrast of text with where it stands.
const LOOK: &str = r##"<!DOCTYPE html><meta charset="utf-8"><body><script>
CONTRASTS
const frame = (name, width) => new Promise(done => {
  const one = document.createElement('iframe');
  one.width = width; one.height = 900; one.src = name;
  one.onload = () => done(one);
  document.body.append(one);
});
(async () => {
  const said = { pages: [] };
  for (const name of NAMES) for (const width of [1400, 800, 400]) {
    const one = await frame(name, width);
    const doc = one.contentDocument, win = one.contentWindow;
    const page = { name, width, over: doc.documentElement.scrollWidth - doc.documentElement.clientWidth, contrast: contrasts(doc, win), links: 0, dead: [], scheme: win.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light', paper: win.getComputedStyle(doc.body).backgroundColor, script: doc.scripts.length };
    for (const link of doc.querySelectorAll('a[href^="#"]')) {
      link.click();
      page.links++;
      const target = doc.querySelector(':target');
      const to = '#' + (target ? target.id : '');
      if (to !== link.getAttribute('href') || !target.getClientRects().length) page.dead.push(link.getAttribute('href'));
    }
    said.pages.push(page);
    one.remove();
  }
  document.title = 'done';
  const out = document.createElement('pre');
  out.id = 'said'; out.textContent = JSON.stringify(said);
  document.body.replaceChildren(out);
})();
</script>"##;

/// What a run of the browser gave.
struct Ran {
    out: String,
    /// What pages wrote to the console.
    console: Vec<String>,
    /// Addresses that it asked the network for.
    asked: Vec<String>,
}

/// Runs the browser without a window and without a network.
fn browser(folder: &Path, arguments: &[&str], page: &Path) -> Ran {
    let log = folder.join("net.json");
    fs::remove_file(&log).ok();
    let mut command = Command::new("chromium");
    command
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--allow-file-access-from-files",
            "--enable-logging=stderr",
            "--host-resolver-rules=MAP * ~NOTFOUND",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.join("profile").display()
        ))
        .arg(format!("--log-net-log={}", log.display()))
        .args(arguments)
        .arg(format!("file://{}", page.display()))
        .env("HOME", folder);
    let ran = command.output().unwrap();
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    let errors = String::from_utf8_lossy(&ran.stderr);
    let net = fs::read_to_string(&log).unwrap();
    // A browser that is told to end may leave the list open.
    let net: Value = serde_json::from_str(&net)
        .or_else(|_| serde_json::from_str(&format!("{}]}}", net.trim_end().trim_end_matches(','))))
        .unwrap();
    let asked = net["events"].as_array().unwrap().iter();
    let asked = asked.filter_map(|event| event["params"]["url"].as_str());
    Ran {
        out: String::from_utf8(ran.stdout).unwrap(),
        console: errors
            .lines()
            .filter(|line| line.contains("CONSOLE"))
            .map(str::to_owned)
            .collect(),
        asked: asked
            .filter(|url| url.starts_with("http") || url.starts_with("ws"))
            // What a browser asks its maker, page or no page.
            .filter(|url| {
                let host = url.split('/').nth(2).unwrap_or_default();
                !host.ends_with(".google.com") && !host.ends_with(".googleapis.com")
            })
            .map(str::to_owned)
            .collect(),
    }
}

fn write(folder: &Path, language: Language) -> PathBuf {
    let order = Order {
        language,
        now: Some(Moment(1_769_900_000)),
        ..Order::of(Format::Html)
    };
    let made = export::make(&summary::session(), &order).unwrap();
    let path = folder.join(format!("{}.html", language.code()));
    fs::write(&path, made.bytes).unwrap();
    path
}

#[test]
fn the_summary_reads_well_in_a_browser_which_asks_nobody_for_anything() {
    if !have(&["chromium"]) {
        return;
    }
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    let pages = [Language::English, Language::Arabic].map(|language| write(folder, language));
    let names: Vec<String> = pages
        .iter()
        .map(|page| page.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    let look = folder.join("look.html");
    let names = serde_json::to_string(&names).unwrap();
    let script = LOOK.replace("CONTRASTS", include_str!("support/contrasts.js"));
    fs::write(&look, script.replace("NAMES", &names)).unwrap();
    for (scheme, setting) in [("light", 1), ("dark", 0)] {
        let setting = format!("--blink-settings=preferredColorScheme={setting}");
        let arguments = [
            setting.as_str(),
            "--dump-dom",
            "--virtual-time-budget=20000",
        ];
        let ran = browser(folder, &arguments, &look);
        assert_eq!((ran.console, ran.asked), (Vec::new(), Vec::new()));
        let said = ran.out.split("<pre id=\"said\">").nth(1).expect(&ran.out);
        let said = said.split("</pre>").next().unwrap();
        let said = said
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">");
        let said: Value = serde_json::from_str(&said).unwrap();
        let pages = said["pages"].as_array().unwrap();
        assert_eq!(pages.len(), 6);
        for page in pages {
            assert_eq!(page["scheme"], scheme);
            assert_eq!(page["over"], 0, "scrolls sideways: {page}");
            assert_eq!(page["dead"], serde_json::json!([]), "{page}");
            assert!(page["links"].as_u64().unwrap() > 40, "{page}");
            assert!(page["contrast"][0].as_f64().unwrap() >= 4.5, "{page}");
        }
    }
    // As people see it: each picture shows something, and print has the text on its pages.
    let mut papers = Vec::new();
    for (page, name) in pages.iter().zip(["en", "ar"]) {
        for (look, setting, size) in [
            ("light", 1, "1400,2400"),
            ("dark", 0, "1400,2400"),
            ("narrow", 1, "500,2600"),
        ] {
            let picture = folder.join(format!("{name}-{look}.png"));
            let ran = browser(
                folder,
                &[
                    &format!("--screenshot={}", picture.display()),
                    &format!("--window-size={size}"),
                    &format!("--blink-settings=preferredColorScheme={setting}"),
                ],
                page,
            );
            assert_eq!((ran.console, ran.asked), (Vec::new(), Vec::new()));
            let picture = image::open(&picture).unwrap().to_rgb8();
            papers.push(picture.get_pixel(2, 2).0);
            let colours: std::collections::BTreeSet<_> = picture.pixels().map(|p| p.0).collect();
            assert!(colours.len() > 50, "{name} {look}: an empty picture");
        }
        let pdf = folder.join(format!("{name}.pdf"));
        let print = format!("--print-to-pdf={}", pdf.display());
        let ran = browser(folder, &[&print, "--no-pdf-header-footer"], page);
        assert_eq!((ran.console, ran.asked), (Vec::new(), Vec::new()));
        assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
    }
    assert!(
        papers[0][0] > 200 && papers[1][0] < 60,
        "light and dark: {papers:?}"
    );
    if let Some(keep) = std::env::var_os("TICKMARK_PICTURES") {
        for file in fs::read_dir(folder).unwrap() {
            let file = file.unwrap().path();
            if file.is_file() {
                fs::copy(&file, Path::new(&keep).join(file.file_name().unwrap())).unwrap();
            }
        }
    }
}
