//! A session of many claims: an article as a person would bring it, of invented places, with what extraction finds in it.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

use tickmark::{
    import::{self, Format},
    session::{Author, Id, Moment, Session, Stamp},
    storage,
};

/// What the session's file is called.
pub const FILE: &str = "waterworks.factcheck.json";

/// Writes a session of about `count` claims; its file, and how many claims the window lists.
pub fn session(folder: &Path, count: usize) -> (PathBuf, usize) {
    let imported = import::text(&article(count), Format::Text).unwrap();
    let command = import::intake(imported, Id::literal("waterworks"), "waterworks.txt").command;
    let stamp = Stamp {
        by: Author::default(),
        at: Moment(1_769_851_800),
        seed: Id::literal("bench"),
    };
    let mut session = Session::default();
    session.apply(command, &stamp).unwrap();
    let live = session.claims.live();
    let listed = live.filter(|(_, claim)| session.is_shown(claim) && !claim.is_part());
    let listed = listed.count();
    assert!(listed * 2 >= count, "{listed} claims are listed");
    let path = folder.join(FILE);
    storage::save(&session, &path, None).unwrap();
    (path, listed)
}

/// An article in paragraphs of three sentences, each with something to check.
fn article(count: usize) -> String {
    const TOWNS: [&str; 5] = ["Harrow Bay", "Lunn", "Vessel Cross", "Upper Marl", "Tarn"];
    const PEOPLE: [&str; 4] = ["Mira Oakes", "Jon Varga", "Ada Quill", "Tom Ruiz"];
    let mut text = "The waterworks of five towns, year by year\n\n".to_owned();
    for number in 0..count.div_ceil(3) {
        let town = |by: usize| TOWNS.get(number.wrapping_mul(by) % TOWNS.len()).unwrap();
        let person = PEOPLE.get(number % PEOPLE.len()).unwrap();
        let (year, miles, share) = (1900 + number % 120, 20 + number * 7 % 900, 2 + number % 90);
        write!(
            text,
            "The utility of {} laid {miles} miles of pipe in {year}, {share} percent more than the year before. \
             {person} told the council of {} that pump number {number} cost {} million crowns. \
             The survey of {year} found leaks in {} of the {} streets it looked at.\n\n",
            town(1),
            town(3),
            1 + number % 60,
            1 + number % 40,
            50 + number % 400,
        )
        .unwrap();
    }
    text
}
