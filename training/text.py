"""Tokens of a text and what the model sees of each.

The Rust engine (`crates/extract/src/engine/tokens.rs` and `features.rs`) does the same; the test
vectors in `crates/extract/tests/model-vectors.jsonl` hold the two together.
"""

import re
import zlib

import numpy as np

TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[’'](?:s|re|ve|ll|d|m|t)\b|\S", re.S)

SUFFIXES = 3000
PREFIXES = 2000
SHAPES = 40
FLAGS = 10

UNKNOWN, NUMBER = 1, 2

MARKS = {
    '"': 8, "“": 9, "”": 10, ",": 11, ".": 12, ":": 13, "?": 14, "!": 15, ";": 16, "-": 17,
    "–": 18, "—": 18, "(": 19, ")": 20, "'": 21, "’": 22, "‘": 23, "[": 24, "]": 25, "$": 26,
    "%": 27, "@": 28, "#": 29, "…": 30,
}


def bucket(text, buckets):
    """A hash of a piece of a word."""
    return zlib.crc32(text.encode()) % buckets


def shape(word):
    """The shape of a token: case, digits, or which mark it is."""
    if word.isalpha():
        if word.islower():
            return 1
        if word.isupper():
            return 2 if len(word) == 1 else 3
        return 4 if word[0].isupper() and word[1:].islower() else 5
    if word[0].isdigit():
        return 7 if len(word) == 4 and word.isdigit() else 6
    if word[0] in MARKS:
        return MARKS[word[0]]
    return 31 if len(word) == 1 else 32 + (word[-1] == "s")


class Text:
    """A text with its tokens (offsets in code points) and their features."""

    def __init__(self, text, vocabulary=None):
        found = list(TOKEN.finditer(text))
        self.text = text
        self.start = np.array([m.start() for m in found], np.int64)
        self.end = np.array([m.end() for m in found], np.int64)
        words = [m.group() for m in found]
        self.lower = [w.lower().replace("’", "'") for w in words]
        self.suffix = np.array(
            [bucket(w[-3:] + "$%d" % min(len(w), 3), SUFFIXES) for w in self.lower], np.int64)
        self.prefix = np.array([bucket(w[:4], PREFIXES) for w in self.lower], np.int64)
        self.shape = np.array([shape(w) for w in words], np.int64)
        self.flags = flags(text, found, words)
        if vocabulary is not None:
            self.word = np.array(
                [vocabulary.get(w, NUMBER if w[0].isdigit() else UNKNOWN) for w in self.lower],
                np.int64)

    def __len__(self):
        return len(self.start)

    def tokens_of(self, start, end):
        """The tokens of a span of code points; those at its edges if half of them lie within."""
        a = int(np.searchsorted(self.end, start, side="right"))
        b = int(np.searchsorted(self.start, end, side="left"))

        def half_out(i):
            inside = min(self.end[i], end) - max(self.start[i], start)
            return inside * 2 < self.end[i] - self.start[i]

        if b > a and half_out(a):
            a += 1
        if b > a and half_out(b - 1):
            b -= 1
        return a, b


def flags(text, found, words):
    """Ten yes-or-no facts of each token: where it stands, and how it lies to quotation marks."""
    out = np.zeros((len(words), FLAGS), np.float32)
    german = "„" in text
    opening, closing = ("„«", "“”»") if german else ("“„«", "”»")
    quoted = False
    previous_end, previous = 0, ""
    for i, (match, word) in enumerate(zip(found, words)):
        gap = text[previous_end:match.start()]
        row = out[i]
        if "\n" in gap or i == 0:
            row[0] = 1
            row[9] = quoted  # the paragraph before left its quotation open
            quoted = False
        ended = previous in (".", "!", "?")
        closed_after_end = previous in ("”", '"') and i > 1 and words[i - 2] in (".", "!", "?")
        row[1] = ended or closed_after_end
        row[2] = bool(gap)
        if word in opening or (word == '"' and not quoted):
            quoted = True
            row[4] = 1
        elif word in closing or word == '"':
            row[5] = 1
        row[3] = quoted
        if row[5]:
            quoted = False
        row[6] = word[0].isupper()
        row[7] = text[match.end():match.end() + 1] in ("", "\n")
        row[8] = word in "'‘’"
        previous_end, previous = match.end(), word
    return out
