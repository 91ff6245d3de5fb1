use super::super::plain::paragraphs;

fn read(text: &str) -> Vec<String> {
    let found = paragraphs(text, &mut Vec::new());
    found.into_iter().map(|one| one.text).collect()
}

/// A story of invented places, one string a paragraph.
const STORY: [&str; 5] = [
    "The town council of Brack voted on Thursday evening to close the old swimming pool on Mill Lane, which has lost water since the spring of 2019, after engineers told it that a repair would cost 2.4 million crowns and would last for no more than ten years.",
    "“We cannot go on like this,” said Ola Finn, who leads the council. A well-known builder has offered to look at the pipes, she said, and 14 people have written to object.",
    "Nobody voted against.",
    "The pool was opened in 1961 by the then minister for health, Dr Ivo Stern, and was used by about 40,000 people a year until the roof was found to be unsafe. It has been shut in winter since then, and the heating, which runs on oil, was never replaced.",
    "A decision on the land is due in June. The owner of the shop next door wants to build flats there, the council was told, but the school needs the space as well.",
];

/// Breaks paragraphs at a width, as `fmt` does; `first` and `rest` stand before their lines.
fn wrapped(width: usize, between: &str, first: &str, rest: &str) -> String {
    let each = STORY.iter().map(|paragraph| {
        let mut lines = String::from(first);
        let mut column = first.chars().count();
        let mut begins = true;
        for word in paragraph.split(' ') {
            let length = word.chars().count();
            if !begins {
                if column + 1 + length > width {
                    lines.push('\n');
                    lines.push_str(rest);
                    column = rest.chars().count();
                } else {
                    lines.push(' ');
                    column += 1;
                }
            }
            begins = false;
            lines.push_str(word);
            column += length;
        }
        lines
    });
    each.collect::<Vec<_>>().join(between)
}

#[test]
fn wrapped_paragraphs_are_joined_at_any_width() {
    for width in [38, 45, 58, 65, 72, 78, 100] {
        assert_eq!(
            read(&wrapped(width, "\n\n", "", "")),
            STORY,
            "blank lines, {width}"
        );
        assert_eq!(
            read(&wrapped(width, "\n\n", "  ", "  ")),
            STORY,
            "all indented, {width}"
        );
        assert_eq!(
            read(&wrapped(width, "\n", "    ", "")),
            STORY,
            "first lines indented, {width}"
        );
        assert_eq!(
            read(&wrapped(width, "\n>\n", "> ", "> ")),
            STORY,
            "quoted, {width}"
        );
        let lists = read(&wrapped(width, "\n", "- ", "  "));
        let items: Vec<String> = STORY.iter().map(|one| format!("- {one}")).collect();
        assert_eq!(lists, items, "items, {width}");
    }
}

#[test]
fn few_lines_are_enough_where_they_go_on() {
    for (text, count) in [
        (
            "Pool\n\nThe council said on Monday that the pool had cost 48 million\neuros, twice the plan.\n",
            2,
        ),
        (
            "Pool\n\nA new pool, which is due to open in March, will add\na further nine million euros to the bill and will require\nthe approval of the regional assembly.\n",
            2,
        ),
        (
            "> The pool has lost water since 2019, the engineers told\n> members, who had asked for months.\n",
            1,
        ),
    ] {
        assert_eq!(read(text).len(), count, "{text}");
    }
    let name = wrapped(50, "\n\n", "", "")
        + "\n\n“Nobody can say that we were not warned,” said Ms\nFinn, who leads it.";
    assert_eq!(read(&name).len(), STORY.len() + 1);
}

#[test]
fn numbered_items_keep_together() {
    let text = "Findings\n\n1. The pool on Mill Lane has lost water since the\n   spring of 2019, engineers say.\n2. A repair would cost 2.4 million crowns and last\n   no more than ten years.\n3. Nobody voted.\n";
    assert_eq!(
        read(text),
        [
            "Findings",
            "1. The pool on Mill Lane has lost water since the spring of 2019, engineers say.",
            "2. A repair would cost 2.4 million crowns and last no more than ten years.",
            "3. Nobody voted.",
        ]
    );
}

#[test]
fn paragraphs_without_blank_lines_end_where_a_line_is_short() {
    let text = "Pool to close in June\nThe council of Brack has voted to close the\npool on Mill Lane, which has lost water since\n2019, after engineers said that repairs were\nno use.\nNobody voted against it, and nobody in the\nhall had a word to say for it.\n";
    assert_eq!(
        read(text),
        [
            "Pool to close in June",
            "The council of Brack has voted to close the pool on Mill Lane, which has lost water since 2019, after engineers said that repairs were no use.",
            "Nobody voted against it, and nobody in the hall had a word to say for it.",
        ]
    );
}

#[test]
fn lines_that_stand_for_themselves_stay() {
    for text in [
        // results, polls, tables
        "Brack City 3, Finn Town 1\nMill United 0, Lane 2\nOld Boys 4, Pool Rangers 4\nBrack Ladies 2, Lane Girls 2",
        "Red party, 41 percent\nBlue party, 28 percent\nGreen party, 12 percent\nOthers, in all, 19 percent",
        "Year\tCost\tVisitors\n2019\t2.1\t40,000\n2020\t2.4\t11,000\n2021\t2.2\t9,000",
        "Brack      12   14\nFinn        9   11\nMill Lane   3    2",
        "| a | of the |\n| b | of it |\n| c | of us |",
        // names
        "Ola Finn, leader of the council\nIvo Stern, a former minister\nUna Beck, from the school\nMax Lund, owner of the shop",
        // statements
        "The pool has lost water since the spring of 2019\nThe roof was found to be unsafe in the year 2008\nVisitors fell by 14 percent in each of two years",
        "the pool has lost water every year since 2019\nvisitors fell by 14 percent in each of two years\nnobody voted against closing it last thursday\nengineers were paid 2.4 million crowns for advice",
        "The pool is shut.\nThe roof is unsafe.\nNobody voted against it.\nA decision is due in June.",
        // verses
        "The rain\nfell on the pool all night\nand\nnobody swam\nin it",
        "The pool was blue, the pool was deep,\nThe water cold and clear,\nAnd all the town was fast asleep\nWhen spring came round this year,",
        "O pool of my youth, O wall,\nwhere boats go out to sea,\nyour price has doubled, that is all,\nand no one pays but me.",
        "2 cups of flour\n3 eggs\n1 cup of milk\na pinch of salt\nsome butter for the pan",
        "09:00 Opening by the mayor\n09:30 Report of the auditor\n10:15 Coffee\n10:45 Debate on the pool",
        // speakers
        "Ola Finn: We cannot go on like this with the\nUna Beck: The school needs the space as well as the\nOla Finn: So you say.",
        "Q: Who voted for it, and who was in the hall and the\nA: Nobody voted against it, that was the end of it.",
        // lists
        "• the pool, which is old and which is the\n• the roof, which is unsafe and which is the\n• the land",
        "- the pool, which is old and is of the\n- the roof, which is unsafe and of the\n- the land",
    ] {
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(read(text), lines, "{text}");
    }
}

#[test]
fn lists_are_sorted_for_the_search() {
    for list in [super::CLOSING, super::LINKS, super::COMPOUNDS] {
        assert!(list.is_sorted(), "{list:?}");
    }
}

#[test]
fn hyphens_at_line_ends() {
    let text = "The council said on Thursday that the recon\u{AD}\nstruction of the pool would cost a great deal\nof money, the engi-\nneers having found that the long-\nterm use of the building is in no way assured,\nand that the engineers who built it, the well-\nknown firm of Beck, have closed. The recon-\nciliation of both is due.";
    assert_eq!(
        read(text),
        [
            "The council said on Thursday that the reconstruction of the pool would cost a great deal of money, the engineers having found that the long-term use of the building is in no way assured, and that the engineers who built it, the well-known firm of Beck, have closed. The reconciliation of both is due."
        ]
    );
}

#[test]
fn other_scripts_are_joined_in_their_own_way() {
    for (text, want) in [
        (
            "市议会星期四晚上投票决定关闭磨坊巷的旧\n游泳池，因为自二零一九年春天以来那里一直\n在漏水。\n",
            "市议会星期四晚上投票决定关闭磨坊巷的旧游泳池，因为自二零一九年春天以来那里一直在漏水。",
        ),
        (
            "Der Rat von Brack stimmte am Donnerstag dafür, das alte\nSchwimmbad in der Mühlgasse zu schließen, das seit dem\nFrühjahr 2019 Wasser verliert.\n",
            "Der Rat von Brack stimmte am Donnerstag dafür, das alte Schwimmbad in der Mühlgasse zu schließen, das seit dem Frühjahr 2019 Wasser verliert.",
        ),
        (
            "Совет города Брак проголосовал в четверг вечером за\nзакрытие старого бассейна на Мельничной улице, который\nтеряет воду с весны.\n",
            "Совет города Брак проголосовал в четверг вечером за закрытие старого бассейна на Мельничной улице, который теряет воду с весны.",
        ),
    ] {
        assert_eq!(read(text), [want]);
    }
}
