//! PDF files written object by object (ISO 32000).

use super::archive::Entry;

/// An object that is a stream.
pub fn stream(about: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< /Length {} {about} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// Bytes packed as `FlateDecode` unpacks them (RFC 1950).
pub fn packed(data: &[u8]) -> Vec<u8> {
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in data {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    let raw = Entry::deflated("a", data).packed;
    [&[0x78, 0x9c], raw.as_slice(), &(b << 16 | a).to_be_bytes()].concat()
}

/// A file of one page: what its catalogue, its page and its contents say, and what else there is from object 10 on.
#[derive(Clone, Debug, Default)]
pub struct File {
    pub catalog: String,
    pub page: String,
    pub resources: String,
    /// Operators before the words.
    pub content: Vec<u8>,
    pub others: Vec<Vec<u8>>,
    pub trailer: String,
    pub pages: String,
    /// The object of the content as it stands.
    pub raw: Option<Vec<u8>>,
}

/// The operators that show words.
pub fn show(words: &str) -> String {
    format!("BT /F1 12 Tf 72 700 Td ({words}) Tj ET\n")
}

impl File {
    pub fn objects(&self) -> Vec<(usize, Vec<u8>)> {
        let text = |words: String| words.into_bytes();
        let pages = if self.pages.is_empty() {
            "/Kids [3 0 R] /Count 1"
        } else {
            &self.pages
        };
        let content = self
            .raw
            .clone()
            .unwrap_or_else(|| stream("", &self.content));
        let mut all = vec![
            (
                1,
                text(format!(
                    "<< /Type /Catalog /Pages 2 0 R {} >>",
                    self.catalog
                )),
            ),
            (2, text(format!("<< /Type /Pages {pages} >>"))),
            (
                3,
                text(format!(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> {} >> {} >>",
                    self.resources, self.page
                )),
            ),
            (4, content),
            (
                5,
                text("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned()),
            ),
        ];
        all.extend(
            self.others
                .iter()
                .enumerate()
                .map(|(at, object)| (at + 10, object.clone())),
        );
        all
    }

    pub fn bytes(&self) -> Vec<u8> {
        written(&self.objects(), &self.trailer)
    }
}

/// A file of objects, with their table.
pub fn written(objects: &[(usize, Vec<u8>)], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects {
        places.push((*number, out.len()));
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let size = places
        .iter()
        .map(|(number, _)| number + 1)
        .max()
        .unwrap_or(1);
    out.extend(b"xref\n0 1\n0000000000 65535 f \n");
    for (number, place) in places {
        out.extend(format!("{number} 1\n{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n")
            .bytes(),
    );
    out
}
