//! What stands inside the article or behind it, and is of the page around it.

use super::{DROPPED, Part};
use crate::pasted::blocks::Ending;
use crate::pasted::classify::Class;
use crate::pasted::page::Page;
use crate::pasted::phrases::Family;

impl Page<'_> {
    /// Lines among the page's own, between two paragraphs, are the page's too. The last of them
    /// may be a subheading.
    pub(super) fn drop_between(&self, start: usize, end: usize, parts: &mut [Part]) {
        let mut from = start;
        while from < end {
            let to = (from..end).find(|i| self.is_prose(*i)).unwrap_or(end);
            let own = |i: &usize| {
                matches!(
                    self.class(*i),
                    Some(Class::Furniture(family)) if family != Family::Advertisement
                )
            };
            let strange = (from..to).filter(own).count();
            let lines = (from..to).filter(|i| self.is_headline(*i)).count();
            if strange >= 2 && strange >= lines {
                for i in from..to.saturating_sub(1) {
                    let stray = matches!(self.class(i), Some(Class::Headline | Class::Item));
                    if let Some(part @ Part::Body) = parts.get_mut(i).filter(|_| stray) {
                        *part = Part::Out("among the page's own lines");
                    }
                }
            }
            from = to + 1;
        }
    }

    /// Lines without a sentence behind the last running text are the page's.
    pub(super) fn drop_trailing(&self, start: usize, end: usize, parts: &mut [Part]) {
        let has_prose = (start..end).any(|i| self.is_prose(i));
        if !has_prose {
            return;
        }
        for i in (start..end).rev() {
            let item = self.class(i) == Some(Class::Item) && self.words_of(i) >= 4;
            let announced = self
                .blocks
                .get(i)
                .is_some_and(|b| b.ending == Ending::Colon);
            // The last sentence of an article may be a short one.
            let sentence = self.is_prose(i.wrapping_sub(1))
                && self
                    .blocks
                    .get(i)
                    .is_some_and(|b| b.ending == Ending::Stop && b.words >= 2);
            let ends_it = self.is_prose(i) || item || sentence;
            if ends_it && parts.get(i) == Some(&Part::Body) {
                // A list that was announced may be the end of an article.
                if announced
                    && parts
                        .iter()
                        .skip(i + 1)
                        .take(3)
                        .filter(|p| **p == DROPPED)
                        .count()
                        >= 2
                {
                    for part in parts.iter_mut().skip(i + 1).take_while(|p| **p == DROPPED) {
                        *part = Part::Body;
                    }
                }
                return;
            }
            if let Some(part @ Part::Body) = parts.get_mut(i) {
                *part = DROPPED;
            }
        }
    }
}
