//! The words of dates, in the languages that articles come in most.

/// Month names and their usual short forms.
#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia ocak oca января янв januára siječnja січня",
    "february feb febr februar février févr fév febrero febbraio fevereiro fev februari lutego şubat şub февраля фев лютого",
    "march mar märz mrz mars marzo março maart marts marca mart марта мар березня",
    "april apr avril avr abril abr aprile kwietnia nisan апреля апр квітня",
    "may mai mayo maggio mag maio mei maj maja mayıs мая травня",
    "june jun juni juin junio giugno giu junho czerwca haziran июня червня",
    "july jul juli juillet juil julio luglio lug julho lipca temmuz июля липня",
    "august aug août agosto ago augustus augusti sierpnia ağustos ağu августа авг серпня",
    "september sep sept septembre septiembre settembre set setembro września eylül eyl сентября сен вересня",
    "october oct oktober okt octobre octubre ottobre ott outubro out października ekim октября окт жовтня",
    "november nov novembre noviembre novembro listopada kasım ноября ноя листопада",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember grudnia aralık декабря дек грудня",
];

/// Words before the date of publication, in lower case.
#[rustfmt::skip]
pub(super) const LABELS: &[&str] = &[
    "published", "publication", "posted", "first", "released", "issued", "created", "date", "dated", "on", "at", "the", "sent",
    "veröffentlicht", "erschienen", "datum", "stand", "am", "vom", "erstellt", "publié", "publiée", "paru", "le", "publicado", "publicada",
    "fecha", "el", "em", "data", "pubblicato", "il", "gepubliceerd", "op", "opublikowano", "dodano", "publicerad", "publiceret",
    "publisert", "den", "опубликовано", "опубліковано", "yayınlanma", "yayın", "tarihi",
];

/// Words before the date of a change.
#[rustfmt::skip]
pub(super) const UPDATED: &[&str] = &[
    "updated", "modified", "last", "edited", "revised", "aktualisiert", "geändert", "zuletzt", "mis", "à", "jour", "modifié", "actualizado",
    "actualizada", "atualizado", "aggiornato", "bijgewerkt", "gewijzigd", "zaktualizowano", "uppdaterad", "opdateret", "oppdatert",
    "обновлено", "оновлено", "güncellenme", "güncelleme",
];

/// Weekdays and their short forms.
#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "tues", "thur", "thurs", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "mo", "di",
    "mi", "do", "fr", "sa", "so", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes",
    "miércoles", "jueves", "viernes", "sábado", "domingo", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato",
    "domenica", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "segunda", "terça", "quarta", "quinta",
    "sexta", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "poniedziałek", "wtorek", "środa",
    "czwartek", "piątek", "sobota", "niedziela", "pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar",
    "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "mandag", "tirsdag", "lørdag", "søndag", "понедельник",
    "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
];

/// The month that a word names, from 1 on.
pub(super) fn month(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    let at = MONTHS
        .iter()
        .position(|names| names.split(' ').any(|name| name == lower))?;
    i8::try_from(at + 1).ok()
}

/// Whether a word is a weekday.
pub(super) fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word.to_lowercase().as_str())
}
