//! The lists of forms that [`super::lexicon`] is built from.

use super::class::Class;

/// Forms by part of speech. A form may stand in several lists.
pub const LISTS: &[(Class, &str)] = &[
    (
        Class::DET,
        "the a an this these those every each another both all such no either neither some any many several most few more",
    ),
    (
        Class::PRON,
        "it you some many others most few several both all this these everyone everybody someone somebody anyone anybody nobody no-one none one another each half nothing something everything anything there",
    ),
    (Class::POSS, "his her their its my our your whose"),
    (Class::SUBJ, "he she they i we who"),
    (
        Class::OBJ,
        "him her them me us whom himself herself themselves itself myself ourselves yourself",
    ),
    (
        Class::PREP,
        "of in on at by for from with about against among between during into through over under after before since until within without across along around behind beyond despite toward towards upon via amid amidst like near outside inside onto off up down out per versus regarding concerning including throughout unlike as besides except plus above below",
    ),
    (Class::PART, "out up down off back away over on in"),
    (Class::COORD, "and or but nor yet"),
    (
        Class::SUB,
        "because although though while if unless whereas when whenever where since until after before as once so than lest",
    ),
    (
        Class::WH,
        "what how why whether who whom which when where whose",
    ),
    (Class::THAT, "that"),
    (
        Class::BE,
        "is are was were be been being am 's 're 'm isn aren wasn weren ain",
    ),
    (Class::HAVE, "has have had having 've hasn haven hadn"),
    (Class::DO, "do does did don doesn didn"),
    (
        Class::MODAL,
        "will would can could may might must shall should ought cannot 'll 'd wo couldn wouldn shouldn mustn won ca needn mightn",
    ),
    (Class::TO, "to"),
    (Class::NOT, "not n't 't never"),
    (
        Class::ADV,
        "also then now just still only even already often again once later earlier recently soon ever always sometimes instead however too so very well rather quite almost nearly perhaps maybe thus therefore meanwhile moreover furthermore indeed yesterday today tonight tomorrow here there yet far much more most less further first long previously repeatedly reportedly allegedly purportedly supposedly apparently seldom twice ago elsewhere nevertheless nonetheless otherwise somewhat somehow likewise afterward afterwards hence anyway",
    ),
    (
        Class::ADJ,
        "new old former senior top anonymous unnamed good bad big small large great high low early late young long-time longtime major minor own other same next last recent public private political national local federal foreign current possible likely unlikely able ready strong weak important significant serious clear true false real full open free presidential economic social military legal medical annual black white red green blue second third fourth final whole main key past present human international global American British Chinese Russian European Republican Democratic conservative liberal independent two-thirds close common different difficult easy hard hot cold dead deep fair fine happy sad heavy left right little low million billion poor rich rare ready safe short simple single sorry special tough wide wrong worse worst better best bigger biggest higher highest lower lowest larger largest",
    ),
    (
        Class::NUM,
        "one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen dozens hundreds thousands millions half third first second",
    ),
    (
        Class::DAY,
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december today yesterday tonight tomorrow",
    ),
    (
        Class::TITLE,
        "mr mrs ms dr sen rep gov gen col lt sgt prof rev hon president senator representative governor mayor secretary minister chancellor king queen prince pope judge justice chairman spokesman spokeswoman director professor chief officer sir lord lady madam",
    ),
    (
        Class::NOUN,
        "people week month year day night time times state government party campaign percent statement interview country house group company court law police officials official voters news reporter reporters leader leaders poll polls study survey report reports spokesman spokeswoman election vote rally speech debate candidate nominee conference meeting press media website email letter post work place hand head face thing way man woman men women children child family life case point part number fact world war money power school system program question problem service office member members others evidence documents records data experts analysts critics supporters authorities sources source show note reply forecast reason project wonder sense answer command joke boast hint guess remark shout scream whisper",
    ),
    (Class::BY, "by"),
    (
        Class::PLURAL,
        "people men women children police media data many some others most few they we you both all",
    ),
    (Class::ACCORDING, "according"),
    (Class::INCLUDING, "including"),
];

/// Verbs that are no cues, by lemma: needed to see where clauses begin and end.
pub const VERBS: &str = "rebuild oversee uphold withhold withstand outsell resell dig spin spring slide shed shine light bite creep cling forbid grind weave upset offset repay undo redo rerun reset breed kneel weep fling sting outgrow abandon abolish accept accompany achieve acquire act adapt adjust adopt affect afford aid allow alter amend amount apply appoint approach approve arise arrange arrest arrive assemble assess assign assist attach attempt attend attract avoid award bear beat become beg begin belong bend benefit bind block blow board boost borrow break breathe bring broadcast build burn burst bury buy campaign capture care carry catch cause cease change charge chase check choose cite claim clean clear climb close collapse collect come command commit compare compete complete comprise conduct connect constitute construct consume contact contain contribute control convert convict cook cope copy cost count cover crash create cross cut damage deal declare decline decrease defeat deliver depart depend deploy derive deserve design destroy detain deteriorate develop devise die differ direct disappear discover display distribute divide donate double draft drag draw dress drink drive drop earn eat edit elect eliminate emerge employ enable encounter end enforce engage enhance enjoy ensure enter equip escape establish evaluate evolve examine exceed exchange exclude execute exercise exist expand experience expire exploit explode export extend face fail fall feed fight file fill finance finish fire fit fix flee float flow fly fold follow force form freeze fuel fulfil fund gain gather generate get give go govern grab grant grow guarantee guard guide halt handle hang happen harm have head heal help hide hire hit hold host hurt impose improve include incorporate increase inherit injure inspire install integrate intervene invade invest investigate invite involve issue join jump justify keep kick kill kiss knock lack land last launch lead leak lean leap leave lend let lie lift limit link listen live load lock lose lower maintain make manage manufacture mark marry match matter mean measure meet merge miss mix monitor mount move murder name narrow need negotiate nominate obtain occupy occur open operate organize overcome overtake owe own park participate pass pay peak perform permit pick place play poll pop position possess pour prepare prevail prevent print proceed process produce prompt protect prove provide publish persist pull purchase pursue put qualify quit race raise range rank reach realize receive recover recruit reduce register regulate relate relax release rely remain remove rent repair replace represent require rescue reserve reside resign resist resolve rest restore restrict result resume retain retire retreat return rid ride ring rise risk roll rule run rush sail save score search secure seize sell send separate serve set settle shake shape share shift shoot shop shrink shut sign sing sink sit sleep slip smile smoke solve sort spark spend split spread stage stand start stay steal step stick stop store strike struggle study submit succeed suffer suit supply surge surprise surround survive suspend swap sweep swim swing switch take target teach tear tend test throw tie top total touch tour trade train transfer transform travel treat trigger trust try turn undergo undermine undertake unite use visit wait wake walk watch wear win withdraw work wound wrap";

/// Lemma, past, participle.
pub const IRREGULAR: &str = "say said said,tell told told,write wrote written,find found found,think thought thought,know knew known,see saw seen,feel felt felt,speak spoke spoken,hear heard heard,seek sought sought,show showed shown,make made made,give gave given,take took taken,hold held held,swear swore sworn,understand understood understood,read read read,cast cast cast,forecast forecast forecast,begin began begun,sing sang sung,foresee foresaw foreseen,mean meant meant,lay laid laid,shoot shot shot,come came come,go went gone,get got got,become became become,bring brought brought,buy bought bought,build built built,catch caught caught,choose chose chosen,cut cut cut,deal dealt dealt,draw drew drawn,drink drank drunk,drive drove driven,eat ate eaten,fall fell fallen,feed fed fed,fight fought fought,flee fled fled,fly flew flown,forget forgot forgotten,forgive forgave forgiven,freeze froze frozen,grow grew grown,hang hung hung,have had had,hide hid hidden,hit hit hit,hurt hurt hurt,keep kept kept,lead led led,leave left left,lend lent lent,let let let,lie lay lain,lose lost lost,meet met met,overcome overcame overcome,pay paid paid,put put put,quit quit quit,ride rode ridden,ring rang rung,rise rose risen,run ran run,sell sold sold,send sent sent,set set set,shake shook shaken,shrink shrank shrunk,shut shut shut,sink sank sunk,sit sat sat,sleep slept slept,spend spent spent,split split split,spread spread spread,stand stood stood,steal stole stolen,stick stuck stuck,strike struck struck,sweep swept swept,swim swam swum,swing swung swung,teach taught taught,tear tore torn,throw threw thrown,undergo underwent undergone,undertake undertook undertaken,wake woke woken,wear wore worn,win won won,withdraw withdrew withdrawn,break broke broken,blow blew blown,beat beat beaten,bear bore borne,bend bent bent,bind bound bound,burst burst burst,arise arose arisen,cost cost cost,bet bet bet,overtake overtook overtaken,fire fired fired,retell retold retold,rewrite rewrote rewritten,mislead misled misled,rebuild rebuilt rebuilt,oversee oversaw overseen,uphold upheld upheld,withhold withheld withheld,withstand withstood withstood,outsell outsold outsold,resell resold resold,dig dug dug,spin spun spun,spring sprang sprung,slide slid slid,shed shed shed,shine shone shone,light lit lit,bite bit bitten,creep crept crept,cling clung clung,forbid forbade forbidden,grind ground ground,weave wove woven,upset upset upset,offset offset offset,repay repaid repaid,undo undid undone,redo redid redone,rerun reran rerun,reset reset reset,breed bred bred,kneel knelt knelt,weep wept wept,fling flung flung,sting stung stung,outgrow outgrew outgrown";

/// Verbs of more than one syllable that double their last consonant.
pub const DOUBLED: &str = "refer admit rebut commit permit submit prefer defer infer confer occur recur concur regret forget begin compel propel rebel repel expel control patrol transfer deter incur omit emit quip quit equip";
