//! What a line says of the date that it gives.

/// What a date is the date of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// Of publication, or not said.
    #[default]
    Published,
    /// Of writing.
    Created,
    /// Of a change.
    Modified,
}

/// Beginnings of words that tell of a change, lower case.
const CHANGED: &[&str] = &[
    "updat",
    "modif",
    "correct",
    "last change",
    "revised",
    "edited", // English
    "aktualisiert",
    "geändert",
    "stand:",
    "zuletzt",
    "letzte änderung", // German
    "mis à jour",
    "mise à jour",
    "modifié",
    "actualisé", // French
    "actualiza",
    "modificad",
    "última actualiz", // Spanish
    "aggiorna",
    "modificat",
    "ultima modifica", // Italian
    "atualiza",        // Portuguese
    "обновл",
    "изменен",
    "изменён", // Russian
    "оновл",
    "змінен", // Ukrainian
    "aktualiz",
    "zmodyfik",
    "zmienion", // Polish, Czech, Slovak
    "güncel",   // Turkish
    "bijgewerkt",
    "gewijzigd", // Dutch
    "uppdaterad",
    "opdateret",
    "oppdatert",
    "päivitetty",
    "frissít",
    "更新",
    "수정",
];

/// Beginnings of words that tell of publication, lower case.
const PUBLISHED: &[&str] = &[
    "publish",
    "posted",
    "issued",
    "released",
    "first aired", // English
    "veröffentlicht",
    "erschienen",
    "publiziert", // German
    "publié",
    "paru",
    "mis en ligne", // French
    "publicad",
    "publicación", // Spanish, Portuguese
    "pubblicat",   // Italian
    "опубликован",
    "дата публикации",
    "размещено", // Russian
    "опублікован",
    "дата публікації", // Ukrainian
    "opublikowan",
    "data publikacji",
    "publikacja",
    "dodano", // Polish
    "yayın",
    "yayim",
    "giriş",
    "eklenme", // Turkish
    "gepubliceerd",
    "geplaatst", // Dutch
    "publicer",
    "publiser",
    "julkaistu",
    "publikován",
    "vydáno",
    "megjelen",
    "publicat",
    "公開",
    "発表",
    "배포",
    "입력",
];

/// What the words before a date say of it, and whether they say that it is of publication.
pub(crate) fn role(before: &str) -> (Role, bool) {
    let before = before.to_lowercase();
    let last = |cues: &[&str]| cues.iter().filter_map(|cue| before.rfind(cue)).max();
    match (last(CHANGED), last(PUBLISHED)) {
        (Some(changed), Some(published)) if published > changed => (Role::Published, true),
        (Some(_), _) => (Role::Modified, false),
        (None, Some(_)) => (Role::Published, true),
        (None, None) => (Role::Published, false),
    }
}
