//! Saved pages and pasted text in, articles out: body, title, byline, outlet and honest dates.
//!
//! Each way in is a function that never fails for want of structure: what is doubtful, cut or
//! left out is among the problems of the [`Article`](onrecord_core::Article) it gives. Speakers,
//! attributions and citations stay empty; finding them is the work of `onrecord-extract`.
//!
//! ```
//! use onrecord_article::pasted;
//! use onrecord_core::{Register, Supplied};
//!
//! let text = "Harbour to stay closed\n\nBy Ada Brandt\n\nThe harbour of Vell stays closed \
//!     until Friday, the port authority said, since the storm has moved the buoys.\n\n\
//!     Ferries are to sail again on Saturday.";
//! let article = pasted::read(text, &Supplied::default(), &Register::default());
//! assert_eq!(article.title.as_deref(), Some("Harbour to stay closed"));
//! assert_eq!(article.authors[0].name, "Ada Brandt");
//! ```
//!
//! # Where to begin
//!
//! - [`page::read`]: the source of a web page. It says whether that is an article at all.
//! - [`pasted::read`]: text as it is copied out of a page, with whatever hangs on it.
//! - [`ready`]: a body that is taken exactly as it is.
//! - [`decode`]: bytes to text, when neither of these is known to be text yet.
//!
//! Most callers want [`onrecord-extract`](../onrecord_extract/index.html), which calls these and
//! adds who says what.
//!
//! What this crate is not: it fetches nothing, reads no file, and knows nothing of what an
//! article says.

mod byline;
mod credit;
mod dateline;
mod dates;
pub mod decode;
mod fields;
mod html;
pub mod language;
pub mod mojibake;
pub mod page;
pub mod pasted;
pub mod ready;
pub mod url;
