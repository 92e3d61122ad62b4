"""Articles with attributions, as training examples.

The data are JSON lines: {"doc_id", "text", "attributions": [{"source": [[s, e]…], "cue": …,
"content": …}]}, offsets in Unicode code points. Articles without "attributions" serve as
unlabelled text.
"""

import bisect
import dataclasses
import json

import numpy as np

from text import Text

# Stage 2 looks at this many tokens before the first token of a cue, and from it on.
BACK, AHEAD = 64, 112
WINDOW = BACK + AHEAD

# Classes of stage 2, and of the auxiliary task: nothing, begin and inside of source and content.
OUT, SOURCE, CONTENT = 0, 1, 3
INPUTS = ("word", "suffix", "prefix", "shape", "flags")


@dataclasses.dataclass
class Attribution:
    """One attribution in tokens; the cue as one span from its first to its last token."""
    cue: tuple
    source: list
    content: list

    def edges(self):
        spans = [self.cue, *self.source, *self.content]
        return min(s for s, _ in spans), max(e for _, e in spans)

    def moved(self, by):
        def move(spans):
            return [(s + by, e + by) for s, e in spans]
        return Attribution(move([self.cue])[0], move(self.source), move(self.content))

    def target(self):
        """The classes of the window's tokens."""
        y = np.zeros(WINDOW, np.int64)
        origin = self.cue[0] - BACK
        for kind, spans in ((SOURCE, self.source), (CONTENT, self.content)):
            for s, e in spans:
                s, e = max(0, s - origin), min(WINDOW, e - origin)
                if e > s:
                    y[s:e] = kind + 1
                    y[s] = kind
        return y


class Article(Text):
    """A text with its gold, where there is any, and what a teacher makes of it."""

    def __init__(self, record, vocabulary=None):
        super().__init__(record["text"], vocabulary)
        self.id = record["doc_id"]
        self.gold = record.get("attributions")
        self.cue = np.zeros(len(self), np.int64)
        self.aux = np.zeros(len(self), np.int64)
        self.attributions = []
        self.taught = None
        for gold in self.gold or ():
            spans = {}
            for role in ("source", "cue", "content"):
                found = [self.tokens_of(s, e) for s, e in gold[role]]
                spans[role] = [(s, e) for s, e in found if e > s]
            for role, kind in (("source", SOURCE), ("content", CONTENT)):
                for s, e in spans[role]:
                    self.aux[s:e] = kind + 1
                    self.aux[s] = kind
            if not spans["cue"]:
                continue
            for s, e in spans["cue"]:
                self.cue[s:e] = 2
            cue = spans["cue"][0][0], spans["cue"][-1][1]
            self.cue[cue[0]] = 1
            self.attributions.append(Attribution(cue, spans["source"], spans["content"]))


def read(path, vocabulary=None):
    """The articles of a file of JSON lines."""
    with open(path, encoding="utf8") as lines:
        return [Article(json.loads(line), vocabulary) for line in lines if line.strip()]


def pieces(articles, length, rng):
    """The articles in a random order, one after another, cut into pieces of `length` tokens.

    Yields (arrays by name, gold attributions within, taught cues within, is it labelled), the
    labels moved to the piece.
    """
    order = list(articles)
    rng.shuffle(order)
    lengths = np.cumsum([0] + [len(a) for a in order])
    names = INPUTS + ("cue", "aux") + (("pieces",) if hasattr(order[0], "pieces") else ())
    all_of = {k: np.concatenate([getattr(a, k) for a in order]) for k in names}
    all_of["labelled"] = np.concatenate(
        [np.full(len(a), a.gold is not None, np.float32) for a in order])
    if order[0].taught is not None:
        for k in ("cue_soft", "aux_soft"):
            all_of[k] = np.concatenate([a.taught[k] for a in order])
    gold = sorted((a.moved(o) for o, x in zip(lengths, order) for a in x.attributions),
                  key=lambda a: a.cue)
    taught = []
    for offset, article in zip(lengths, order):
        if article.taught is not None:
            for (s, e), target in zip(article.taught["cues"], article.taught["targets"]):
                taught.append((s + offset, e + offset, target, article.gold is not None))
    gold_at, taught_at = [a.cue[0] for a in gold], [t[0] for t in taught]
    out = []
    for start in range(rng.randrange(length), lengths[-1] - length, length):
        end = start + length
        i, j = bisect.bisect_left(gold_at, start), bisect.bisect_left(gold_at, end)
        within = [a.moved(-start) for a in gold[i:j]
                  if a.edges()[0] >= start and a.edges()[1] <= end]
        cut = [a.cue[0] - start for a in gold[i:j]
               if a.edges()[0] < start or a.edges()[1] > end]
        i, j = bisect.bisect_left(taught_at, start), bisect.bisect_left(taught_at, end)
        soft = [(s - start, e - start, t, l) for s, e, t, l in taught[i:j] if e <= end]
        arrays = {k: v[start:end] for k, v in all_of.items()}
        out.append((arrays, within, cut, soft))
    rng.shuffle(out)
    return out
