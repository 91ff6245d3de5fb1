//! The figures as bars.

use std::fmt::Write as _;

use super::{Figures, PersonFigures, ProblemFigures, Weighed};
use crate::{
    rules::{Level, Which},
    session::Meaning,
    text::counted,
};

/// Width of the picture, in pixels, and white around what is in it.
const WIDTH: usize = 760;
const AROUND: usize = 28;
/// Where bars begin, how long the longest is, and how far they are apart.
const LEFT: usize = 280;
const LONG: usize = 330;
const STEP: usize = 26;
/// More than this many bars in one part are summed up in the last.
const MOST: usize = 30;
/// Letters of a name that have room beside its bar.
const LETTERS: usize = 38;

/// A piece of a bar.
pub struct Piece {
    /// How much.
    pub amount: usize,
    /// In which colour.
    pub tone: Tone,
}

/// What a colour stands for; the words beside each bar say the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Checked, and right.
    Good,
    /// In between, or to do.
    Middle,
    /// Wrong.
    Wrong,
    /// Cannot be said.
    Open,
    /// Nothing yet.
    Rest,
}

impl Tone {
    /// On white at least 3:1 (WCAG 2.2, 1.4.11), but for the rest, which is nothing.
    const fn colour(self) -> &'static str {
        match self {
            Self::Good => "#2d6a45",
            Self::Middle => "#a27b16",
            Self::Wrong => "#a5342a",
            Self::Open => "#7a4b9a",
            Self::Rest => "#d8d2c6",
        }
    }
}

/// One bar.
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// Its pieces, from the left.
    pub pieces: Vec<Piece>,
    /// The same in words.
    pub said: String,
    /// Of problems: which.
    pub problems: Option<Which>,
}

/// Bars of one kind.
pub struct Part {
    /// What they are about.
    pub title: &'static str,
    /// They.
    pub bars: Vec<Bar>,
    /// The amount that a bar of full length stands for; none where each bar is of its own whole.
    pub whole: Option<usize>,
}

fn piece(amount: usize, tone: Tone) -> Piece {
    Piece { amount, tone }
}

/// All parts that there is anything to say about. `problems`: what the rules find; none where they were not asked.
pub fn parts(figures: &Figures, problems: Option<&ProblemFigures>) -> Vec<Part> {
    let articles = figures.articles.iter().map(|article| {
        let figures = article.coverage;
        let decided = figures.decided.min(figures.sentences);
        Bar {
            name: article.title.clone(),
            pieces: vec![
                piece(decided, Tone::Good),
                piece(figures.sentences - decided, Tone::Rest),
            ],
            said: format!(
                "{} % of {} decided, {} left",
                figures.percent(),
                counted(figures.sentences, "sentence"),
                counted(figures.left, "fact")
            ),
            problems: None,
        }
    });
    let verdicts = figures.verdicts.iter().map(|verdict| {
        let tone = match verdict.meaning {
            // Nothing is found before the check is done.
            Some(_) if !verdict.checked => Tone::Rest,
            Some(Meaning::Right) => Tone::Good,
            Some(Meaning::Partly) => Tone::Middle,
            Some(Meaning::Wrong) => Tone::Wrong,
            Some(Meaning::Open) => Tone::Open,
            None => Tone::Rest,
        };
        Bar {
            name: if verdict.label.is_empty() {
                "No verdict".to_owned()
            } else if !verdict.checked {
                format!("{}, check not done", verdict.label)
            } else {
                verdict.label.clone()
            },
            pieces: vec![piece(verdict.count, tone)],
            said: verdict.count.to_string(),
            problems: None,
        }
    });
    let people = figures.people.iter().map(|person| Bar {
        name: person.name.clone(),
        pieces: vec![
            piece(person.done, Tone::Good),
            piece(person.open, Tone::Middle),
        ],
        said: what_of(person),
        problems: None,
    });
    let days = figures.days.iter().map(|(day, count)| Bar {
        name: day.clone(),
        pieces: vec![piece(*count, Tone::Good)],
        said: count.to_string(),
        problems: None,
    });
    let most = |bars: &[Bar]| {
        let sums = bars
            .iter()
            .map(|bar| bar.pieces.iter().map(|piece| piece.amount).sum());
        Some(sums.max().unwrap_or(0))
    };
    let articles: Vec<Bar> = articles.collect();
    let verdicts: Vec<Bar> = verdicts.collect();
    let people: Vec<Bar> = people.collect();
    // The last days are those that are asked about.
    let days: Vec<Bar> = days.collect();
    let days: Vec<Bar> = days.into_iter().rev().take(14).rev().collect();
    let [all, of_articles, rules] = problems.map_or_else(Default::default, |problems| {
        [
            levels(problems),
            of_articles(figures, problems),
            rules(problems),
        ]
    });
    [
        ("Coverage of the articles", None, articles),
        ("Problems", most(&all), all),
        ("Problems of each article", most(&of_articles), of_articles),
        ("The rules that find most", most(&rules), rules),
        ("Verdicts", most(&verdicts), verdicts),
        ("Who checks", most(&people), people),
        ("Checked on each day", most(&days), days),
    ]
    .into_iter()
    .filter(|(.., bars)| !bars.is_empty())
    .map(|(title, whole, bars)| Part { title, bars, whole })
    .collect()
}

/// The problems, by how much they weigh; a bar that says so where there is none.
fn levels(problems: &ProblemFigures) -> Vec<Bar> {
    let bar = |(name, count, which): (&str, usize, Which)| Bar {
        name: name.to_owned(),
        pieces: vec![piece(count, tone(which))],
        said: count.to_string(),
        problems: Some(which),
    };
    let levels = problems.levels().into_iter();
    let bars: Vec<Bar> = levels.filter(|(_, count, _)| *count > 0).map(bar).collect();
    if bars.is_empty() {
        return vec![bar(("The house’s rules find nothing", 0, Which::All))];
    }
    bars
}

/// The problems of each article, beside its coverage; what belongs to none behind them.
fn of_articles(figures: &Figures, problems: &ProblemFigures) -> Vec<Bar> {
    if problems.all == Weighed::default() {
        return Vec::new();
    }
    let bar = |name: &str, weighed: Weighed, which: Which| Bar {
        name: name.to_owned(),
        pieces: vec![
            piece(weighed.blocks, Tone::Wrong),
            piece(weighed.warnings, Tone::Middle),
            piece(weighed.notes + weighed.expected, Tone::Rest),
        ],
        said: weighed.words(),
        problems: Some(which),
    };
    let articles = figures.articles.iter().map(|article| {
        let weighed = problems.articles.get(&article.id).copied();
        let which = Which::Article(article.id);
        bar(&article.title, weighed.unwrap_or_default(), which)
    });
    let rest = Some(problems.elsewhere).filter(|rest| *rest != Weighed::default());
    let rest = rest.map(|rest| bar("No article", rest, Which::All));
    articles.chain(rest).collect()
}

/// The rules that find most.
fn rules(problems: &ProblemFigures) -> Vec<Bar> {
    let rules = problems.rules.iter().map(|one| Bar {
        name: format!("{} {}", one.rule.code, one.rule.says),
        pieces: vec![piece(one.count, tone(Which::Level(one.level)))],
        said: one.count.to_string(),
        problems: Some(Which::Rule(one.rule.code)),
    });
    rules.collect()
}

/// The colour of a level.
const fn tone(which: Which) -> Tone {
    match which {
        Which::Level(Level::Blocks) => Tone::Wrong,
        Which::Level(Level::Warning) => Tone::Middle,
        _ => Tone::Rest,
    }
}

/// What somebody has to check and has checked, in words.
fn what_of(person: &PersonFigures) -> String {
    let assigned = person.done + person.open;
    let mut said = if assigned == 0 {
        "none assigned".to_owned()
    } else {
        format!("{} of {assigned} assigned are checked", person.done)
    };
    write!(said, "; checked {}", person.checked).ok();
    if person.judged > 0 {
        write!(said, "; verdict given, check not done: {}", person.judged).ok();
    }
    said
}

/// Draws them.
pub fn svg(figures: &Figures, problems: Option<&ProblemFigures>) -> String {
    let title = if figures.title.is_empty() {
        "Fact-check"
    } else {
        &figures.title
    };
    let mut inside = String::new();
    let mut y = AROUND + 18;
    let mut said = vec![format!(
        "{} checked, {} left",
        counted(figures.all.checked, "fact"),
        figures.all.left
    )];
    words(&mut inside, (AROUND, y), "t", title);
    y += 22;
    words(&mut inside, (AROUND, y), "m", &said.join(""));
    for part in parts(figures, problems) {
        y += 42;
        words(&mut inside, (AROUND, y), "h", part.title);
        y += 8;
        let more = part.bars.len().saturating_sub(MOST);
        for bar in part.bars.iter().take(MOST) {
            one(&mut inside, y, bar, part.whole);
            said.push(format!("{}: {}", bar.name, bar.said));
            y += STEP;
        }
        if more > 0 {
            words(
                &mut inside,
                (AROUND, y + 17),
                "m",
                &format!("and {more} more"),
            );
            y += STEP;
        }
    }
    let height = y + AROUND;
    let (title, said) = (escaped(title), escaped(&said.join(". ")));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         role=\"img\" aria-labelledby=\"title desc\">\n<title id=\"title\">{title}</title>\n<desc id=\"desc\">{said}</desc>\n\
         <style>text{{font-family:Inter,sans-serif;font-size:13px;fill:#23211d}}.t{{font-size:18px;font-weight:600}}\
         .h{{font-weight:600}}.m{{fill:#6b675e}}</style>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fffdf9\"/>\n{inside}</svg>\n"
    )
}

/// One bar with its name before it and its words behind it.
fn one(to: &mut String, y: usize, bar: &Bar, whole: Option<usize>) {
    let mut name: String = bar.name.chars().take(LETTERS).collect();
    if name.len() < bar.name.len() {
        name.push('…');
    }
    words(to, (AROUND, y + 17), "", &name);
    let sum: usize = bar.pieces.iter().map(|piece| piece.amount).sum();
    let whole = whole.unwrap_or(sum).max(1);
    let long = if bar.said.len() > 12 { 130 } else { LONG };
    let mut left = LEFT;
    for piece in bar.pieces.iter().filter(|piece| piece.amount > 0) {
        let width = (piece.amount * long).div_ceil(whole).max(2);
        let colour = piece.tone.colour();
        writeln!(
            to,
            "<rect x=\"{left}\" y=\"{}\" width=\"{width}\" height=\"12\" rx=\"2\" fill=\"{colour}\"/>",
            y + 7
        )
        .ok();
        left += width;
    }
    words(to, (LEFT + long + 14, y + 17), "m", &bar.said);
}

fn words(to: &mut String, (x, y): (usize, usize), class: &str, words: &str) {
    let words = escaped(words);
    let class = if class.is_empty() {
        String::new()
    } else {
        format!(" class=\"{class}\"")
    };
    writeln!(to, "<text x=\"{x}\" y=\"{y}\"{class}>{words}</text>").ok();
}

/// Words that are no marks, in XML: what it does not allow at all is left out.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(' '),
            letter if letter.is_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}') => {}
            letter => out.push(letter),
        }
    }
    out
}
