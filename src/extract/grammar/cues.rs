//! The words by which news attributes: verbs, nouns and adjectives, each with what may follow it.
//!
//! Written for this project: general knowledge of reporting verbs, checked against how often each is a cue in
//! annotated US news (`PolNeAR`, training part: "said" in 92 % of its uses, "noted" 97 %, "called" 60 %, "think"
//! outside quotations 41 %). Words that are cues in fewer than about a quarter of their uses ask for a clear sign.

use std::sync::OnceLock;

/// How a cue behaves. The letters are those of [`VERBS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame(u16);

impl Frame {
    /// `S`: a verb of speech: a clause with or without "that", a quotation, and after what was said (", he noted").
    pub const SPEECH: Self = Self(1);
    /// `C`: a clause, with or without "that".
    pub const CLAUSE: Self = Self(1 << 1);
    /// `W`: a clause only behind a clear sign: "that", a question word, a quotation.
    pub const SIGN: Self = Self(1 << 2);
    /// `T`: "to" and a verb.
    pub const TO: Self = Self(1 << 3);
    /// `N`: a noun phrase.
    pub const NOUN: Self = Self(1 << 4);
    /// `O`: somebody is addressed before what is said ("told reporters that").
    pub const ADDRESSEE: Self = Self(1 << 5);
    /// `Q`: a quotation alone makes it a cue ("continued").
    pub const QUOTE: Self = Self(1 << 6);
    /// `R`: the grammatical subject belongs to the content ("seemed").
    pub const RAISING: Self = Self(1 << 7);
    /// `G`: a verb in "-ing".
    pub const GERUND: Self = Self(1 << 8);
    /// `E`: papers and polls do it ("shows").
    pub const EVIDENCE: Self = Self(1 << 9);

    /// Whether it has any of `other`.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// One word that attributes.
#[derive(Debug)]
pub struct Cue {
    pub lemma: &'static str,
    pub frame: Frame,
    /// Prepositions and particles that belong to it ("call for", "point to").
    pub particles: Vec<&'static str>,
    pub verb: bool,
    pub adjective: bool,
}

/// All cues.
pub fn all() -> &'static [Cue] {
    static CUES: OnceLock<Vec<Cue>> = OnceLock::new();
    CUES.get_or_init(|| {
        let verbs = VERBS.split(',').filter_map(|line| cue(line, true, false));
        let nouns = NOUNS.split(',').filter_map(|line| cue(line, false, false));
        let adjectives = ADJECTIVES
            .split(',')
            .filter_map(|line| cue(line, false, true));
        verbs.chain(nouns).chain(adjectives).collect()
    })
}

fn cue(line: &'static str, verb: bool, adjective: bool) -> Option<Cue> {
    let mut fields = line.split_whitespace();
    let lemma = fields.next()?;
    let mut frame = Frame::default();
    let mut particles = Vec::new();
    for field in fields {
        if field.starts_with(char::is_lowercase) {
            particles.push(field);
            continue;
        }
        for letter in field.chars() {
            frame = frame.or(match letter {
                'S' => Frame::SPEECH,
                'C' => Frame::CLAUSE,
                'W' => Frame::SIGN,
                'T' => Frame::TO,
                'N' => Frame::NOUN,
                'O' => Frame::ADDRESSEE,
                'Q' => Frame::QUOTE,
                'R' => Frame::RAISING,
                'G' => Frame::GERUND,
                'E' => Frame::EVIDENCE,
                _ => Frame::default(),
            });
        }
    }
    Some(Cue {
        lemma,
        frame,
        particles,
        verb,
        adjective,
    })
}

/// Verbs: lemma, frame (capital letters), particles.
const VERBS: &str = "say SN of,tell SON of about,write SN of,add S,ask SON about for,call N for on upon out,note SN,report SNG on,announce SNG,suggest SNG,describe N,argue S for against over,tweet SN,find CE,continue Q,conclude S,show CNE,endorse N,decline TN,explain SN,accuse N,acknowledge SNG,criticize N,criticise N,declare SN,seem R,appear R,respond S to,believe C in,think C of about,see N,know C of about as for,want TN,hope CT for,claim SNT,insist S on,urge SN,warn SO of about against,cite N,vow ST,pledge STN,promise STNO,recall SNG,predict SN,reject N,blast N,decide WT against on,indicate SN,feel W,denounce N,fear CN for,favor NG,favour NG,admit SNG to,dismiss N,focus P on,deny SNG,read QN,reply S to,confirm SN,discuss NG,mention NG,answer QN,remember NG,slam N,order N,mock N,repeat SN,highlight N,identify N,echo N,tout N,recognize CN,recognise CN,learn W of about,portray N,prefer NT,remind SO of,doubt CN,complain S about of,assure SO of,reference N,understand W,emphasize SN,emphasise SN,threaten TN,estimate S,advocate N for,assert SN,chant S,demand SNT,allege SN,joke S about,promote N,concede SN,boast S of about,condemn N,reiterate SN,convince WO,wonder S about,thank N,quote N,lament SN,rail P against,disclose SN,stress SN,decry N,hint S at,deem N,shout S,imply SN,applaud N,apologize P for to,apologise P for to,signal CN,underscore CN,assail N,recommend SNG,welcome N,plead T for with,dispute NC,demonstrate CE,boo N,outline N,caution SO against,disavow N,congratulate N,brag S about of,speculate S about on,invoke N,retweet N,yell S at,imagine W,recite N,rebuke N,hail N,realize W,realise W,recount SN,notice W,contend S,deride N,assume C,dislike N,envision N,chide N,rebut N,counter SN,inform WO of,suspect C,clarify S,bemoan N,interject S,proclaim SN,liken N,allude P to,disagree P with on about,characterize N,characterise N,testify S about,observe S,reaffirm SN,lambast N,lambaste N,balk P at,interpret N,contemplate NG,affirm SN,contradict N,desire NT,downplay N,repudiate N,bash N,quip S,muse S about,guess C,remark S on,exclaim S,state SWQ,opine S,stipulate S,mutter S,whisper S,murmur S,scream S,cry Q,retort S,sigh Q,laugh Q,snap Q,grumble S about,profess NT,attest S to,swear ST,rule W,determine W,calculate C,project C,anticipate CNG,foresee N,reckon S,surmise S,posit S,hypothesize S,theorize S,insinuate S,intimate S,reveal SN,divulge SN,post Q,blog S,text Q,email QN,commend N,laud N,praise N,admire N,salute N,attack N,blame N,ridicule N,castigate N,excoriate N,scold N,berate N,deplore N,disparage N,belittle N,scoff P at,taunt N,question N,oppose NG,support NG,back N,defend N,propose NTG,expect TCN,offer TN,refuse T,agree TC with on to,seek TN,consider NG,mull NG,hate N,wish CT for,aspire T,regret NG,worry S about,fret S about,talk P about of,speak P about of out against,point P to out at,refer P to,push P for back against,lash P out,hit P back out,fire P back,shoot P back,lay P out,express N,voice N,reflect P on,cheer N,debunk N,refute N,rebuff N,vouch P for,elaborate P on,comment P on about,gush S,marvel S at,vent S,rant S about,preach N,hammer N,trash N,rip N,peg N,label N,dub N,brand N,depict N,paint N,frame N,credit N,envisage N,theorise S,verify CN,publicize N,tease N,object P to,protest N,bristle P at,rave P about,enthuse S,speculate S,posit S,gripe S about,whine S about,moan S about,inquire S about,enquire S about,query S,beg Q,command W,pray CT for,opt T,strive T,yearn T,hesitate T,consent T to,dare T,threaten TN,sense W,perceive CN,view N,regard N,judge WN,hypothesise S,explore N,document N,note SN,list N,name N,chronicle N,tell SO,forecast SN,prophesy S,presume C,hear W,conjecture S,reason S,rationalize N,excuse N,apologise P for,pan N,slap Q,skewer N,savage N,flay N,pillory N,vilify N,malign N,smear N,demonize N,stand P by behind,side P with,sympathize P with,empathize P with,concur S with,approve P of,disapprove P of,complain S about,bristle P at,petition N for,campaign P for,charge W with,issue N,unveil N,articulate N,detail N,persuade WO,utter N,renounce N,revile N,rattle P off,shrug P off,brush P off,single P out,dwell P on,care P about,acquiesce P to,pivot P to,spar P over,disown N,retract N,distance N,heckle N,discount N,articulate N,resist NG,contrast N,rehash N,declare SN,attest S to,avow SN,challenge N,broadcast N,plan T on";

/// Nouns that can carry what is said behind "that", "to", or a preposition.
const NOUNS: &str = "statement S,claim S of,assertion S of,allegation S of,accusation N of,contention S,belief S in,opinion NS of,view NS,suggestion S of,argument S for against,promise ST of,pledge ST,vow ST,hope S,fear S of about,concern NS about over,worry NS about,doubt NS about,warning S about of,prediction S of,announcement S of,admission S of,acknowledgment S of,acknowledgement S of,denial S of,insistence S on,revelation S about,conclusion S,estimate S of,speculation S about,rumor S about of,rumour S about of,suspicion S of,criticism N of for from over,interest N in,endorsement N of,praise N for,complaint NS about of,assumption S,theory S,consensus S,confidence S,assurance S,comment S about on,remark S about on,demand ST for,plea T for,desire T for,intention T of,reluctance T,eagerness T,declaration S of,accusation N of,charge S of,testimony S,question NS about,reference N to,mention N of,critique N of,defense N of,defence N of,chant NS of,embrace N of,rejection N of,backing N of,call NT for";

/// Adjectives that take a clause after "be".
const ADJECTIVES: &str = "confident S of in about,worried S about,concerned S about with,hopeful S about,optimistic S about,pessimistic S about,convinced S of,sure S of about,certain S of,aware S of,skeptical S of about,sceptical S of about,afraid S of,unsure S of about,doubtful S,adamant S about,eager T,quick T,reluctant T,determined T,proud S of,glad S about,angry S about at,supportive N of,critical N of,wary N of,dismissive N of,uncertain S about,mindful S of,fearful S of,hesitant T,insistent S,clear S about";
