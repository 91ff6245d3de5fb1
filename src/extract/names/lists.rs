//! Words that tell what a name names. Common knowledge, written for this project.

use std::sync::LazyLock;

use crate::extract::table::Table;

/// One of the lists of words, as a bit.
#[derive(Clone, Copy, Debug)]
pub struct List(u16);

/// Whether a word is in a list of words.
pub fn has(list: List, word: &str) -> bool {
    static LISTS: LazyLock<Table<u16>> = LazyLock::new(|| {
        let pairs = WORDS.iter().flat_map(|(bit, words)| {
            let words = words.split(' ');
            words.map(|word| (word, bit.0))
        });
        Table::gather(pairs, |a, b| a | b)
    });
    LISTS.get(word).is_some_and(|bits| bits & list.0 != 0)
}

/// Whether a phrase is the name of a well-known place.
pub fn is_place(phrase: &str) -> bool {
    static KNOWN: LazyLock<Table<()>> =
        LazyLock::new(|| Table::gather(PLACES.split(", ").map(|place| (place, ())), |(), ()| ()));
    KNOWN.get(phrase.trim_end_matches('.')).is_some()
}

/// Titles before a person's name.
pub const TITLES: List = List(1 << 0);
/// Roles before a person's name, in lower case.
pub const ROLES: List = List(1 << 1);
/// Abbreviations inside names.
pub const SHORT: List = List(1 << 2);
/// Words that may stand inside a name in lower case.
pub const LINKS: List = List(1 << 3);
/// Those that belong to people's names.
pub const PARTICLES: List = List(1 << 4);
/// Bodies whose names go on with "of" or "for".
pub const OF_BODIES: List = List(1 << 5);
/// Words that make a name an organisation's.
pub const BODIES: List = List(1 << 6);
/// Words that end the name of a place.
pub const PLACE_WORDS: List = List(1 << 7);
/// Capitalised words that are no names.
pub const NO_NAMES: List = List(1 << 8);
/// Given names common in English-language news.
pub const FIRST_NAMES: List = List(1 << 9);

/// The lists with their words.
const WORDS: &[(List, &str)] = &[
    (
        TITLES,
        "Mr Mrs Ms Dr Sen Rep Gov Gen Col Lt Sgt Prof Rev Hon President Senator Representative Governor Mayor Secretary Minister Chancellor King Queen Prince Princess Pope Judge Justice Chairman Chairwoman Director Professor Chief Sir Lord Lady Prime Vice Former Foreign General Colonel Captain Officer Detective Sheriff Ambassador Attorney Congressman Congresswoman Councilman Premier Speaker Spokesman Spokeswoman CEO CFO COO CTO MP MEP Councillor Commissioner Sheikh Sultan Emir Admiral Major Lieutenant Sergeant Inspector Superintendent Constable Reverend Bishop Archbishop Cardinal Rabbi Imam Coach Dame Deputy Acting",
    ),
    (
        ROLES,
        "spokesman spokeswoman spokesperson leader lawyer attorney economist historian analyst director chairman chairwoman president chief executive actor actress singer author writer professor candidate nominee senator governor mayor minister founder owner coach player critic columnist reporter strategist manager adviser aide billionaire businessman activist officer secretary councillor teacher nurse doctor engineer farmer student pilot driver scientist researcher biologist archaeologist physician surgeon artist musician composer architect photographer editor publisher banker solicitor barrister prosecutor commissioner inspector detective resident pensioner mother father widow widower son daughter sister brother ecologist geologist chemist physicist mathematician fisherman captain ambassador diplomat lawmaker politician deputy member head boss trader investor accountant auditor clerk baker butcher builder carpenter",
    ),
    (
        SHORT,
        "Jr Sr St Inc Corp Co Ltd Mr Mrs Ms Dr Sen Rep Gov Gen",
    ),
    (
        LINKS,
        "of for de del van von der da di al bin ibn la le du and",
    ),
    (PARTICLES, "de del van von der da di al bin ibn la le du"),
    (
        OF_BODIES,
        "Department Ministry University Bank House Council Bureau Office Court Institute College Board Center Centre School Church Republic State City Kingdom Union Association Federation League Organization Organisation Commission Committee Chamber Society Museum Agency Academy Conference Congress Secretary Isle Gulf Bay Cape",
    ),
    (
        BODIES,
        "Inc Corp Co Ltd LLC PLC Group Party Ministry Department Committee University College Bank Agency News Times Post Press Journal Herald Tribune Gazette Guardian Police Court Council Commission Association Union Institute Foundation Company Corporation Airlines Airways Motors Army Navy Force Congress Senate Parliament House Federation League Organization Organisation Club Bureau Office Center Centre School Church Hospital Network Television Radio Magazine Society Museum Academy Board Authority Administration Campaign Team Fund Trust Coalition Alliance Democrats Republicans Nations Reserve Service Services Systems Technologies Industries Energy Pharmaceuticals Laboratories Partners Holdings Studios Records Entertainment Workers Guard",
    ),
    (
        PLACE_WORDS,
        "City County River Lake Mountain Mountains Island Islands Street Avenue Road Square Park Beach Bay Valley Sea Ocean Coast Province Region District State States Airport Bridge Harbor Harbour Port Desert Peninsula Gulf Strait Hills Heights Springs Falls Town Village",
    ),
    (
        NO_NAMES,
        "I Republican Republicans Democrat Democrats Democratic American Americans British Chinese Russian Russians German Germans French European Europeans Iranian Israeli Israelis Palestinian Palestinians Muslim Muslims Christian Christians Jewish Jews Catholic Catholics Hispanic Hispanics Latino Latinos African Africans Asian Asians Mexican Mexicans Internet Earth God Christmas Easter Islam Islamic English Spanish Italian Japanese Indian Indians Canadian Canadians Australian Turkish Syrian Iraqi Ukrainian Polish Dutch Greek Swedish Norwegian Korean Arab Arabs Western Eastern Northern Southern AM PM GMT EST ET PT TV DVD CEO CFO OK GDP GNP VAT AD BC PC DNA RNA HIV AIDS COVID AI IT ID VIP FAQ PDF SUV IPO GPS USB UTC BST CET CO USD EUR GBP JPY CHF CNY RMB INR AUD CAD NZD SEK NOK DKK PLN CZK HUF RUB TRY BRL MXN ZAR KRW SGD HKD THB IDR MYR PHP ILS AED SAR EGP NGN KES ARS CLP COP PEN UAH RON BGN President Senator Governor Mayor",
    ),
    (
        FIRST_NAMES,
        "Aaron Abdul Abdullah Abigail Abraham Adam Adele Adrian Agnes Ahmed Aisha Alan Albert Alberto Alejandro Alessandro Alex Alexander Alexandra Alexis Alfred Ali Alice Alison Allison Alma Alvaro Amanda Amelia Amina Amir Amy Ana Anders Andre Andrea Andreas Andrei Andrej Andres Andrew Andy Angela Angelo Anil Anita Anja Ann Anna Anne Anthony Anton Antonio Antony Anwar Arjun Arnold Arthur Astrid Audrey Axel Ayesha Barack Barbara Barnaby Barry Bart Bartosz Bashir Beatrice Ben Benedict Benito Benjamin Bernard Bernardo Bernie Beth Betty Bianca Bill Bjorn Bob Bobby Bogdan Boris Brad Brandon Brenda Brian Bridget Bruce Bruno Bryan Cameron Camila Camille Carl Carlos Carly Carmen Carol Caroline Catherine Cecilia Cedric Cesar Chandra Charles Charlie Chelsea Chiara Chloe Chris Christian Christina Christine Christopher Chuck Ciaran Cindy Claire Clara Claudia Claus Clive Colin Craig Cristina Cynthia Damian Dan Daniel Danny Dario Darren Dave David Dean Deborah Deepak Denise Dennis Derek Desmond Diana Diane Dick Diego Dieter Dirk Dmitri Dmitry Dominic Don Donald Donna Doris Dorothy Doug Douglas Duncan Ed Eddie Edgar Eduardo Edward Eileen Elaine Eleanor Elena Eli Elias Elisa Elizabeth Ella Ellen Emilia Emilio Emily Emma Emmanuel Enrico Enrique Eric Erik Ernest Esther Eugene Eva Evan Eve Fabian Farah Fatima Federico Felicity Felipe Felix Fernando Fiona Flora Frances Francesca Francesco Francis Francisco Franco Frank Franklin Franz Fred Frederick Freya Friedrich Fritz Gabriel Gabriela Gary Gavin Geoff Georg George Gerald Gina Giorgio Giovanni Giulia Giuseppe Glenn Gloria Gordon Grace Graham Greg Gregor Gregory Guido Guillermo Gunther Gustav Hamid Hannah Hans Harald Harold Harriet Harry Hassan Heather Hector Heidi Heinrich Helen Helena Helga Henrik Henry Herbert Hillary Hiroshi Howard Hugh Hugo Ian Ibrahim Ida Ignacio Igor Imran Ines Ingrid Irene Isaac Isabel Isabella Ismail Ivan Ivana Ivo Jack Jackie Jacob Jacques Jakob James Jamie Jan Jane Janet Jared Jasmine Jason Javier Jay Jean Jeb Jeff Jeffrey Jennifer Jens Jeremy Jerry Jesse Jessica Jill Jim Jimmy Joachim Joan Joanna Joao Joe Joel Johan Johanna Johannes John Johnny Jon Jonas Jonathan Jorge Jose Josef Joseph Josephine Josh Joshua Joyce Juan Judith Judy Julia Julian Julie Juliet Jurgen Justin Kaja Kamal Karen Karim Karin Karl Karolina Katarina Kate Katherine Kathleen Kathy Katie Keith Kelly Kellyanne Ken Kenneth Kerstin Kevin Khalid Kim Kirk Klaus Krzysztof Kurt Kyle Larry Lars Laura Lauren Lee Leila Lena Leo Leon Leonard Leonardo Leonie Lewis Linda Lindsey Lionel Lisa Liz Lorenzo Lorraine Lou Louis Louise Luca Lucas Lucia Lucy Luigi Luis Lukas Luke Lynn Madeleine Madeline Magda Magnus Mahmoud Malcolm Manuel Marc Marcel Marcin Marco Marcus Marek Margaret Margarita Maria Marianne Marie Marilyn Marina Mario Marion Mark Marta Martha Martin Martina Marwan Mary Mateo Matt Matteo Matthew Matthias Maurice Max Maxim Maya Megan Megyn Mehmet Melissa Mia Michael Michal Michel Michelle Miguel Mike Mina Miriam Mitch Mitt Mohamad Mohamed Mohammad Mohammed Molly Monica Moses Muhammad Muriel Mustafa Nadia Nancy Naomi Narendra Nasser Natalia Natalie Natasha Nate Nathan Neil Nicholas Nick Nicole Nigel Nikita Nikki Nikola Nikolai Nils Nina Noah Nora Norman Nuno Ola Ole Oleg Olga Oliver Olivia Omar Omer Orla Osama Oscar Otto Pablo Pamela Paolo Pascal Pat Patricia Patrick Patrik Paul Paula Pedro Peter Petra Phil Philip Philippa Phillip Pierre Pilar Piotr Priya Rachel Rafael Rahul Raj Rajesh Ralph Rand Randy Rania Raul Ray Raymond Rebecca Reince Reza Ricardo Richard Rick Rita Rob Robert Roberto Robin Rod Roger Roland Ron Ronald Rosa Rose Rosie Ross Roy Ruben Rudy Rupert Russell Ruth Ryan Saeed Sally Salma Salman Sam Samantha Samir Samuel Sandeep Sandra Sanjay Sara Sarah Saul Scott Sean Sebastian Selma Serena Sergei Sergio Seth Shane Sharon Sheila Shirin Sigrid Silvia Simon Simone Sinead Siobhan Sofia Sonia Sophie Stacy Stanley Stefan Stella Stephanie Stephen Steve Steven Stuart Sue Sunil Susan Suzanne Sven Svetlana Sylvia Tamara Tariq Tatiana Ted Teresa Terry Theo Theodore Theresa Thierry Thomas Tim Timothy Tina Todd Tom Tomas Tommaso Tony Tracy Trevor Trey Ulrich Ursula Uwe Valentina Valerie Vanessa Vera Veronica Victor Victoria Vijay Vikram Viktor Vincent Virginia Vivian Vladimir Walter Warren Wayne Wendy Wilhelm William Willie Winston Wolfgang Xavier Yasmin Yolanda Yousef Youssef Yuri Yusuf Yvonne Zachary Zainab Zoe",
    ),
];

/// Countries, US states and great cities.
const PLACES: &str = "Afghanistan, Albania, Algeria, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahrain, Bangladesh, Belarus, Belgium, Bolivia, Bosnia, Botswana, Brazil, Britain, Great Britain, Bulgaria, Burma, Burundi, Cambodia, Cameroon, Canada, Chad, Chile, China, Colombia, Congo, Costa Rica, Croatia, Cuba, Cyprus, Czech Republic, Denmark, Ecuador, Egypt, El Salvador, England, Eritrea, Estonia, Ethiopia, Finland, France, Georgia, Germany, Ghana, Greece, Guatemala, Guinea, Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan, Kazakhstan, Kenya, Kosovo, Kuwait, Laos, Latvia, Lebanon, Liberia, Libya, Lithuania, Luxembourg, Macedonia, Malawi, Malaysia, Mali, Malta, Mexico, Moldova, Mongolia, Montenegro, Morocco, Mozambique, Myanmar, Namibia, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria, North Korea, Northern Ireland, Norway, Oman, Pakistan, Palestine, Panama, Paraguay, Peru, Philippines, Poland, Portugal, Qatar, Romania, Russia, Rwanda, Saudi Arabia, Scotland, Senegal, Serbia, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia, South Africa, South Korea, South Sudan, Soviet Union, Spain, Sri Lanka, Sudan, Sweden, Switzerland, Syria, Taiwan, Tanzania, Thailand, Tibet, Tunisia, Turkey, U.K, UK, U.S, US, USA, U.S.A, Uganda, Ukraine, United Arab Emirates, United Kingdom, United States, United States of America, Uruguay, Venezuela, Vietnam, Wales, Yemen, Zambia, Zimbabwe, Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, Washington, West Virginia, Wisconsin, Wyoming, Europe, Asia, Africa, North America, South America, Latin America, Middle East, Abuja, Amsterdam, Ankara, Athens, Atlanta, Auckland, Baghdad, Baltimore, Bangkok, Barcelona, Beijing, Beirut, Belfast, Belgrade, Berlin, Birmingham, Bogota, Boston, Brasilia, Brussels, Bucharest, Budapest, Buenos Aires, Cairo, Cape Town, Caracas, Chicago, Cleveland, Copenhagen, Dallas, Damascus, Delhi, Denver, Detroit, Dhaka, Doha, Dubai, Dublin, Edinburgh, Frankfurt, Gaza, Geneva, Glasgow, Hanoi, Havana, Helsinki, Hong Kong, Houston, Islamabad, Istanbul, Jakarta, Jerusalem, Johannesburg, Kabul, Karachi, Khartoum, Kiev, Kyiv, Lagos, Las Vegas, Lima, Lisbon, Liverpool, London, Los Angeles, Madrid, Manchester, Manhattan, Manila, Melbourne, Mexico City, Miami, Milan, Minsk, Montreal, Moscow, Mumbai, Munich, Nairobi, New Delhi, New Orleans, New York City, Orlando, Oslo, Ottawa, Paris, Philadelphia, Phoenix, Pittsburgh, Prague, Pretoria, Pyongyang, Rome, San Diego, San Francisco, Santiago, Sao Paulo, Seattle, Seoul, Shanghai, Sofia, Stockholm, Sydney, Taipei, Tehran, Tel Aviv, Tokyo, Toronto, Tripoli, Tunis, Vancouver, Vienna, Vilnius, Warsaw, Washington DC, Wellington, Zagreb, Zurich";
