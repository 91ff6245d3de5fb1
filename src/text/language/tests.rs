use super::*;

#[test]
fn one_sentence_is_enough_to_tell() {
    for (want, text) in [
        ("en", "Lind said 3 percent was the rate of the year."),
        (
            "en",
            "The council said that the pipes of the town are old and that it was warned.",
        ),
        (
            "en",
            "Los Angeles and El Salvador were on the list, Der Spiegel said.",
        ),
        (
            "en",
            "A café in São Paulo, “o melhor da cidade”, was sold for $3 million, the owner said.",
        ),
        ("en", "THE MAYOR SAID THAT THE DEBT FELL."),
        (
            "en",
            "E-mails released by the group confirm that Finn sold pools to Brack.",
        ),
        (
            "en",
            "Adam Finn's sister was married to Ola Beck's son, Ivo.",
        ),
        ("de", "Sie zahlten 5 Mio. Dollar an Firmen. Er ging."),
        ("de", "Der Rat sagte, dass die Rohre der Stadt alt sind."),
        ("de", "Die Bürgermeisterin kam am 3. Mai nach Velt."),
        (
            "fr",
            "Le maire a déclaré que le chômage était tombé à 4,1 % en 2023.",
        ),
        ("fr", "L’usine d’Orra n’a pas fermé."),
        ("es", "El alcalde dijo que el paro cayó al 4,1 % en 2023."),
        ("es", "¿Cuánto costó el puerto? Nadie lo sabe."),
        (
            "pt",
            "O presidente da câmara disse que o desemprego caiu para 4,1% em 2023.",
        ),
        (
            "it",
            "Il sindaco ha detto che la disoccupazione è scesa al 4,1% nel 2023.",
        ),
        (
            "nl",
            "De burgemeester zei dat de werkloosheid in 2023 tot 4,1 procent is gedaald.",
        ),
        (
            "tr",
            "Belediye başkanı işsizliğin yüzde 4,1’e düştüğünü söyledi.",
        ),
        (
            "pl",
            "Burmistrz powiedział, że bezrobocie spadło do 4,1 proc. w 2023 r.",
        ),
        (
            "sv",
            "Borgmästaren sade att arbetslösheten sjönk till 4,1 procent.",
        ),
        (
            "cs",
            "Starosta řekl, že nezaměstnanost klesla na 4,1 procenta.",
        ),
        (
            "hu",
            "A polgármester szerint a munkanélküliség 4,1 százalékra csökkent.",
        ),
        (
            "fi",
            "Kaupunginjohtaja sanoi, että työttömyys laski 4,1 prosenttiin.",
        ),
        ("ro", "Primarul a spus că șomajul a scăzut la 4,1% în 2023."),
        (
            "id",
            "Wali kota mengatakan bahwa pengangguran turun menjadi 4,1 persen pada tahun 2023.",
        ),
        (
            "vi",
            "Thị trưởng cho biết tỷ lệ thất nghiệp đã giảm xuống 4,1% trong năm 2023.",
        ),
        ("ru", "Мэр заявил, что безработица снизилась до 4,1 %."),
        (
            "uk",
            "Рада заявила, що труби міста дуже старі і її це непокоїть.",
        ),
        ("ar", "قال رئيس البلدية إن البطالة انخفضت إلى 4.1 في المئة."),
        ("fa", "شهردار گفت که بیکاری به ۴٫۱ درصد کاهش یافت."),
        ("he", "ראש העיר אמר שהאבטלה ירדה."),
        ("hi", "महापौर ने कहा कि बेरोज़गारी घटी।"),
        ("zh", "市议会星期二表示,这座城市的水管已经很旧了。"),
        ("zh", "市长在CNN和BBC表示失业率下降了。"),
        ("ja", "市議会は火曜日に、この町の水道管は古いと述べた。"),
        ("ko", "시장은 실업률이 떨어졌다고 말했다."),
        ("el", "Ο δήμαρχος είπε ότι η ανεργία μειώθηκε."),
    ] {
        assert_eq!(guess([text]), Some(want), "{text}");
    }
}

#[test]
fn what_cannot_be_told_is_no_language() {
    for text in [
        "Kappa 12 lorem",
        "",
        "12,000",
        "Velt Rovers 3, Orra Town 1",
        "Erdoğan, Müller, Lévy",
        "Ursula von der Leyen visits Kyiv",
        "Juan de la Cruz and Oscar de la Renta",
        "Pool snoo https://t.co/x pic.post.example/com com@com #com",
        "Ludwig van Beethoven wins",
        "¹²³",
    ] {
        assert_eq!(guess([text]), None, "{text}");
    }
}

#[test]
fn a_foreign_sentence_does_not_outweigh_an_article() {
    let english = "The mayor said that the port was paid for. It had cost 3 million euros in all.";
    let quoted = "“El puerto no se pagó con los impuestos de la ciudad”, dijo.";
    assert_eq!(guess([english, quoted, english]), Some("en"));
    assert_eq!(guess([quoted, quoted, "The end."]), Some("es"));
}

#[test]
fn declarations() {
    for (text, want) in [
        ("fr", Some("fr")),
        ("pt-BR", Some("pt-BR")),
        ("zh_Hant", Some("zh-Hant")),
        ("German", Some("de")),
        (" Español ", Some("es")),
        ("unknown to us", None),
        ("12", None),
        ("", None),
    ] {
        assert_eq!(declared(text).as_deref(), want, "{text}");
    }
    assert!(
        is_english("en-GB")
            && is_english("EN")
            && is_english("")
            && !is_english("enm")
            && !is_english("de")
    );
}
