//! Where readers hand their records to.

use super::limits::{MAX_DEPTH, problem_of};
use super::text::Text;
use super::{Readers, Record, Source};
use onrecord_core::{Problem, ProblemKind};
use std::io::{self, BufRead};
use std::ops::ControlFlow;

/// Whether to go on reading: nobody wants more after a break.
pub type Flow = ControlFlow<()>;

/// Takes what a reader finds.
pub struct Out<'a> {
    readers: &'a Readers,
    give: &'a mut dyn FnMut(Found) -> Flow,
}

/// What a reader finds.
pub(crate) enum Found {
    /// A document, or the reason why there is none.
    Record(Box<Record>),
    /// Something that is no document by its kind.
    Other,
}

impl<'a> Out<'a> {
    pub(crate) fn new(readers: &'a Readers, give: &'a mut dyn FnMut(Found) -> Flow) -> Self {
        Self { readers, give }
    }

    /// Takes a record that was found in `source`.
    pub fn record(&mut self, source: &Source<'_>, mut record: Record) -> Flow {
        record.consumed = source.meter.since_told();
        if source.meter.is_spent()
            && record
                .problems
                .iter()
                .any(|p| p.kind == ProblemKind::TooLarge)
        {
            source.meter.end_was_told();
        }
        (self.give)(Found::Record(Box::new(record)))
    }

    /// Takes the reason why something at a place of `source` was not read.
    pub fn problem(&mut self, source: &Source<'_>, place: &str, problem: Problem) -> Flow {
        self.record(source, source.record("unknown", place).with(problem))
    }

    /// Counts something that is passed over on purpose: a picture, a request.
    pub fn pass_over(&mut self) -> Flow {
        (self.give)(Found::Other)
    }

    /// Reads a source by whatever reader recognises it; what none does is a document that
    /// will be refused, since it is no text.
    pub fn source(&mut self, mut source: Source<'_>) -> Flow {
        let readers = self.readers;
        let reader = readers.recognise(source.head());
        reader.unwrap_or(&Text).read(&mut source, self)
    }

    /// Reads what an archive holds: `reader` gives the bytes of the entry at `place`. What is
    /// neither text nor an archive is passed over; what lies too deep is a problem.
    pub(crate) fn entry(
        &mut self,
        archive: &Source<'_>,
        reader: impl io::Read,
        place: &str,
    ) -> Flow {
        let mut inside = archive.inside(reader, format!("{}{place}", archive.location()));
        inside.depth = archive.depth + 1;
        if inside.depth > MAX_DEPTH {
            let why = format!("archives more than {MAX_DEPTH} deep are not opened");
            return self.problem(archive, place, Problem::new(ProblemKind::TooLarge, why));
        }
        let readers = self.readers;
        let reader = readers.recognise(inside.head());
        if inside.head().is_empty() {
            return match inside.fill_buf() {
                Ok(_) => self.pass_over(),
                Err(error) => self.error(archive, place, &error),
            };
        }
        match reader {
            Some(reader) => reader.read(&mut inside, self),
            None => self.pass_over(),
        }
    }

    /// Says why the rest of an archive is not read, if too much came out of it; then this is
    /// a break for the archive alone.
    pub(crate) fn is_spent(&mut self, archive: &Source<'_>) -> ControlFlow<(), bool> {
        if !archive.meter.is_spent() {
            return ControlFlow::Continue(false);
        }
        if !archive.meter.end_is_told() {
            let why = archive.meter.bomb();
            self.problem(archive, "", Problem::new(ProblemKind::TooLarge, why))?;
        }
        ControlFlow::Continue(true)
    }

    /// Takes an error of reading `source`.
    pub(crate) fn error(&mut self, source: &Source<'_>, place: &str, error: &io::Error) -> Flow {
        self.problem(source, place, problem_of(error))
    }
}
