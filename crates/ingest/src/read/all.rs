//! All records of one source.

use super::out::Found;
use super::{Flow, Out, Readers, Record, Source};
use std::ops::ControlFlow;

impl Readers {
    /// Hands over the records of a source one after another, until there are no more or `take`
    /// says so; returns how many other things (pictures, requests) were passed over.
    ///
    /// ```
    /// use onrecord_ingest::read::{Readers, Source};
    /// use std::ops::ControlFlow;
    ///
    /// let lines = "{\"id\":1,\"body\":\"One.\"}\n{\"id\":2,\"body\":\"Two.\"}\n";
    /// let mut ids = Vec::new();
    /// Readers::default().each(Source::new(lines.as_bytes(), "a.jsonl", true), &mut |record| {
    ///     ids.extend(record.id);
    ///     ControlFlow::Continue(())
    /// });
    /// assert_eq!(ids, ["1", "2"]);
    /// ```
    pub fn each(&self, source: Source<'_>, take: &mut dyn FnMut(Record) -> Flow) -> u64 {
        let mut others = 0;
        let mut give = |found| match found {
            Found::Record(record) => take(*record),
            Found::Other => {
                others += 1;
                ControlFlow::Continue(())
            }
        };
        let _ = Out::new(self, &mut give).source(source);
        others
    }
}
