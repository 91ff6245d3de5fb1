use super::*;
use proptest::prelude::*;

/// Checks that the sentences, put together with spaces, are cut apart again.
fn check(want: &[&str]) {
    let text = want.join(" ");
    let found = sentences(&text, Span::whole(&text), "en");
    let got: Vec<&str> = found.iter().map(|span| span.of(&text)).collect();
    assert_eq!(got, want);
}

#[test]
fn offsets_are_those_of_the_whole_text() {
    let text = "Title\nOne fell. Two rose.";
    let found = sentences(text, Span::new(6, text.len()), "en");
    let words: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
    assert_eq!(words, ["One fell.", "Two rose."]);
}

#[test]
fn datelines_titles_and_places() {
    check(&[
        "OVERTON, Mo. (AP) — The mayor of Overton resigned.",
        "He left at noon.",
    ]);
    check(&[
        "OVERTON, Jan. 5 (Reuters) - The U.S. Senate voted 51-49.",
        "Sen. Ann Doe (D-N.Y.) voted no.",
        "Sen. Bob Roe voted yes.",
    ]);
    check(&[
        "He works for Acme Inc. in Overton, Calif.",
        "The firm closed in Dec.",
        "It reopened in Jan. 2020.",
    ]);
    check(&[
        "He was Maj. Gen. of the army.",
        "Lt. Col. Roe spoke.",
        "Adm. Poe did not.",
    ]);
    check(&[
        "The team signed John Smith Jr. and Al Roe Sr.",
        "The deal closed.",
    ]);
    check(&["George W. Bush met J. K. Poe.", "He smiled."]);
}

#[test]
fn abbreviations_that_end_a_sentence_and_those_that_do_not() {
    check(&[
        "U.N. Secretary-General Poe spoke to the U.N.",
        "Nobody listened.",
    ]);
    check(&[
        "He moved to the U.S.",
        "In 2010, he moved back to the U.S. mainland.",
    ]);
    check(&["He works for Acme Inc.", "“You'd think so,” he said."]);
    check(&["Mr. Roe works with Poe & Co.", "Mr. Poe does not."]);
    check(&[
        "Prices rose 5 percent vs. 4 percent in Sept.",
        "Analysts cheered.",
    ]);
    check(&[
        "The bill passed by approx. 300 votes.",
        "It weighed 40 lbs. and cost $5.",
    ]);
    check(&[
        "See Figs. 3 and 4.",
        "It was No. 1 in the U.K.",
        "It fell to No. 2 a week later.",
    ]);
    check(&[
        "It was signed at 10 a.m. Tuesday by Gov. Lee.",
        "It ends at 6 p.m.",
        "Nobody came.",
    ]);
    check(&["Many tools exist (e.g. The Roe Index).", "Few are used."]);
}

#[test]
fn quotations() {
    check(&[
        "\"We lost the house.",
        "We lost the barn,\" said J. P. Morley.",
        "\"It is gone.\"",
    ]);
    check(&[
        "“The U.S. is strong.",
        "The E.U. is not,” he said.",
        "“Mr. Roe knows.”",
    ]);
    check(&[
        "\"Did he quit?\" asked Ms. Poe.",
        "\"No!\" shouted the crowd.",
        "It was over.",
    ]);
    check(&["\"Is it true?\" Bob asked.", "\"Yes.\"", "He left."]);
    check(&[
        "He said it was “a lie”.",
        "The mayor denied it.",
        "He asked, \"Who are you?\" and left.",
    ]);
    check(&[
        "He was “always violent.” [21]",
        "The most violent was Roe. [22]",
        "He left.",
    ]);
}

#[test]
fn brackets_omissions_and_exclaimed_names() {
    check(&[
        "It was late.",
        "(He had overslept.)",
        "She waited (as ever).",
    ]);
    check(&[
        "He teaches (he once built roads. It paid well.) at a school.",
        "He likes it.",
    ]);
    check(&["Back surgeries for all! [...]", "What can we do?"]);
    check(&["Wait ... I know him.", "He is the one...", "Then he left."]);
    check(&[
        "It was weakened.",
        ". . . The habit stayed.",
        "The company, Yahoo!, was sold.",
    ]);
    check(&[
        "Jeopardy! host Roe died.",
        "iPhone sales rose.",
        "eBay sales fell.",
    ]);
}

#[test]
fn inline_lists() {
    check(&[
        "1. The first item",
        "2. The second item.",
        "It is long.",
        "3. The third",
    ]);
    check(&["a. The first item", "b. The second item", "c. The third"]);
    check(&["⁃9. The first item", "⁃10. The second item"]);
    check(&["1. He was born on May 2.", "The year was cold."]);
    check(&["A. Roe met B. Poe and C. Doe."]);
}

/// Checks that the sentences of a language, put together as it does, are cut apart again.
fn check_in(code: &str, want: &[&str]) {
    let between = if matches!(code, "ja" | "zh") { "" } else { " " };
    let text = want.join(between);
    let found = sentences(&text, Span::whole(&text), code);
    let got: Vec<&str> = found.iter().map(|span| span.of(&text)).collect();
    assert_eq!(got, want, "{code}");
}

#[test]
fn every_language_is_cut_in_its_own_manner() {
    for (code, want) in [
        (
            "de",
            &[
                "Am 3. Mai kam Dr. Oll.",
                "Er ging am 19. Juli z. B. nach Velt.",
                "Der 2. Bericht kam später.",
            ][..],
        ),
        (
            "de",
            &[
                "Das kostete 3,5 Mio. Euro im 1. Halbjahr.",
                "„Zu viel.“",
                "Die Stadt zahlte usw.",
                "Der Rat ging.",
            ],
        ),
        (
            "de",
            &[
                "Friedrich II. regierte d. h. er baute.",
                "Was nun?",
                "2023. war es so.",
            ],
        ),
        (
            "fr",
            &[
                "Le maire, M. Oll, et Mme Reyes ont voté.",
                "« C’est fini. »",
                "Le conseil a dit non, cf. art. 5 du code.",
            ],
        ),
        (
            "fr",
            &[
                "Qui a payé ?",
                "« Personne ! » a-t-il dit.",
                "Le port coûte 4,1 M. d’euros.",
            ],
        ),
        (
            "fr",
            &[
                "Il a dit : « Nous payons.",
                "C’est tout. »",
                "Puis il est parti.",
            ],
        ),
        (
            "es",
            &[
                "El Sr. Oll y la Dra. Reyes viven en EE. UU. desde 2020.",
                "¿Quién pagó?",
                "¡Nadie!",
                "La pág. 12 lo dice.",
            ],
        ),
        (
            "es",
            &[
                "«No.»",
                "El núm. 3 costó 1.200 euros en 2023.",
                "El alcalde se fue a EE.UU.",
                "La gente no.",
            ],
        ),
        (
            "pt",
            &[
                "O Sr. Oll e a Dra. Reyes saíram.",
                "A av. Central fechou em 2023.",
                "Quem pagou?",
            ],
        ),
        (
            "it",
            &[
                "Il sig. Oll e la dott.ssa Reyes sono usciti.",
                "L’art. 5 è chiaro.",
                "Chi ha pagato?",
                "«Nessuno.»",
            ],
        ),
        (
            "nl",
            &[
                "Dhr. Oll en mevr. Reyes kwamen, d.w.z. bijna.",
                "Dat kostte ca. 3 mln. euro.",
                "De raad ging weg.",
            ],
        ),
        (
            "tr",
            &[
                "Dr. Oll 3. maddeyi okudu.",
                "2. Meşrutiyet vb. konular konuşuldu.",
                "Kim ödedi?",
                "Hiç kimse!",
            ],
        ),
        (
            "pl",
            &[
                "W 2023 r. bezrobocie spadło do 4,1 proc. w Velt.",
                "Było to w 2022 r.",
                "Burmistrz, dr Oll, mieszka przy ul. Długiej.",
            ],
        ),
        (
            "pl",
            &[
                "Dnia 3. maja przyszedł prof. Oll.",
                "Kto zapłacił?",
                "„Nikt.”",
            ],
        ),
        (
            "cs",
            &[
                "Dne 3. května přišel Ing. Oll.",
                "Stálo to 3 mil. korun.",
                "Kdo to platil?",
            ],
        ),
        (
            "hu",
            &["Dr. Oll május 3. napján jött.", "Ki fizetett?", "Senki."],
        ),
        (
            "fi",
            &["Se maksoi n. 3 milj. euroa 3. toukokuuta.", "Kuka maksoi?"],
        ),
        (
            "da",
            &[
                "Den 3. maj kom dr. Oll.",
                "Det kostede ca. 3 mio. kroner.",
                "Hvem betalte?",
            ],
        ),
        (
            "ru",
            &[
                "В 2023 г. безработица в г. Орра упала до 4,1 %.",
                "Это было в 2022 г.",
                "Мэр А. С. Олл живёт на ул. Новой.",
            ],
        ),
        (
            "ru",
            &[
                "«Нет!» — сказал он.",
                "Порт стоит 3 млн руб.",
                "Город заплатил, т. е. все заплатили.",
            ],
        ),
        ("uk", &["У 2023 р. безробіття впало.", "Хто заплатив?"]),
        (
            "ar",
            &["قال د. أحمد إن النسبة 4.1 في المئة.", "من دفع؟", "لا أحد!"],
        ),
        ("fa", &["شهردار گفت ۴ درصد.", "چه کسی پرداخت؟", "هیچ کس."]),
        (
            "hi",
            &[
                "डॉ. ओल ने कहा, “हमने 5 करोड़ खर्च किए।”",
                "विपक्ष ने विरोध किया।",
                "किसने दिया?",
                "किसी ने नहीं।",
            ],
        ),
        (
            "zh",
            &[
                "市长说，失业率为4.1%。",
                "“多少钱？”他问。",
                "没有人知道！",
                "他走了。",
            ],
        ),
        (
            "zh",
            &["反对党批评说“太多了！”并要求调查。", "市议会开会。"],
        ),
        (
            "ja",
            &[
                "野党は「多すぎる！」と批判した。",
                "市長は「率は4.1％だ。最低だ！」と述べた。",
                "「終わった。」",
                "市長は去った。",
            ],
        ),
        ("el", &["Ο κ. Ολ έφυγε.", "Το λιμάνι κόστισε 3 εκ. ευρώ."]),
        (
            "xx",
            &[
                "One fell.",
                "Two rose (it was 3 p.m. by then. Late).",
                "Dr. Oll left.",
            ],
        ),
    ] {
        check_in(code, want);
    }
}

#[test]
fn notes_openers_and_words_made_short_stay_with_their_sentence() {
    check(&["The tax brought in €3.5 bn. in 2022.", "It ended."]);
    check(&["Version 3.2.1. of the form was used by 500 schools."]);
    check(&[
        "Col. Ann Reyes of the 3rd Btn. said that 40 were hurt.",
        "He left.",
    ]);
    check(&[
        "It was founded by A. N. Other et al. and cost 3 million.",
        "It closed.",
    ]);
    check(&["Prices rose 3 percent.¹", "The debt fell.²", "It rose."]);
    check(&[
        "“We have paid,” Oll said on Monday.",
        "“And we did it without taxes.",
    ]);
    check(&[
        "The mayor said 12,000 were moved in 2023.\u{200E}",
        "It rained.",
    ]);
    check(&[
        "The may\u{AD}or of Vel\u{200B}t left.",
        "He is in the U.\u{AD}S. Senate.",
    ]);
}

#[test]
fn a_paragraph_longer_than_a_piece_is_cut_as_if_it_were_not() {
    let one = "The mayor of Overton said the bridge was closed. ";
    let text = one.repeat(1000);
    let found = sentences(&text, Span::whole(&text), "en");
    assert_eq!(found.len(), 1000);
    assert!(found.iter().all(|span| span.of(&text) == one.trim()));
}

proptest! {
    #[test]
    fn sentences_lose_no_word(text in "(\\PC{0,40}|[A-Za-z0-9.!?\"'“”«»() \\n。！「」\u{AD}\u{200B}]{0,60}|1\\. [A-Z] 2\\. ){0,4}") {
        let is_blank = |text: &str| text.chars().all(|c| c.is_whitespace() || crate::text::is_unseen(c));
        for code in ["en", "de", "ja", "hi", "xx"] {
        let found = sentences(&text, Span::whole(&text), code);
        let mut at = 0;
        for span in &found {
            prop_assert!(!span.is_empty() && span.start >= at);
            prop_assert!(Span::checked(&text, span.start, span.end).is_some());
            prop_assert!(is_blank(text.get(at..span.start).unwrap()));
            at = span.end;
        }
        prop_assert!(is_blank(text.get(at..).unwrap()));
        }
    }
}
