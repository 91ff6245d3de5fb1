//! What the pages tell: a few stories about places that do not exist, and what must be found of them.

/// A piece of a story.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    P(&'static str),
    /// A heading between paragraphs.
    H(&'static str),
    /// Items of a list.
    List(&'static [&'static str]),
    Quote(&'static str),
    /// What stands under a picture.
    Caption(&'static str),
    /// Rows of a table.
    Table(&'static [[&'static str; 3]]),
}

use Part::{Caption, H, List, P, Quote, Table};

/// A story.
#[derive(Clone, Copy, Debug)]
pub struct Story {
    pub slug: &'static str,
    pub title: &'static str,
    pub standfirst: &'static str,
    pub authors: &'static [&'static str],
    /// The day of publication, and that of the last change.
    pub published: &'static str,
    pub updated: &'static str,
    pub site: &'static str,
    pub language: &'static str,
    pub parts: &'static [Part],
}

impl Story {
    pub fn address(&self) -> String {
        format!("https://courier.example/2026/03/{}", self.slug)
    }

    pub fn byline(&self) -> String {
        self.authors.join(", ")
    }

    /// Its words, in order.
    pub fn words(&self) -> Vec<String> {
        let mut all = Vec::new();
        for part in self.parts {
            match part {
                P(words) | H(words) | Quote(words) | Caption(words) => {
                    all.push((*words).to_owned());
                }
                List(items) => all.extend(items.iter().map(|item| (*item).to_owned())),
                Table(rows) => all.extend(rows.iter().map(|row| row.join(" "))),
            }
        }
        all
    }
}

pub const STORIES: [Story; 4] = [
    Story {
        slug: "kell-bridge",
        title: "Kell bridge cost 11 million more than the council was told",
        standfirst: "Papers seen by this newspaper show that engineers warned of the overrun a year before it was made public.",
        authors: &["Ida Brandt", "Jon Aas"],
        published: "2026-03-02",
        updated: "2026-03-04",
        site: "The Courier",
        language: "en",
        parts: &[
            P(
                "The new bridge at Kell cost 48 million crowns, 11 million more than the town council was told when it voted for the work in May 2024, according to papers seen by The Courier.",
            ),
            P("The county paid the difference."),
            Caption("The bridge at Kell on the morning it opened. Photograph: Marta Oll"),
            P(
                "Engineers from the firm that built it, Ose Steelworks, wrote to the mayor in March last year that the ground under the eastern pier was softer than the survey of 1998 had said.",
            ),
            P(
                "“We cannot hold the price under these conditions,” the letter says. It was never shown to the council.",
            ),
            P("Asked about it on Monday, the mayor, Bo Ren, said he had passed it on."),
            Quote(
                "I passed it on the same day, to the people whose work it is to read such letters, and I was told that all was well.",
            ),
            P("The county's head of roads, Signe Hald, denied that."),
            P("“No such letter reached us before November,” she said."),
            H("What the survey said"),
            P(
                "The survey of 1998 was made for another bridge, which was never built. It took eleven samples, none of them within 200 metres of the place where the pier now stands, and its authors asked for more before any work began.",
            ),
            P("They were not made."),
            List(&[
                "1998: eleven samples are taken.",
                "2024: the council votes for 37 million.",
                "2025: the firm warns the mayor.",
                "2026: the bridge opens.",
            ]),
            P("The council meets again on Thursday."),
        ],
    },
    Story {
        slug: "pell-ferry",
        title: "Last ferry to Pell leaves on Sunday",
        standfirst: "After 115 years the line closes, and the islanders will drive.",
        authors: &["Marta Oll"],
        published: "2026-02-27",
        updated: "2026-02-27",
        site: "Pell Weekly",
        language: "en",
        parts: &[
            P("The last ferry to Pell leaves the harbour on Sunday at noon."),
            P(
                "It has sailed since 1911, at first twice a week and under sail, later every hour; 312,000 cars came over last year, more than ever before, said the company that runs it.",
            ),
            P("From Monday there is the bridge."),
            P(
                "“I have nothing against bridges,” said Ada Oll, 81, who sold tickets on the quay for forty years and came on Friday to look at it once more. “But nobody talks to anybody on a bridge.”",
            ),
            P(
                "The two boats are sold. One goes to Norway, where it will carry salmon feed between the farms of the Hald fjord; the other will be broken up at Ose, the company said in a statement.",
            ),
            P(
                "Of the 46 people who worked on the line, 31 have found other work, the union said. The rest have been promised a year's pay.",
            ),
            P("The café on the quay stays open until the summer."),
            P("How to get there on Sunday:"),
            List(&[
                "Boats leave at 8, 10 and 12.",
                "Cars must be at the quay half an hour before.",
                "There is no boat back.",
            ]),
            P(
                "Correction: an earlier version of this article said that the line opened in 1912. It opened in 1911.",
            ),
        ],
    },
    Story {
        slug: "hospital-waits",
        title: "Waits at Kell hospital have doubled since 2020, figures show",
        standfirst: "Half of all patients with a broken hip now wait longer than two days for surgery.",
        authors: &["Jon Aas"],
        published: "2026-01-19",
        updated: "2026-01-20",
        site: "The Courier",
        language: "en",
        parts: &[
            P(
                "Patients at the hospital in Kell wait twice as long for an operation as they did six years ago, figures of the health board show.",
            ),
            P(
                "The median wait rose from 41 days in 2020 to 83 days last year. For a broken hip, where doctors say that every hour counts, it rose from 19 hours to 49.",
            ),
            Table(&[
                ["Year", "All operations", "Broken hip"],
                ["2020", "41 days", "19 hours"],
                ["2023", "66 days", "37 hours"],
                ["2025", "83 days", "49 hours"],
            ]),
            P(
                "“It is not for want of surgeons,” said Dr Lena Moe, who leads the department. “It is for want of beds to put people in afterwards.”",
            ),
            H("Fewer beds"),
            P(
                "The hospital has closed 44 of its 210 beds since 2021. Two of its five wards for the old are empty, and one has become an archive.",
            ),
            P(
                "The board says that nursing homes should take more people. The nursing homes, which the town runs, say that they are full.",
            ),
            H("What happens now"),
            P(
                "A new ward of 24 beds was to open in the autumn of 2025; it is now planned for 2027, and its cost has risen from 90 to 122 million crowns.",
            ),
            P("Nobody at the board would say whether that date holds."),
            P("“We are working on it,” a spokesman said."),
        ],
    },
    Story {
        slug: "talk-with-the-harbour-master",
        title: "“You learn to count boats in the dark”: a talk with the harbour master",
        standfirst: "Einar Hald has kept the harbour of Kell for thirty years. In April he stops.",
        authors: &["Signe Berg"],
        published: "2026-03-07",
        updated: "2026-03-07",
        site: "Harbour Notes",
        language: "en",
        parts: &[
            P("Einar Hald, you stop in April. Why now?"),
            P(
                "Because the bridge is there. A harbour without a ferry needs a caretaker, no master.",
            ),
            P("How many boats have you seen come in?"),
            P(
                "I wrote them all down. It is 61,204 until last night, if I have not counted the Marie twice, which came in, turned round and came in again because somebody had forgotten his dog.",
            ),
            P("Do people still fish here?"),
            P(
                "Four boats. There were ninety when I came, in 1996, and they stood three deep along the whole of the north quay; you could walk over to the other side without wetting your feet.",
            ),
            P("What went wrong?"),
            P(
                "Nothing went wrong. The fish went north and the young people went south, and both knew why.",
            ),
            P("And what will you do?"),
            P("Sleep."),
        ],
    },
];
