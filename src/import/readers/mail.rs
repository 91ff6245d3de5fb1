//! Letters (RFC 5322, MIME): the newest message as text, the ones it quotes as quotations with who wrote them and when, what is
//! attached by its name.

use jiff::civil::Date;
use mail_parser::{Address, Message, MessageParser, MimeHeaders as _, PartType};

use super::{Reader, html};
use crate::{
    import::{Attachment, ImportError, Imported, View, decode, decode::plural, limits, plain},
    session::{NewParagraph, Role},
};

/// Reads letters.
pub struct Mail;

impl Reader for Mail {
    fn knows(&self, content: &[u8]) -> bool {
        is_letter(&decode::head(content))
    }

    fn read(&self, content: &[u8], _: View) -> Result<Imported, ImportError> {
        let message = MessageParser::default()
            .parse(content)
            .ok_or(ImportError::Empty)?;
        let mut imported = Imported {
            title: message.subject().unwrap_or_default().trim().to_owned(),
            byline: message.from().and_then(person),
            published: message.date().and_then(|date| {
                let year = i16::try_from(date.year).ok()?;
                let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
                Date::new(year, month, day).ok()
            }),
            ..Imported::default()
        };
        imported.paragraphs = words(&message, &mut imported.notes)?;
        if imported.paragraphs.is_empty() {
            return Err(ImportError::Empty);
        }
        quoted(&mut imported.paragraphs);
        imported.attachments = attached(&message, &mut imported.notes);
        Ok(imported)
    }
}

/// Whether a text begins with the header of a letter as machines write it. People write "From:" and "Subject:" above texts as
/// well: what they do not write is a number of the message, or a date to the second with its zone.
fn is_letter(head: &str) -> bool {
    const MACHINES: [&str; 8] = [
        "mime-version",
        "message-id",
        "received",
        "return-path",
        "delivered-to",
        "content-type",
        "dkim-signature",
        "x-mailer",
    ];
    let head = head.trim_start_matches('\u{FEFF}');
    let mut lines = head.lines().peekable();
    // Files of several letters begin so.
    lines.next_if(|line| line.starts_with("From ") && !line.contains(": "));
    let (mut machine, mut from, mut dated, mut fields) = (false, false, false, 0);
    for line in lines.take(400) {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && fields > 0 {
            continue;
        }
        let Some((name, value)) = line.split_once(':') else {
            return false;
        };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_graphic()) {
            return false;
        }
        let name = name.to_ascii_lowercase();
        fields += 1;
        machine |= MACHINES.contains(&name.as_str());
        from |= name == "from";
        dated |= name == "date" && mail_parser::DateTime::parse_rfc822(value.trim()).is_some();
    }
    fields >= 2 && (machine && (from || fields >= 3) || from && dated)
}

/// The words of a letter: as plain text, where that is more than a line that says to look at the other form.
fn words(message: &Message<'_>, notes: &mut Vec<String>) -> Result<Vec<NewParagraph>, ImportError> {
    /// So many times longer is the form of elements where plain text is an excuse.
    const EXCUSE: usize = 10;
    let mut plain = Vec::new();
    let mut told = Vec::new();
    for part in message.text_bodies() {
        match &part.body {
            PartType::Text(words) => {
                plain.extend(plain::paragraphs(&without_controls(words), &mut told));
            }
            PartType::Html(source) => plain.extend(html::all(source)?),
            _ => {}
        }
    }
    let letters = |found: &[NewParagraph]| found.iter().map(|one| one.text.len()).sum::<usize>();
    if letters(&plain) < 1000 {
        let mut shown = Vec::new();
        for part in message.html_bodies() {
            if let PartType::Html(source) = &part.body {
                shown.extend(html::all(source)?);
            }
        }
        if letters(&shown) > EXCUSE * letters(&plain) {
            return Ok(shown);
        }
    }
    notes.append(&mut told);
    Ok(plain)
}

/// Who a letter is from: the name, else the address.
fn person(from: &Address<'_>) -> Option<String> {
    let first = from.first()?;
    let words = first.name().or(first.address())?;
    let words = words.trim().trim_matches('"').trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// Words without what no reader can see: letters come from anywhere.
fn without_controls(words: &str) -> String {
    let seen = |c: &char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    words.chars().filter(seen).collect()
}

/// Tells the messages that are quoted from the one that quotes them.
fn quoted(paragraphs: &mut [NewParagraph]) {
    let mut told = String::new();
    // Everything below such a mark is quoted; the lines right below it say who wrote it.
    let mut below = false;
    let mut heading = false;
    let mut signed = false;
    for at in 0..paragraphs.len() {
        let next_is_field = paragraphs
            .get(at + 1)
            .is_some_and(|next| field(&next.text).is_some());
        let Some(paragraph) = paragraphs.get_mut(at) else {
            return;
        };
        let line = paragraph.text.trim();
        if let Some(who) = attribution(line) {
            told = who;
            signed = false;
            if paragraph.role != Role::Quotation {
                paragraph.role = Role::Furniture;
            }
        } else if is_mark(line) || !below && is_from(line) && next_is_field {
            (below, heading, signed) = (true, true, false);
            told = field(line).map_or_else(String::new, |(_, value)| value);
            paragraph.role = Role::Furniture;
        } else if heading && let Some((name, value)) = field(line) {
            if matches!(
                name.as_str(),
                "from" | "von" | "de" | "sent" | "date" | "gesendet" | "datum"
            ) {
                if !told.is_empty() {
                    told.push_str(", ");
                }
                told.push_str(&value);
            }
            paragraph.role = Role::Furniture;
        } else if paragraph.role == Role::Quotation || below {
            heading = false;
            signed = false;
            paragraph.locator.clone_from(&told);
            paragraph.role = Role::Quotation;
        } else if signed || line == "--" || line == "-- " {
            // What a program puts below every letter.
            signed = true;
            paragraph.role = Role::Furniture;
        }
    }
}

/// Who wrote what is quoted below a line, and when: "On 2 March 2026 at 10:00, Ida Brandt wrote:".
fn attribution(line: &str) -> Option<String> {
    const WROTE: [&str; 9] = [
        "wrote:",
        "writes:",
        "schrieb:",
        "a écrit :",
        "a écrit\u{a0}:",
        "escribió:",
        "skrev:",
        "ha scritto:",
        "schreef:",
    ];
    if line.len() > 300 {
        return None;
    }
    let line = line.trim_start_matches(['>', ' ']);
    let inner = WROTE.iter().find_map(|word| line.strip_suffix(word));
    // German puts the name behind the verb.
    let inner = inner.map(str::to_owned).or_else(|| {
        let (before, name) = line.strip_suffix(':')?.split_once(" schrieb ")?;
        Some(format!("{before}, {name}"))
    })?;
    let inner = inner.trim().trim_end_matches(',');
    let inner = ["On ", "Am ", "Le ", "El ", "Op ", "Il giorno "]
        .iter()
        .find_map(|start| inner.strip_prefix(start))
        .unwrap_or(inner);
    let dated = inner.contains(|c: char| c.is_ascii_digit()) || inner.contains('@');
    dated.then(|| inner.to_owned())
}

/// Whether a line stands above a message that is quoted as it was.
fn is_mark(line: &str) -> bool {
    const MARKS: [&str; 8] = [
        "original message",
        "forwarded message",
        "ursprüngliche nachricht",
        "weitergeleitete nachricht",
        "message d'origine",
        "message transféré",
        "mensaje original",
        "begin forwarded message:",
    ];
    let inner = line.trim_matches(['-', ' ', '_']).to_lowercase();
    line.len() < 80
        && (line.starts_with("--") || inner.ends_with(':'))
        && MARKS.contains(&inner.as_str())
}

/// Whether a line begins the header of a quoted message without a mark above it.
fn is_from(line: &str) -> bool {
    let from = field(line).filter(|(name, _)| matches!(name.as_str(), "from" | "von" | "de"));
    from.is_some_and(|(_, value)| value.contains('@'))
}

/// A field of a quoted header: its name in small letters, its value.
fn field(line: &str) -> Option<(String, String)> {
    const NAMES: [&str; 16] = [
        "from", "sent", "date", "to", "cc", "subject", "reply-to", "von", "gesendet", "datum",
        "an", "betreff", "de", "envoyé", "objet", "à",
    ];
    let (name, value) = line.split_once(':')?;
    let name = name.trim_matches(['*', ' ']).to_lowercase();
    let value = value.trim_matches(['*', ' ', '\u{a0}']);
    NAMES
        .contains(&name.as_str())
        .then(|| (name, value.to_owned()))
}

/// What is attached to a letter: its name, and its bytes. Pictures of a signature have no names, and are not.
fn parts<'m>(message: &'m Message<'_>) -> impl Iterator<Item = (String, &'m [u8])> {
    message.attachments().filter_map(|part| {
        let name = part.attachment_name().unwrap_or_default().trim();
        match &part.body {
            PartType::Message(inner) => {
                let subject = inner.subject().unwrap_or_default().trim();
                let name = match (name, subject) {
                    ("", "") => "message.eml".to_owned(),
                    // A subject is no path: its strokes are no folders.
                    ("", subject) => format!("{}.eml", subject.replace(['/', '\\'], "_")),
                    (name, _) => name.to_owned(),
                };
                Some((name, inner.raw_message()))
            }
            _ if name.is_empty() => None,
            _ => Some((name.to_owned(), part.contents())),
        }
    })
}

/// Tells what is attached: each is a document of its own.
fn attached(message: &Message<'_>, notes: &mut Vec<String>) -> Vec<Attachment> {
    let mut all = parts(message);
    let first = (1..).zip(all.by_ref().take(limits::ATTACHMENTS));
    let found: Vec<Attachment> = first
        .map(|(number, (name, content))| Attachment::of(number, &name, content))
        .collect();
    let more = all.count();
    if !found.is_empty() {
        let names = found.iter().take(20).map(|one| {
            let size = one.size_in_words();
            format!("{} ({size})", one.name)
        });
        let names: Vec<String> = names.collect();
        let count = found.len() + more;
        let more = count - names.len();
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        notes.push(format!(
            "{count} {}: {}{more}. {} not read; each can be added as a document of its own.",
            plural(count, "attachment", "attachments"),
            names.join(", "),
            plural(count, "It was", "They were"),
        ));
    }
    found
}

/// The name, as the letter has it, and the bytes of what is attached to it under a number.
///
/// # Errors
/// It is no letter, or has nothing under that number.
pub fn attachment(content: &[u8], number: usize) -> Result<(String, Vec<u8>), ImportError> {
    let message = MessageParser::default()
        .parse(content)
        .ok_or(ImportError::Empty)?;
    let last = number.checked_sub(1).filter(|at| *at < limits::ATTACHMENTS);
    let part = last.and_then(|at| parts(&message).nth(at));
    let (name, content) = part.ok_or(ImportError::NotAttached(number))?;
    Ok((name, content.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Imported {
        assert!(Mail.knows(source.as_bytes()));
        Mail.read(source.as_bytes(), View::Final).unwrap()
    }

    const HEAD: &str = "From: =?utf-8?q?Ida_Br=C3=A4ndt?= <ida@kell.example>\r\nTo: desk@courier.example\r\nDate: Mon, 02 Mar 2026 23:30:00 -0500\r\nSubject: Re: The bridge\r\nMessage-ID: <1@kell.example>\r\nMIME-Version: 1.0\r\n";

    #[test]
    fn the_newest_message_and_what_it_quotes() {
        let read = read(&format!(
            "{HEAD}Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe bridge cost 48 million crowns, caf=E9 included.\r\n\r\nOn Mon, 2 Mar 2026 at 10:00, Jon Aas <jon@courier.example> wrote:\r\n> What did it cost?\r\n>\r\n> And who paid?\r\n\r\nThe county paid.\r\n-- \r\nIda, town hall\r\n"
        ));
        assert_eq!(read.title, "Re: The bridge");
        assert_eq!(read.byline.as_deref(), Some("Ida Brändt"));
        assert_eq!(read.published, "2026-03-02".parse().ok());
        let told: Vec<(&str, &Role, &str)> = read
            .paragraphs
            .iter()
            .map(|p| (p.text.as_str(), &p.role, p.locator.as_str()))
            .collect();
        let who = "Mon, 2 Mar 2026 at 10:00, Jon Aas <jon@courier.example>";
        assert_eq!(
            told,
            [
                (
                    "The bridge cost 48 million crowns, café included.",
                    &Role::Body,
                    ""
                ),
                (
                    "On Mon, 2 Mar 2026 at 10:00, Jon Aas <jon@courier.example> wrote:",
                    &Role::Furniture,
                    ""
                ),
                ("What did it cost?", &Role::Quotation, who),
                ("And who paid?", &Role::Quotation, who),
                ("The county paid.", &Role::Body, ""),
                ("--", &Role::Furniture, ""),
                ("Ida, town hall", &Role::Furniture, ""),
            ]
        );
    }

    #[test]
    fn a_letter_of_elements_with_something_attached() {
        let read = read(&format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<div>It cost <a href=\"https://kell.example/b\">48 million</a> crowns.</div><div class=gmail_quote><div class=gmail_attr>On 1 March 2026 Jon Aas wrote:<br></div><blockquote><div>What did it cost?</div></blockquote></div>\r\n--b\r\nContent-Type: application/pdf; name=\"budget.pdf\"\r\nContent-Disposition: attachment; filename=\"budget.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--b--\r\n"
        ));
        assert_eq!(read.paragraphs[0].text, "It cost 48 million crowns.");
        assert_eq!(read.paragraphs[0].links[0].to, "https://kell.example/b");
        let last = read.paragraphs.last().unwrap();
        assert_eq!(
            (last.text.as_str(), &last.role),
            ("What did it cost?", &Role::Quotation)
        );
        assert_eq!(last.locator, "1 March 2026 Jon Aas");
        let note = read.notes.last().unwrap();
        assert!(
            note.contains("1 attachment: budget.pdf (9 bytes)"),
            "{note}"
        );
    }

    #[test]
    fn what_is_attached_is_listed_and_can_be_taken_out() {
        let inner = "From: jon@courier.example\r\nTo: ida@kell.example\r\nSubject: Bolts / nuts\r\nMessage-ID: <2@courier.example>\r\n\r\nThere are 380 bolts.\r\n";
        let source = format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee what is attached.\r\n--b\r\nContent-Type: image/png; name=\"budget.txt\"\r\nContent-Disposition: attachment; filename=\"../../../home/ida/budget.txt\"\r\nContent-Transfer-Encoding: base64\r\n\r\nSXQgY29zdCA0OCBtaWxsaW9uLgo=\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b\r\nContent-Type: image/png; name=\"bridge.png\"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
        );
        let listed = read(&source).attachments;
        let told: Vec<_> = listed
            .iter()
            .map(|one| (one.number, one.name.as_str(), one.kind.as_str(), one.size))
            .collect();
        assert_eq!(
            told,
            [
                (1, "budget.txt", "text", 20),
                (2, "Bolts _ nuts.eml", "mail", inner.len() as u64),
                (3, "bridge.png", "other", 8),
            ]
        );
        let taken = |number| attachment(source.as_bytes(), number).map(|(_, content)| content);
        assert_eq!(taken(1).unwrap(), b"It cost 48 million.\n");
        assert_eq!(taken(2).unwrap(), inner.as_bytes());
        for (one, number) in listed.iter().zip(1..) {
            assert_eq!(
                *one,
                Attachment::of(number, &one.name, &taken(number).unwrap())
            );
        }
        for number in [0, 4, usize::MAX] {
            assert!(matches!(taken(number), Err(ImportError::NotAttached(_))));
        }
    }

    #[test]
    fn more_than_so_many_are_only_counted() {
        let one = "--b\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment\r\n\r\nA.\r\n";
        let count = limits::ATTACHMENTS + 3;
        let read = read(&format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee.\r\n{}--b--\r\n",
            one.repeat(count)
        ));
        assert_eq!(read.attachments.len(), limits::ATTACHMENTS);
        let note = read.notes.last().unwrap();
        assert!(
            note.starts_with(&format!("{count} attachments: ")),
            "{note}"
        );
        assert!(
            note.contains(&format!(" and {} more", count - 20)),
            "{note}"
        );
    }

    #[test]
    fn an_excuse_is_no_letter() {
        let long = "The bridge cost 48 million crowns. ".repeat(20);
        let read = read(&format!(
            "{HEAD}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee it online.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>{long}</p>\r\n--b--\r\n"
        ));
        assert_eq!(read.paragraphs.len(), 1);
        assert!(read.text().starts_with("The bridge"), "{}", read.text());
    }

    #[test]
    fn a_message_below_a_mark_is_quoted() {
        let read = read(&format!(
            "{HEAD}\r\nSee below, please.\r\n\r\n-----Original Message-----\r\nFrom: Jon Aas <jon@courier.example>\r\nSent: Monday, 2 March 2026 10:00\r\nTo: Ida Brandt\r\nSubject: The bridge\r\n\r\nThe bridge has 380 bolts, the firm says.\r\n"
        ));
        let last = read.paragraphs.last().unwrap();
        assert_eq!(last.role, Role::Quotation);
        assert_eq!(
            last.locator,
            "Jon Aas <jon@courier.example>, Monday, 2 March 2026 10:00"
        );
        assert_eq!(read.paragraphs[0].role, Role::Body);
    }

    #[test]
    fn texts_with_labels_are_no_letters() {
        for text in [
            "From: Ida Brandt\nSubject: The bridge\n\nIt opened.",
            "From: The Courier\nDate: 2 March 2026\n\nIt opened on Monday.",
            "Subject: The bridge\n\nIt opened.",
            "It opened.\nMIME-Version: 1.0\n",
            "Received: from afar\n\nIt opened",
            "",
        ] {
            assert!(!Mail.knows(text.as_bytes()), "{text}");
        }
        assert!(Mail.knows(HEAD.replace("\r\n", "\n").as_bytes()));
    }

    #[test]
    fn a_letter_may_end_anywhere() {
        let source = format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>One <i>two</i>.</p>\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n{HEAD}\r\nInner.\r\n--b--\r\n"
        );
        for at in 0..source.len() {
            Mail.read(&source.as_bytes()[..at], View::Final).ok();
        }
    }
}
