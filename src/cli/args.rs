//! The words of the command line.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

use crate::export::{Format, Language, template_names};
use crate::extract::jsonl;
use crate::session::Moment;

/// Shown under `--help`.
const CODES: &str = "\
Exit codes:
  0  done; a merge too that leaves values disputed (both are kept, and told on standard error)
  1  what was asked about has problems: a session with faults, a command that was refused, a bad line
  2  the arguments make no sense
  3  a file or an address cannot be read, or is not what it should be
  4  a file cannot be written; what was there is as it was
  5  the window cannot be opened

A file named like a command is opened as ./NAME. \"-\" stands for standard input, and behind -o for standard output.";

/// A desktop fact-check workbench. Without a command it opens the window on FILES: articles, or a session.
#[derive(Debug, Parser)]
#[command(name = "tickmark", version, after_help = CODES, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(super) struct Arguments {
    /// Articles or a session to open in the window; without any, the sample article.
    pub files: Vec<PathBuf>,
    #[command(subcommand)]
    pub work: Option<Work>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Work {
    /// Make a session of articles, with the claims that extraction proposes.
    New(New),
    /// Show what import makes of an article: its paragraphs and what they say about it.
    Import(Import),
    /// Show the claims that extraction proposes for articles.
    Extract(Extract),
    /// Read one sentence a line, print "worth TAB checkable" a line (0-1000, the line at 500), by meaning.
    Score(Score),
    /// Read a claim and sentences a line, print which of the sentences bear on the claim, best first.
    Passages(Passages),
    /// Read a claim and sentences a line, print which places of the claim the sentences do not cover.
    Cover(Cover),
    /// Write the review summary of a session, or a copy of it without history and names.
    Export(Export),
    /// Take in what came back: a document, a table or a form that was handed out. Lists what it would change; with --apply,
    /// changes the session. Ends with 1 if something in it does not fit.
    Returned(Returned),
    /// Look for faults in session files.
    Validate(Validate),
    /// Show the problems that the house's rules find in a session. Ends with 1 if one of them blocks sign-off.
    Lint(Lint),
    /// Change a session by commands, one as JSON on each line of standard input.
    Apply(Apply),
    /// Make one session of two people's copies; nothing is lost, and what both decided differently is listed.
    Merge(Merge),
    /// Show what became of each claim since the draft that it was decided on; with --add, in a new draft. Ends with 1 if
    /// something is to be settled.
    Drafts(Drafts),
    /// List the sources of a session; with --from, enter those of a file of RIS, BibTeX or CSL-JSON.
    Sources(Sources),
    /// List the documents of a session's backup; add files and folders to it.
    Backup(Backup),
    /// Cite words of a document of the backup for a claim: page, extract, and a picture of the place.
    Cite(Cite),
    /// Check a session: whether its documents lie beside it as they were taken in. Or a bundle: whether every file in it is what its
    /// list says; and open it into a new folder.
    Verify(Verify),
    /// Print the JSON Schema of the session file.
    Schema(Schema),
    /// Read a document from standard input, confined; this program starts itself so.
    #[command(name = crate::import::confined::COMMAND, hide = true)]
    ReadDocument(ReadDocument),
    /// Handle what standard input holds, confined; this program starts itself so.
    #[command(name = crate::child::TASK, hide = true)]
    ConfinedTask {
        /// Which task.
        name: String,
    },
    /// Fetch the address that standard input names; this program starts itself so.
    #[command(name = crate::fetch::COMMAND, hide = true)]
    FetchAddress,
}

#[derive(Debug, Args)]
pub(super) struct ReadDocument {
    /// The format, and which text.
    pub how: Vec<String>,
}

/// Who, and when.
#[derive(Debug, Args)]
pub(super) struct Who {
    /// Who does it, as the history names them.
    #[arg(long, value_name = "NAME", default_value = "")]
    pub by: String,
    /// When, as 2026-01-31T09:30:00Z; without it, now.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub at: Option<Moment>,
}

fn moment(text: &str) -> Result<Moment, String> {
    Moment::parse(text).ok_or_else(|| "use a time like 2026-01-31T09:30:00Z".to_owned())
}

fn day(text: &str) -> Result<Date, String> {
    let usage = "use a day like 2026-01-31";
    match jsonl::day(text) {
        Ok(Some(day)) => Ok(day),
        Ok(None) => Err(usage.to_owned()),
        Err(error) => Err(format!("{usage} ({error})")),
    }
}

#[derive(Debug, Args)]
pub(super) struct New {
    /// Articles: texts, documents, saved pages; or addresses (https://…), which are contacted and fetched.
    #[arg(required = true, value_name = "ARTICLE")]
    pub articles: Vec<PathBuf>,
    /// The session file to make; one that is there already is never replaced. "-": standard output.
    #[arg(short, long, value_name = "SESSION")]
    pub output: PathBuf,
    /// What the session is called.
    #[arg(long)]
    pub title: Option<String>,
    /// Score suggestions by rules and the small model alone, not by meaning.
    #[arg(long)]
    pub quick: bool,
    #[command(flatten)]
    pub about: About,
    #[command(flatten)]
    pub web: Web,
    #[command(flatten)]
    pub who: Who,
}

/// How an address is fetched.
#[derive(Debug, Args)]
pub(super) struct Web {
    /// Fetch from this machine and private networks as well, which is refused otherwise.
    #[arg(long)]
    pub allow_private: bool,
}

/// What is known about an article and not in it.
#[derive(Debug, Args)]
pub(super) struct About {
    /// Read as Markdown, whatever the file's name.
    #[arg(long)]
    pub markdown: bool,
    /// Of a document with tracked changes, the text before them.
    #[arg(long)]
    pub original: bool,
    /// Of a letter, not its own text but what is attached to it: the first, the second … as `tickmark import` lists them.
    #[arg(long, value_name = "N")]
    pub attachment: Option<usize>,
    /// Day of publication, where the article does not say it or says it wrongly.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub published: Option<Date>,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// An article: a text, a document, a saved page; or an address (https://…), which is contacted and fetched.
    pub file: PathBuf,
    /// Print everything as JSON.
    #[arg(long)]
    pub json: bool,
    /// Keep what was fetched in this folder, under its SHA-256, with its headers, address and time beside it.
    #[arg(long, value_name = "FOLDER")]
    pub keep: Option<PathBuf>,
    #[command(flatten)]
    pub about: About,
    #[command(flatten)]
    pub web: Web,
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
#[derive(Debug, Args)]
pub(super) struct Extract {
    /// Articles; with --jsonl, files of records (without any, standard input).
    #[arg(required_unless_present = "jsonl", value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Read records {"doc", "text", "published", "language"}, one a line; write what was found, one a line.
    #[arg(long)]
    pub jsonl: bool,
    /// Score by meaning as well, with the encoder: better, and slower.
    #[arg(long)]
    pub deep: bool,
    /// Also those below the line of 500.
    #[arg(long, conflicts_with = "jsonl")]
    pub all: bool,
    /// Print the suggestions as JSON.
    #[arg(long, conflicts_with = "jsonl")]
    pub json: bool,
    #[command(flatten)]
    pub about: About,
}

#[derive(Debug, Args)]
pub(super) struct Score {
    /// Files of sentences, one a line; without any, standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Shown under `passages --help` and `cover --help`.
const COMPARED: &str = "\
It shows which words are there and which are not. Whether they support the claim is for a person to decide.";

#[derive(Debug, Args)]
#[command(after_help = COMPARED)]
pub(super) struct Passages {
    /// Files of records; without any, standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Read records {"id", "claim", "title", "sentences"}, one a line; write what was found, one a line.
    #[arg(long, required = true)]
    pub jsonl: bool,
    /// Rank by words alone, not by meaning as well.
    #[arg(long)]
    pub quick: bool,
}

#[derive(Debug, Args)]
#[command(after_help = COMPARED)]
pub(super) struct Cover {
    /// Files of records; without any, standard input.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Read records {"id", "claim", "sentences"}, one a line; write what was found, one a line.
    #[arg(long, required = true)]
    pub jsonl: bool,
}

/// The formats by their names, as clap lists them.
fn formats() -> impl TypedValueParser<Value = Format> {
    let all = Format::ALL.iter();
    let values = all.map(|format| {
        let value = PossibleValue::new(format.name()).help(format.about());
        value.aliases(format.alias())
    });
    PossibleValuesParser::new(values).try_map(|name| Format::named(&name).ok_or("no such format"))
}

/// The languages by their codes.
fn languages() -> impl TypedValueParser<Value = Language> {
    let all = Language::ALL.iter();
    let values = all.map(|language| PossibleValue::new(language.code()).help(language.label()));
    PossibleValuesParser::new(values)
        .try_map(|code| Language::with_code(&code).ok_or("no such language"))
}

#[derive(Debug, Args)]
pub(super) struct Export {
    /// The session file; "-": standard input.
    #[arg(required_unless_present = "print_template")]
    pub session: Option<PathBuf>,
    /// The format.
    #[arg(long, value_name = "FORMAT", value_parser = formats(), required_unless_present = "print_template")]
    pub to: Option<Format>,
    /// Where to; without it, or with "-", standard output. A session is never replaced; what is, stays beside it as .bak.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Only of this article: its place in the session (1 is the first) or its id.
    #[arg(long, value_name = "ARTICLE")]
    pub article: Option<String>,
    /// Only these claims, by their numbers: F1, F12. Questions without it are about those that the contact is to be asked about, else
    /// about all that somebody has taken up.
    #[arg(long, value_name = "CLAIM", value_delimiter = ',')]
    pub claims: Vec<String>,
    /// The language of its fixed words, dates and numbers.
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = languages())]
    pub language: Language,
    /// Of a table of separated values: begin with a byte-order mark, by which Excel knows its encoding.
    #[arg(long)]
    pub bom: bool,
    /// Of published checks and questions: who publishes them; without it, the session's publication.
    #[arg(long, value_name = "NAME", default_value = "")]
    pub publisher: String,
    /// Of published checks: the address (https://…) of the page that they stand on.
    #[arg(long, value_name = "URL", default_value = "")]
    pub address: String,
    #[command(flatten)]
    pub asking: Asking,
    /// Of summaries, spreadsheets, bundles and the dashboard, which tell what the house's rules find: the house file; without it
    /// that of this machine, as for lint.
    #[arg(long, value_name = "FILE")]
    pub house: Option<PathBuf>,
    /// A folder with your own templates: its files named *.jinja stand in place of the program's of the same name.
    #[arg(long, value_name = "FOLDER")]
    pub templates: Option<PathBuf>,
    /// Print one of the program's templates, to begin your own with.
    #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(template_names()), exclusive = true)]
    pub print_template: Option<String>,
    /// With the names of the people who did the work and were asked.
    #[arg(long)]
    pub with_names: bool,
    /// With sources and evidence marked confidential.
    #[arg(long)]
    pub with_confidential: bool,
}

/// What questions to somebody are made with.
#[derive(Debug, Args)]
pub(super) struct Asking {
    /// Of questions: whom they go to, by name or id, as the session has them. This program sends nothing.
    #[arg(long, value_name = "NAME")]
    pub contact: Option<String>,
    /// Of questions: until when an answer is asked for, a day (2026-01-31) or words; without it, the contact's own.
    #[arg(long, value_name = "WHEN", default_value = "")]
    pub deadline: String,
    /// Of questions: what is said to whoever is asked, besides the usual words.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub introduction: String,
    /// Of questions: as a letter for the right of reply, to somebody about whom something will be published.
    #[arg(long)]
    pub reply: bool,
}

#[derive(Debug, Args)]
pub(super) struct Returned {
    /// The session file; "-", without --apply: standard input.
    pub session: PathBuf,
    /// The file that came back; "-": standard input.
    pub file: PathBuf,
    /// The article it is about, where the file does not say it: its place in the session (1 is the first) or its id.
    #[arg(long, value_name = "ARTICLE")]
    pub article: Option<String>,
    /// Change the session as listed, in one step.
    #[arg(long)]
    pub apply: bool,
    /// Print the list as JSON, with the commands.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub who: Who,
}

#[derive(Debug, Args)]
pub(super) struct Validate {
    /// Session files; "-": standard input.
    #[arg(required = true, value_name = "SESSION")]
    pub sessions: Vec<PathBuf>,
}

/// Shown under `lint --help`.
const RULED: &str = "\
Rules are set in a house file, in TOML:
  [rules.wrong-needs-two-sources]
  level = \"warning\"     # off, note, warning or blocks
  sources = 3
  [sign-off]
  blocks = true          # whether what blocks keeps anybody from signing
  roles = [\"checker\", \"editor\", \"legal\"]
Without --house it is house.toml beside the settings of the program, if there is one. The session's own rules go over the house's.";

#[derive(Debug, Args)]
#[command(after_help = RULED)]
pub(super) struct Lint {
    /// The session file; "-": standard input.
    #[arg(required_unless_present_any = ["list", "explain"])]
    pub session: Option<PathBuf>,
    /// The house file.
    #[arg(long, value_name = "FILE")]
    pub house: Option<PathBuf>,
    /// Print everything as JSON.
    #[arg(long)]
    pub json: bool,
    /// Go on with what can be read of a house file that is no TOML.
    #[arg(long)]
    pub lenient: bool,
    /// The day from which deadlines are seen; without it, today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub on: Option<Date>,
    /// List the rules, with their levels.
    #[arg(long, conflicts_with_all = ["session", "explain"])]
    pub list: bool,
    /// Explain a rule: its code (V02) or its name.
    #[arg(long, value_name = "CODE", conflicts_with = "session")]
    pub explain: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Drafts {
    /// The session file; "-", without --add: standard input.
    pub session: PathBuf,
    /// A new draft of an article: it is added, and the session saved. An address (https://…) is contacted and fetched.
    #[arg(long, value_name = "FILE")]
    pub add: Option<PathBuf>,
    /// Which article: its place in the session (1 is the first) or its id. Needed with --add where there are several.
    #[arg(long, value_name = "ARTICLE")]
    pub article: Option<String>,
    /// Print everything as JSON; places are code points of the draft.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub about: About,
    #[command(flatten)]
    pub web: Web,
    #[command(flatten)]
    pub who: Who,
}

#[derive(Debug, Args)]
pub(super) struct Apply {
    /// The session file.
    pub session: PathBuf,
    /// Save after each command, not once at the end.
    #[arg(long)]
    pub save_each: bool,
    #[command(flatten)]
    pub who: Who,
}

/// Shown under `merge --help`.
const DRIVER: &str = "\
As git's merge driver, so that git merges sessions by what they say and not line by line:
  git config merge.tickmark.driver \"tickmark merge %O %A %B -o %A\"
and in .gitattributes:
  *.factcheck.json merge=tickmark";

#[derive(Debug, Args)]
#[command(override_usage = "tickmark merge [BASE] OURS THEIRS -o OUT", after_help = DRIVER)]
pub(super) struct Merge {
    /// The two copies; before them, if at hand, the version that both come from (an empty file stands for none).
    #[arg(required = true, num_args = 2..=3, value_name = "SESSION")]
    pub sessions: Vec<PathBuf>,
    /// Where to: a new file, or one of the two. "-": standard output.
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// Shown under `sources --help`.
const LISTED: &str = "\
A line each: how often it is cited, title, author, date, publisher, address, with tabs between them. What seems to be entered
twice is told on standard error. With --from, a source that is entered already gets what it lacks, and is not entered again.";

#[derive(Debug, Args)]
#[command(after_help = LISTED)]
pub(super) struct Sources {
    /// The session file.
    pub session: PathBuf,
    /// Enter the sources of this file (RIS, BibTeX, CSL-JSON, or addresses and DOIs, one a line); "-": standard input.
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    #[command(flatten)]
    pub who: Who,
}

#[derive(Debug, Args)]
pub(super) struct Cite {
    /// The session file.
    pub session: PathBuf,
    /// The claim: its number (F12) or id.
    #[arg(long)]
    pub claim: String,
    /// The document of the backup: its file's name, its title, or the first digits of its SHA-256.
    #[arg(long)]
    pub document: String,
    /// The words, as they stand in the document.
    #[arg(long)]
    pub words: String,
    #[command(flatten)]
    pub who: Who,
}

#[derive(Debug, Args)]
pub(super) struct Backup {
    /// The session file.
    pub session: PathBuf,
    /// Documents to be kept beside it, each as a source; of folders all that lies in them.
    pub files: Vec<PathBuf>,
    /// Keep no copy of them: the session refers to where they lie.
    #[arg(long)]
    pub refer: bool,
    #[command(flatten)]
    pub who: Who,
}

/// Shown under `verify --help`.
const VERIFIED: &str = "\
The list of hashes is in the bundle itself: that all is in order shows that nothing was changed by accident or left out, not who
made it. To be sure of that, compare the SHA-256 of the bundle with the one that its maker tells you in another way.";

#[derive(Debug, Args)]
#[command(after_help = VERIFIED)]
pub(super) struct Verify {
    /// The session (`*.json`), whose documents are looked at beside it; or a bundle, as `tickmark export --to bundle` makes it; "-": a
    /// bundle from standard input.
    #[arg(value_name = "SESSION|BUNDLE")]
    pub bundle: PathBuf,
    /// Open it into this folder, which must not be there yet; nothing is opened of a bundle that is not in order.
    #[arg(long, value_name = "FOLDER")]
    pub open_into: Option<PathBuf>,
    /// Print everything as JSON.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// Of the commands that `apply` takes.
    #[arg(long)]
    pub commands: bool,
}
