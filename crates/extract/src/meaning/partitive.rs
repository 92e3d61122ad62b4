//! Parts of groups: "one of the Russian sources", "two of the officials", "a member of the council".

use super::common::count;
use super::noun::{Noun, Way, read, way};
use super::reading::Reading;
use super::words;
use onrecord_core::{Register, Span, SpeakerKind};
use std::ops::Range;

/// "one of the Russian sources", "some of her aides": where the inner phrase begins.
pub(crate) fn partitive(reading: &Reading<'_>, tokens: &Range<usize>) -> Option<usize> {
    let of =
        (tokens.start + 1..tokens.end.min(tokens.start + 6)).find(|i| reading.low(*i) == "of")?;
    let before = (tokens.start..of).all(|i| {
        let low = reading.low(i);
        words::number(low).is_some()
            || words::ORDINALS.contains(&low)
            || matches!(
                low,
                "another"
                    | "some"
                    | "many"
                    | "several"
                    | "most"
                    | "all"
                    | "a"
                    | "an"
                    | "at"
                    | "least"
                    | "the"
                    | "few"
                    | "either"
                    | "neither"
                    | "none"
                    | "any"
                    | "half"
                    | "other"
                    | "each"
                    | "both"
                    | "percent"
                    | "%"
                    | "members"
                    | "member"
                    | "lot"
                    | "number"
                    | "majority"
                    | "couple"
                    | "handful"
                    | "group"
                    | "dozens"
                    | "scores"
                    | "hundreds"
                    | "thousands"
                    | "plenty"
                    | "third"
                    | "quarter"
                    | "nearly"
                    | "about"
                    | "only"
                    | "just"
                    | "almost"
                    | "more"
                    | "than"
                    | "over"
                    | "roughly"
                    | "pair"
                    | "trio"
                    | "chorus"
                    | "series"
                    | "variety"
            )
    });
    // "the group of seven", "a member of parliament": the word is the head, unless people follow.
    (before && of + 1 < tokens.end).then_some(of + 1)
}

/// What a part of a group stands for.
pub(crate) fn part(
    reading: &Reading<'_>,
    tokens: Range<usize>,
    inner: usize,
    mut noun: Noun,
    register: &Register,
) -> Noun {
    let group = read(reading, inner..tokens.end, register);
    let first = reading.low(tokens.start);
    let single = (tokens.start..inner).any(|i| {
        matches!(
            reading.low(i),
            "one" | "another" | "member" | "each" | "either" | "neither"
        )
    }) && !(tokens.start..inner).any(|i| matches!(reading.low(i), "than" | "percent"));
    noun.span = Span::new(noun.span.start, group.span.end.max(noun.span.start));
    let whole = matches!(first, "all" | "both") || (first == "a" && !single) || first == "the";
    noun.head.clone_from(&group.head);
    noun.modifiers.clone_from(&group.modifiers);
    let member = (tokens.start..inner)
        .find(|i| matches!(reading.low(*i), "member" | "members"))
        .filter(|_| group.kind == SpeakerKind::Institution);
    if let Some(member) = member {
        return self::member(reading, tokens.start, member, inner, noun, &group);
    }
    if single {
        noun.rule = "partitive: one of a group";
        noun.kind = SpeakerKind::Person;
        (noun.count_min, noun.count_max) = (Some(1), Some(1));
        noun.way = Way::Another;
        if group.kind == SpeakerKind::Institution || group.kind == SpeakerKind::Document {
            noun.kind = group.kind;
            (noun.count_min, noun.count_max) = (None, None);
        }
    } else {
        noun.rule = "partitive: a number or part of a group";
        noun.kind = match group.kind {
            SpeakerKind::Institution | SpeakerKind::Document => group.kind,
            _ => SpeakerKind::Group,
        };
        count(reading, tokens.start, inner - 1, &mut noun);
        if noun.count_min.is_none() && noun.kind == SpeakerKind::Group {
            noun.count_min = Some(2);
        }
        noun.way = if whole { group.way } else { Way::Indefinite };
    }
    if !whole || single {
        noun.group = Some(Box::new(group));
    }
    noun
}

/// "a member of the council", "three members of the board".
fn member(
    reading: &Reading<'_>,
    start: usize,
    member: usize,
    inner: usize,
    mut noun: Noun,
    body: &Noun,
) -> Noun {
    way(reading, start, member + 1, &mut noun);
    count(reading, start, member + 1, &mut noun);
    noun.head = "member".to_owned();
    noun.modifiers = vec![body.head.clone()];
    let article = usize::from(matches!(reading.low(inner), "the" | "a" | "an"));
    noun.owner = Some(Span::new(
        reading.span_of(inner + article..inner + article + 1).start,
        body.span.end,
    ));
    noun.rule = "partitive: members of a body";
    noun.role_rule = "partitive: the membership";
    if reading.low(member) == "member" {
        noun.kind = SpeakerKind::Person;
        (noun.count_min, noun.count_max) = (Some(1), Some(1));
        noun.role = Some(Span::new(
            reading.span_of(member..member + 1).start,
            body.span.end,
        ));
    } else {
        noun.kind = SpeakerKind::Group;
        noun.count_min = noun.count_min.or(Some(2));
    }
    noun
}
