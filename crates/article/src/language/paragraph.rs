//! The language of one paragraph, by its letters and its commonest words.

use onrecord_core::Words;

/// Fewer words say nothing sure.
const FEWEST: usize = 9;

/// Words that make up a good part of every text of a language; those that are common in several
/// languages stand with each.
static COMMON: [(&str, Words); 15] = [
    (
        "en",
        Words::new(
            "the, and, that, with, for, from, his, her, have, has, had, were, was, this, which, they, \
             their, who, said, by, an, are, is, it, not, but, would, been, of, to, about, when, \
             after, she, he, will, could, be, as, at, on, you, we, or, its, more, than, in, a, i",
        ),
    ),
    (
        "de",
        Words::new(
            "der, die, das, und, ist, nicht, mit, von, dem, den, des, ein, eine, einen, einem, einer, \
             auf, für, sich, auch, es, im, zu, als, wie, wird, werden, wurde, haben, hat, bei, nach, \
             sind, dass, aus, er, sie, ich, wir, nur, noch, über, zum, zur, aber, in, an, am, vor, um",
        ),
    ),
    (
        "fr",
        Words::new(
            "le, la, les, des, du, de, et, est, une, un, en, dans, que, qui, pour, par, sur, pas, \
             plus, au, aux, avec, ce, cette, ces, son, sa, ses, il, elle, nous, vous, ne, a, à, ont, \
             sont, été, être, mais, ou, selon, leur, après, se",
        ),
    ),
    (
        "es",
        Words::new(
            "el, la, los, las, de, del, y, en, que, un, una, es, por, con, para, se, no, su, sus, al, \
             lo, como, más, ha, han, pero, este, esta, fue, son, según, entre, también, sobre, ya, \
             o, a, desde, hasta, está, sin",
        ),
    ),
    (
        "it",
        Words::new(
            "il, lo, la, i, gli, le, di, del, della, dei, delle, e, è, un, una, in, che, per, con, \
             non, si, da, dal, dalla, al, alla, nel, nella, sono, ha, hanno, più, anche, come, ma, \
             su, sul, questo, questa, stato, dopo, a, ai, se",
        ),
    ),
    (
        "pt",
        Words::new(
            "o, a, os, as, de, do, da, dos, das, e, em, no, na, nos, nas, que, um, uma, é, por, com, \
             para, se, não, seu, sua, ao, à, mais, foi, são, como, mas, pelo, pela, também, ou, já, \
             está, entre, segundo, ele, ela, após, sem, eles, disse, quando, ser, ter",
        ),
    ),
    (
        "nl",
        Words::new(
            "de, het, een, en, van, in, is, dat, op, te, niet, met, voor, zijn, aan, er, om, ook, als, \
             bij, maar, nog, uit, door, naar, over, heeft, hebben, werd, wordt, dan, die, ze, hij, \
             wel, was, geen, worden, tot, meer",
        ),
    ),
    (
        "pl",
        Words::new(
            "i, w, z, na, nie, się, że, do, to, jest, o, od, po, za, jak, ale, dla, przez, są, tym, \
             oraz, był, było, była, co, jego, jej, tego, który, która, które, już, także, ze, czy, we",
        ),
    ),
    (
        "tr",
        Words::new(
            "ve, bir, bu, için, ile, da, de, olarak, çok, olan, gibi, daha, en, kadar, sonra, ise, \
             değil, ancak, olduğunu, ya, ne, var, her, o, dedi, göre, oldu",
        ),
    ),
    (
        "sv",
        Words::new(
            "och, att, det, som, en, på, är, av, för, med, den, till, inte, har, de, ett, om, var, \
             från, men, vid, kan, också, efter, så, ska, över, när, säger, i",
        ),
    ),
    (
        "da",
        Words::new(
            "og, at, det, som, en, på, er, af, for, med, den, til, ikke, har, de, et, om, var, fra, \
             men, ved, kan, også, efter, så, skal, over, når, siger, i, der, han, hun, blev, bliver",
        ),
    ),
    (
        "nb",
        Words::new(
            "og, å, at, det, som, en, på, er, av, for, med, den, til, ikke, har, de, et, om, var, fra, \
             men, ved, kan, også, etter, så, skal, over, når, sier, i, han, hun, ble, blir",
        ),
    ),
    (
        "ro",
        Words::new(
            "și, de, la, în, a, cu, pe, că, nu, din, o, este, un, care, pentru, mai, au, al, ale, sa, \
             să, fost, ai, prin, sau, după, lui, dar, se, ce, ca",
        ),
    ),
    (
        "hu",
        Words::new(
            "a, az, és, hogy, nem, is, egy, ez, volt, meg, de, csak, már, mint, még, azt, el, ki, \
             után, vagy, szerint, ami, aki, pedig, amely, van",
        ),
    ),
    (
        "cs",
        Words::new(
            "a, v, na, se, je, že, to, s, z, do, o, i, ve, za, pro, ale, po, by, který, která, které, \
             jsou, byl, byla, bylo, jako, tak, podle, už, při, jeho, si, od, není",
        ),
    ),
];

/// The language of a paragraph, if it is beyond doubt.
pub(super) fn sure(text: &str) -> Option<&'static str> {
    let mut counts = [0usize; COMMON.len()];
    let mut letters = Letters::default();
    let mut words = 0usize;
    let mut lower = String::new();
    for word in text
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
    {
        words += 1;
        word.chars().for_each(|c| letters.count(c));
        if word.len() > 12 {
            continue;
        }
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        for (count, (_, common)) in counts.iter_mut().zip(&COMMON) {
            *count += usize::from(common.contains(&lower));
        }
    }
    match letters.main() {
        Script::Latin => by_words(&counts, words),
        Script::Cyrillic if words >= FEWEST => letters.cyrillic(),
        Script::One(code) if letters.all() >= 4 * FEWEST => Some(code),
        _ => None,
    }
}

fn by_words(counts: &[usize; COMMON.len()], words: usize) -> Option<&'static str> {
    let (best, most) = counts.iter().enumerate().max_by_key(|(_, n)| **n)?;
    let second = counts
        .iter()
        .enumerate()
        .filter(|(k, _)| *k != best)
        .map(|(_, n)| *n)
        .max()?;
    let enough = words >= FEWEST && *most >= 4 && most * 5 >= words;
    // Related languages share a good part of these words.
    let ahead = most * 3 >= second * 4 + 3;
    (enough && ahead).then(|| COMMON.get(best).map(|(code, _)| *code))?
}

/// What a text is written in.
enum Script {
    Latin,
    Cyrillic,
    /// A script of one language.
    One(&'static str),
    Unknown,
}

/// How many letters of each script a text has.
#[derive(Default)]
struct Letters {
    latin: usize,
    cyrillic: usize,
    /// Letters that only Russian and Belarusian have, only Ukrainian and Belarusian, and so on.
    y: usize,
    i: usize,
    yi: usize,
    other_cyrillic: usize,
    own: [usize; OWN.len()],
    all: usize,
}

/// Scripts that one language is written in.
const OWN: [&str; 7] = ["el", "he", "ko", "ja", "th", "ka", "hy"];

impl Letters {
    fn count(&mut self, c: char) {
        self.all += 1;
        let own = match c {
            '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
                self.latin += 1;
                return;
            }
            '\u{400}'..='\u{52F}' => {
                self.cyrillic += 1;
                match c {
                    'ы' | 'Ы' | 'э' | 'Э' | 'ё' | 'Ё' => self.y += 1,
                    'і' | 'І' => self.i += 1,
                    'ї' | 'Ї' | 'є' | 'Є' | 'ґ' | 'Ґ' => self.yi += 1,
                    'а'..='я' | 'А'..='Я' => {}
                    _ => self.other_cyrillic += 1,
                }
                return;
            }
            '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => 0,
            '\u{590}'..='\u{5FF}' => 1,
            '\u{AC00}'..='\u{D7AF}' => 2,
            '\u{3040}'..='\u{30FF}' => 3,
            '\u{E00}'..='\u{E7F}' => 4,
            '\u{10A0}'..='\u{10FF}' => 5,
            '\u{530}'..='\u{58F}' => 6,
            _ => return,
        };
        if let Some(count) = self.own.get_mut(own) {
            *count += 1;
        }
    }

    const fn all(&self) -> usize {
        self.all
    }

    fn main(&self) -> Script {
        let half = self.all / 2;
        if self.latin > half {
            return Script::Latin;
        }
        if self.cyrillic > half {
            return Script::Cyrillic;
        }
        let mut scripts = OWN.iter().zip(&self.own);
        // Japanese mixes its syllables with Chinese characters.
        let main = scripts.find(|(code, n)| **n > half || (**code == "ja" && **n * 4 > self.all));
        main.map_or(Script::Unknown, |(code, _)| Script::One(code))
    }

    /// Languages with Cyrillic letters, by those that others lack.
    fn cyrillic(&self) -> Option<&'static str> {
        let few = |n: usize| n * 100 <= self.cyrillic;
        if !few(self.y) && few(self.i + self.yi + self.other_cyrillic) {
            Some("ru")
        } else if !few(self.i + self.yi) && self.yi > 0 && few(self.y + self.other_cyrillic) {
            Some("uk")
        } else {
            None
        }
    }
}
