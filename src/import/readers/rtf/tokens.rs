//! Rich Text, sign by sign: groups, control words with their numbers, bytes of text.

/// Something that stands in a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'a> {
    /// A group begins.
    Begin,
    /// It ends.
    End,
    /// A control word, and its number.
    Word(&'a str, Option<i32>),
    /// A control sign.
    Sign(u8),
    /// A byte that is written as two figures.
    Hex(u8),
    /// A byte of text.
    Byte(u8),
}

/// The tokens of a file.
pub struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    /// Of its bytes.
    pub const fn new(content: &'a [u8]) -> Self {
        Self { rest: content }
    }

    /// Steps over bytes that are no text.
    pub fn step_over(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    fn take(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    /// How many bytes from here on are of a kind.
    fn run(&self, of: impl Fn(u8) -> bool) -> usize {
        self.rest.iter().take_while(|byte| of(**byte)).count()
    }

    fn word(&mut self) -> Token<'a> {
        let letters = self.run(|byte| byte.is_ascii_alphabetic());
        let (name, rest) = self.rest.split_at_checked(letters).unwrap_or_default();
        self.rest = rest;
        let name = std::str::from_utf8(name).unwrap_or_default();
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let figures = self
            .rest
            .iter()
            .skip(sign)
            .take(10)
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let mut number = None;
        if figures > 0 {
            let (digits, rest) = self
                .rest
                .split_at_checked(sign + figures)
                .unwrap_or_default();
            number = std::str::from_utf8(digits)
                .ok()
                .and_then(|digits| digits.parse().ok());
            self.rest = rest;
        }
        // A space behind a word belongs to it.
        if self.rest.first() == Some(&b' ') {
            self.step_over(1);
        }
        Token::Word(name, number)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            return Some(match self.take()? {
                b'{' => Token::Begin,
                b'}' => Token::End,
                // Line ends of the file are no line ends of the text.
                b'\r' | b'\n' | 0 => continue,
                b'\\' => match self.rest.first() {
                    Some(byte) if byte.is_ascii_alphabetic() => self.word(),
                    Some(b'\'') => {
                        self.step_over(1);
                        let figures = self
                            .rest
                            .get(..2)
                            .and_then(|two| std::str::from_utf8(two).ok());
                        let byte = figures.and_then(|two| u8::from_str_radix(two, 16).ok());
                        let Some(byte) = byte else { continue };
                        self.step_over(2);
                        Token::Hex(byte)
                    }
                    Some(_) => Token::Sign(self.take()?),
                    None => return None,
                },
                byte => Token::Byte(byte),
            });
        }
    }
}
