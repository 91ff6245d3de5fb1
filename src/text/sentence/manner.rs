//! How languages other than English write sentences: abbreviations, ordinals, months.

/// What a language writes with points inside a sentence.
pub struct Manner {
    /// ISO 639-1 codes.
    pub codes: &'static str,
    /// Abbreviations that end no sentence: titles, and what stands before a name or a number.
    pub inside: &'static str,
    /// Abbreviations that may end one.
    pub either: &'static str,
    /// Whether a number with a point is an ordinal.
    pub ordinals: bool,
    /// Months, as an ordinal may stand before them.
    pub months: &'static str,
    /// Whether common nouns are capitalised, so that a capital alone opens no sentence.
    pub nouns: bool,
}

/// A language of which nothing is known.
const PLAIN: Manner = Manner {
    codes: "",
    inside: "dr prof",
    either: "etc",
    ordinals: false,
    months: "",
    nouns: false,
};

/// The manner of a language, by its ISO 639-1 code.
pub fn of(code: &str) -> &'static Manner {
    MANNERS
        .iter()
        .find(|manner| has(manner.codes, code))
        .unwrap_or(&PLAIN)
}

/// Whether `word`, in lower case, is one of the words of a list.
pub fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

const MANNERS: &[Manner] = &[
    Manner {
        codes: "de lb",
        inside: "abs abt art bd bzw bzgl ca chr dipl dir dr ev evtl fa fam fr frl gen geb gegr ggf gr hg hl hr hrn hrsg \
            inkl insb jh kap kath lt max med min mr mrs nr nrn ob obb phil pfr prof rd red rer sen sog st str tel u univ vgl vors \
            zb zw betr bez ing jur kfm mag nat oec pol st stellv tägl vs z d i o s z.b d.h u.a u.u o.ä v.a i.d.r s.o s.u e.v-",
        either: "mio mrd mill tsd usw etc uvm ff f jr jh jhdt std min sek inc co corp ltd ag mwst a v",
        ordinals: true,
        months: "januar jänner februar feber märz april mai juni juli august september oktober november dezember jan feb mrz apr jun \
            jul aug sep sept okt nov dez",
        nouns: true,
    },
    Manner {
        codes: "fr",
        inside: "m mm mme mmes mlle mlles dr pr prof me mgr st ste av bd boul art chap fig p pp vol no nos n° tél env éd cf \
            capt col gén cdt lt sgt hab janv févr avr juil sept oct nov déc",
        either: "etc jr cie inc ltd co",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "es gl ast",
        inside: "sr sra sres sras srta d dª dña dn dr dra drs prof profa lic ing arq gral gen cap cnel col tte sgto ud uds vd vds \
            art arts av avda c/ pág págs p pp núm núms n nº tel tfno vol fig ej aprox máx mín depto dpto prov sta sto excmo excma \
            ilmo mons rvdo ee fund hnos cía",
        either: "etc jr s.a a.c d.c p.m a.m uu ffaa ee.uu a.c. inc ltd",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "pt",
        inside: "sr sra srs sras srta d dr dra drs dras prof profa eng exmo exma gen cel cap ten maj sgt min dep sen gov pres art \
            arts av r pág págs p pp núm nº n tel vol fig ex aprox máx mín jan fev mar abr jun jul ago set out nov dez sto sta",
        either: "etc jr ltda cia s.a a.c d.c inc",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "it",
        inside: "sig sigg sigra sig.ra sig.na dott dott.ssa dr prof prof.ssa avv ing arch geom rag on sen gen col cap ten mons don s ss art \
            artt pag pagg p pp n nn nr tel vol fig es cfr ca circa max min gr v",
        either: "etc ecc jr spa s.p.a srl s.r.l a.c d.c inc",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "ca",
        inside: "sr sra srs dr dra prof art av pàg núm tel vol fig ex aprox",
        either: "etc s.a",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "ro",
        inside: "dl dna d-na d-l dr prof ing av str nr art pag cap vol tel ex gen col",
        either: "etc ș.a s.a î.hr",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "nl af",
        inside: "dhr mevr mw dr drs ir ing mr prof ds gen kol lt kap st art nr nrs blz p pp fig bijv bv ca max min evt incl excl jl \
            resp tel vgl z.g zgn o.a d.w.z m.b.t i.v.m t.o.v n.a.v a.h.v o.l.v m.n dwz mln mld",
        either: "enz etc e.d e.a n.v b.v jr sr inc mln mld v.chr n.chr",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "sv",
        inside: "dr prof hr fru kl nr s sid st tel ca bl.a t.ex d.v.s s.k m.fl ev jfr resp fig kap art",
        either: "osv etc m.m mkr mdr milj jr",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "da no nb nn fo",
        inside: "dr prof hr fr frk kl nr s sd st tlf ca bl.a f.eks dvs jf ev evt inkl ekskl maks min kap art pkt",
        either: "osv etc m.m m.v mio mia mill mrd kr jr",
        ordinals: true,
        months: "januar februar marts mars april maj mai juni juli august september oktober november december desember",
        nouns: false,
    },
    Manner {
        codes: "is",
        inside: "dr prof hr frú bls nr kl t.d þ.e u.þ.b sk",
        either: "o.s.frv etc kr millj",
        ordinals: true,
        months: "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
        nouns: false,
    },
    Manner {
        codes: "fi et",
        inside: "dr prof esim ks mm n noin nro s vrt tri arv lk nt näit nr sh jne-",
        either: "jne ym yms klo milj mrd jkr eaa",
        ordinals: true,
        months: "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta \
            joulukuuta jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
        nouns: false,
    },
    Manner {
        codes: "pl",
        inside: "dr prof inż mgr lek hab ks bp abp św gen płk ppłk mjr kpt por sierż im ul al pl os woj pow gm art ust pkt par nr s str t \
            tel tab rys np m.in tj tzw tzn ds min max ok zob por pt red dyr śp godz",
        either: "itd itp r w ww proc mln mld tys zł gr km in n.e p.n.e br ub jr spz",
        ordinals: true,
        months: "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        nouns: false,
    },
    Manner {
        codes: "cs sk",
        inside: "p pí dr doc prof ing mgr mudr judr phdr rndr bc čl č str s ul nám tel tzv tj např napr mj obr kap sv gen plk kpt hod",
        either: "atd atp apod a.s s.r.o mil mld tis kč r n.l př.n.l tzn",
        ordinals: true,
        months: "ledna února března dubna května června července srpna září října listopadu prosince januára februára marca apríla mája \
            júna júla augusta septembra októbra novembra decembra",
        nouns: false,
    },
    Manner {
        codes: "hr sl sr bs mk",
        inside: "dr prof gosp gđa g ga ing mr mag sv ul br čl str tel tzv tj npr npr. oko cca d.d d.o.o ob št gl",
        either: "itd sl god g mil mlrd tis kn st v r",
        ordinals: true,
        months: "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca januarja februarja \
            marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
        nouns: false,
    },
    Manner {
        codes: "hu",
        inside: "dr id ifj özv prof gr br kb ill pl ún vö ld old sz u ker",
        either: "stb kft rt zrt nyrt bt i.e i.sz",
        ordinals: true,
        months: "január február március április május június július augusztus szeptember október november december",
        nouns: false,
    },
    Manner {
        codes: "tr az",
        inside: "dr prof doç yrd av müh mim sn bn hz st gen alb yb bnb yzb tğm ord op uz arş gör öğr müd bşk cad cd sk mah mh apt no s sf \
            tel bkz örn yak ör fak üni böl krş",
        either: "vb vs vd tl mr km kg a.ş ltd şti m.ö m.s",
        ordinals: true,
        months: "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        nouns: false,
    },
    Manner {
        codes: "ru uk be bg kk",
        inside: "г-н г-жа гг-н им ул пр просп пл пер наб д корп кв стр с св ст гл рис табл см ср тел проф акад доц инж к.т.н д.т.н ген \
            полк подп майор кап лейт пос дер обл р-н напр т.е т.н т.к т.д- т.п- вул буд обл смт імені ім пан",
        either: "г гг в вв руб коп тыс млн млрд трлн км долл евро т.д т.п др пр н.э грн р рр тис до- год лв",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "el",
        inside: "κ κα κος δρ καθ αρ σελ π.χ δηλ βλ αγ οδ λεωφ τηλ τ.μ",
        either: "κ.λπ κλπ κ.ά μ.μ π.μ εκ δισ χιλ α.ε",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "ar fa ur ps he",
        inside: "د أ م ص ج ط ت هـ ق آ مهندس دکتر ڈاکٹر ד״ר פרופ מס עמ רח",
        either: "إلخ الخ وغيره وכו",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "hi mr ne",
        inside: "डॉ डा श्री श्रीमती प्रो पं सु कु मो एड इंजी ले कर्नल जन नं रु रू पृ क्र मि कं प्रा",
        either: "लि आदि कि.मी ई.पू",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "bn gu pa ta te kn ml si",
        inside: "ড ডা প্রো মো সা শ্রী ડૉ શ્રી પ્રો ਡਾ ਸ਼੍ਰੀ டாக்டர் திரு டா డా శ్రీ ಡಾ ಶ್ರೀ ഡോ ശ്രീ",
        either: "",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "id ms sw tl",
        inside: "dr drs dra prof ir hj h kh jl jln no hal tel tgl pt cv kab kec sdr sdri yth bpk ibu gen",
        either: "dll dsb dst tbk rp",
        ordinals: false,
        months: "",
        nouns: false,
    },
    Manner {
        codes: "vi",
        inside: "ts ths gs pgs bs ks tp q p đ st tr",
        either: "v.v",
        ordinals: false,
        months: "",
        nouns: false,
    },
];
