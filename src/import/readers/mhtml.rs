//! Pages that a browser saved with all their parts in one file (RFC 2557): the page itself is read, its pictures are not.

use jiff::civil::Date;
use mail_parser::{HeaderValue, MessageParser, MimeHeaders as _, PartType};

use super::{Reader, html};
use crate::import::{ImportError, Imported, View, decode};

/// Reads pages in one file.
pub struct Mhtml;

impl Reader for Mhtml {
    fn knows(&self, content: &[u8]) -> bool {
        let head = decode::head(content);
        let head = head.split("\n\n").next().unwrap_or_default();
        let head = head.split("\r\n\r\n").next().unwrap_or_default();
        let head = head.to_ascii_lowercase();
        // A letter with pictures in it is made of the same parts, but has somebody it goes to.
        let sent = ["\nto:", "\nreceived:", "\nmessage-id:"];
        head.contains("mime-version:")
            && (head.contains("snapshot-content-location:")
                || head.contains("multipart/related")
                    && !sent.iter().any(|field| head.contains(field)))
    }

    fn read(&self, content: &[u8], _: View) -> Result<Imported, ImportError> {
        let message = MessageParser::default()
            .parse(content)
            .ok_or(ImportError::Empty)?;
        let page = message.parts.iter().find_map(|part| match &part.body {
            PartType::Html(source) => Some((part, source)),
            _ => None,
        });
        let (part, source) = page.ok_or(ImportError::Empty)?;
        let stood_at = message
            .header("Snapshot-Content-Location")
            .and_then(HeaderValue::as_text)
            .or_else(|| part.content_location());
        let mut imported = html::page(source, stood_at)?;
        // The day where it was saved.
        imported.captured = message.date().and_then(|date| {
            let year = i16::try_from(date.year).ok()?;
            let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
            Date::new(year, month, day).ok()
        });
        if imported.title.is_empty() {
            message
                .subject()
                .unwrap_or_default()
                .clone_into(&mut imported.title);
        }
        Ok(imported)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::readers::mail::Mail;

    #[test]
    fn a_page_in_one_file() {
        let source = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/news/bridge\r\nSubject: Bridge\r\nDate: Mon, 2 Mar 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"x\"\r\n\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-ID: <frame@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://courier.example/news/bridge\r\n\r\n<!DOCTYPE html><html><head><meta charset=3D\"UTF-8\"><title>Bridge</title></head><body><article><h1>Bridge</h1><p>The bridge cost 48 million crowns =E2=80=93 <a href=3D\"/budget\">the budget</a> said 37, as the town of Kell told its council in May of that year.</p></article></body></html>\r\n--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://courier.example/a.png\r\n\r\niVBORw0K\r\n--x--\r\n";
        assert!(Mhtml.knows(source.as_bytes()));
        let read = Mhtml.read(source.as_bytes(), View::Final).unwrap();
        assert_eq!(read.title, "Bridge");
        assert_eq!(
            read.address.as_deref(),
            Some("https://courier.example/news/bridge")
        );
        assert_eq!(read.captured, "2026-03-02".parse().ok());
        let last = read.paragraphs.last().unwrap();
        assert!(
            last.text
                .starts_with("The bridge cost 48 million crowns – the budget said"),
            "{}",
            last.text
        );
        assert_eq!(last.links[0].to, "https://courier.example/budget");
        let letter = "From: a@kell.example\r\nTo: b@kell.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n";
        assert!(!Mhtml.knows(letter.as_bytes()) && Mail.knows(letter.as_bytes()));
        for at in 0..source.len() {
            Mhtml.read(&source.as_bytes()[..at], View::Final).ok();
        }
    }
}
