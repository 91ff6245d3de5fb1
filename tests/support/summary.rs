//! A session as a desk may hand it out: a story about an invented town, its claims, what they rest on, and what is open.

use tickmark::session::{
    Author, CheckStatus, Command, Id, Importance, Kind, Moment, NewArticle, NewEvidence,
    NewParagraph, NewSource, Resolution, Role, Session, SourceKind, Stamp, Stance, Tier,
};

const HEADLINE: &str = "Port Ellery loses two fifths of its water before it reaches a tap";
const LEAD: &str = "Port Ellery lost 40 percent of its drinking water last year, more than any other town on the coast, according to the utility’s own survey. The network was laid between 1911 and 1926.";
const QUOTE: &str = "“We have replaced nine kilometres of pipe since 2021,” said Tomas Vell, who has run the utility for eleven years. “Nobody can say that we sat still.”";
const MONEY: &str = "The council set aside 3.2 million crowns for repairs in May. Residents’ bills rose by 12 percent over the same time.";
const END: &str = "The next survey is due in the spring.";

struct Desk {
    session: Session,
    n: u32,
}

impl Desk {
    fn apply(&mut self, command: Command) {
        self.n += 1;
        let stamp = Stamp {
            by: Author {
                name: "Ida Brandt".into(),
                initials: "IB".into(),
            },
            at: Moment(1_769_850_000 + i64::from(self.n)),
            seed: Id::derived(&[&self.n.to_le_bytes()]),
        };
        self.session.apply(command, &stamp).expect("a command");
    }

    fn set(&mut self, kind: Kind, id: &str, field: &str, value: &str) {
        self.apply(Command::SetField {
            kind,
            id: Id::literal(id),
            field: field.into(),
            value: value.into(),
        });
    }

    fn claim(&mut self, id: &str, words: &str, part_of: Option<&str>) {
        let text = text();
        let at = text.find(words).expect("words of the story");
        let start = text.get(..at).unwrap_or_default().chars().count();
        self.apply(Command::AddClaim {
            id: Some(Id::literal(id)),
            article: Id::literal("water"),
            start,
            end: start + words.chars().count(),
            statement: String::new(),
            part_of: part_of.map(Id::literal),
        });
    }

    fn decided(&mut self, id: &str, status: CheckStatus, verdict: Option<&str>, why: &str) {
        let claim = Id::literal(id);
        self.apply(Command::SetCheckStatus { claim, status });
        self.apply(Command::SetVerdict {
            claim,
            verdict: verdict.map(str::to_owned),
        });
        self.apply(Command::SetRationale {
            claim,
            rationale: why.into(),
        });
    }

    fn evidence(&mut self, id: &str, claim: &str, source: &str, stance: Stance, words: [&str; 2]) {
        let [locator, extract] = words;
        self.apply(Command::AddEvidence(NewEvidence {
            id: Some(Id::literal(id)),
            claim: Id::literal(claim),
            source: Id::literal(source),
            stance,
            locator: locator.into(),
            extract: extract.into(),
            tier: Tier::Primary,
            looked_on: String::new(),
            ..NewEvidence::default()
        }));
        self.set(Kind::Evidence, id, "looked_on", "2026-01-28");
    }

    fn source(&mut self, id: &str, title: &str, kind: SourceKind, address: &str) {
        self.apply(Command::AddSource(NewSource {
            id: Some(Id::literal(id)),
            title: title.into(),
            kind,
            author: "Port Ellery Water".into(),
            address: address.into(),
            ..NewSource::default()
        }));
    }
}

fn text() -> String {
    [HEADLINE, "By Mara Lindqvist", LEAD, QUOTE, MONEY, END].join("\n")
}

/// The session.
pub fn session() -> Session {
    let mut desk = Desk {
        session: Session::default(),
        n: 0,
    };
    let paragraph = |text: &str, role| NewParagraph {
        text: text.into(),
        role,
        ..NewParagraph::default()
    };
    desk.apply(Command::SetTitle {
        title: "Water losses in Port Ellery".into(),
    });
    desk.set(Kind::Details, "session", "publication", "The Coast Wire");
    desk.set(Kind::Details, "session", "deadline", "2026-02-02");
    desk.apply(Command::AddArticle(NewArticle {
        id: Some(Id::literal("water")),
        title: HEADLINE.into(),
        byline: "Mara Lindqvist".into(),
        publisher: "The Coast Wire".into(),
        published: "2026-01-31".into(),
        address: "https://coastwire.example/2026/water_losses".into(),
        language: "en".into(),
        paragraphs: vec![
            paragraph(HEADLINE, Role::Headline),
            paragraph("By Mara Lindqvist", Role::Furniture),
            paragraph(LEAD, Role::Body),
            paragraph(QUOTE, Role::Body),
            paragraph(MONEY, Role::Body),
            paragraph(END, Role::Body),
        ],
        ..NewArticle::default()
    }));
    desk.claim(
        "lost",
        "Port Ellery lost 40 percent of its drinking water last year, more than any other town on the coast",
        None,
    );
    desk.claim(
        "most",
        "more than any other town on the coast",
        Some("lost"),
    );
    desk.claim("laid", "The network was laid between 1911 and 1926.", None);
    desk.claim(
        "pipe",
        "We have replaced nine kilometres of pipe since 2021",
        None,
    );
    desk.claim("vell", "has run the utility for eleven years", None);
    desk.claim(
        "money",
        "The council set aside 3.2 million crowns for repairs in May.",
        None,
    );
    desk.claim(
        "bills",
        "Residents’ bills rose by 12 percent over the same time.",
        None,
    );
    desk.source(
        "survey",
        "Survey of losses 2025",
        SourceKind::Document,
        "https://water.port-ellery.example/reports/losses_2025.pdf",
    );
    desk.source(
        "log",
        "Register of works 2021–2025",
        SourceKind::Dataset,
        "",
    );
    desk.source(
        "minutes",
        "Minutes of the council, 12 May 2025",
        SourceKind::Document,
        "https://port-ellery.example/council/2025-05-12?item=7&lang=en",
    );
    desk.source(
        "call",
        "Call with the press office",
        SourceKind::Interview,
        "",
    );
    desk.decided(
        "lost",
        CheckStatus::Checked,
        Some("true"),
        "The survey gives 39.8 percent for the year to December.",
    );
    desk.apply(Command::SetImportance {
        claim: Id::literal("lost"),
        importance: Importance::High,
    });
    desk.evidence(
        "e1",
        "lost",
        "survey",
        Stance::Supports,
        [
            "p. 14, table 3",
            "Unbilled and lost: 39.8 % of the volume fed into the network.",
        ],
    );
    desk.decided(
        "most",
        CheckStatus::Checked,
        Some("half_true"),
        "It holds for towns of its size; two villages lose more.",
    );
    desk.evidence(
        "e2",
        "most",
        "survey",
        Stance::Context,
        [
            "p. 31",
            "Comparison is made among towns above 10,000 inhabitants.",
        ],
    );
    desk.decided(
        "laid",
        CheckStatus::Checked,
        Some("mostly_true"),
        "The last street followed in 1927.",
    );
    desk.evidence("e3", "laid", "log", Stance::Supports, ["rows 2–118", ""]);
    desk.decided(
        "pipe",
        CheckStatus::Checked,
        Some("false"),
        "The register adds up to 5.6 kilometres; nine were planned.",
    );
    desk.evidence(
        "e4",
        "pipe",
        "log",
        Stance::Contradicts,
        [
            "sheet “Works”, rows 310–344",
            "Total renewed 2021–2025: 5,610 m",
        ],
    );
    desk.evidence(
        "e5",
        "pipe",
        "call",
        Stance::Supports,
        [
            "28 January, 10:20",
            "It is nine kilometres if you count what is contracted.",
        ],
    );
    desk.apply(Command::SetResolution {
        claim: Id::literal("pipe"),
        resolution: Resolution::ChangeRequested,
    });
    desk.apply(Command::RequestChange {
        id: Some(Id::literal("change")),
        claim: Id::literal("pipe"),
        proposed: "“We have replaced nine kilometres of pipe since 2021,” said Tomas Vell; the utility’s register shows 5.6 kilometres.".into(),
        reason: "What he says is a plan, not what was built.".into(),
    });
    desk.apply(Command::AddContact {
        id: Some(Id::literal("vell2")),
        name: "Tomas Vell".into(),
        claims: vec![Id::literal("pipe")],
        asked: "Which stretches make nine kilometres?".into(),
    });
    desk.set(Kind::Contact, "vell2", "role", "Head of the utility");
    desk.set(
        Kind::Contact,
        "vell2",
        "reply",
        "The contracts are signed; the trenches follow.",
    );
    desk.apply(Command::SetCheckStatus {
        claim: Id::literal("vell"),
        status: CheckStatus::InProgress,
    });
    desk.decided("money", CheckStatus::NeedsAttention, None, "");
    desk.evidence(
        "e6",
        "money",
        "minutes",
        Stance::Supports,
        ["item 7", "… a sum of 3,200,000 crowns is set aside …"],
    );
    desk.set(
        Kind::Claim,
        "money",
        "unresolved",
        "Whether the sum was paid out: the accounts for 2025 are not public yet.",
    );
    desk.apply(Command::Correct {
        id: Some(Id::literal("corr")),
        claim: Id::literal("laid"),
        what: "An earlier version said that the network was laid by 1920.".into(),
        why: "The register was misread.".into(),
        verdict: None,
    });
    desk.session
}
