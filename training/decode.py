"""From the networks' outputs to attributions, as `crates/extract/src/engine/decode.rs` does it."""

import json
import pathlib
import subprocess
import sys

import numpy as np
import torch

from corpus import BACK, CONTENT, INPUTS, SOURCE, WINDOW
from networks import Pieces, Teacher

NEVER = -1e9
# Which class may follow which: nothing, begin and inside of source, begin and inside of content.
FOLLOWS = np.array([[0, 0, NEVER, 0, NEVER],
                    [0, 0, 0, 0, NEVER],
                    [0, 0, 0, 0, NEVER],
                    [0, 0, NEVER, 0, 0],
                    [0, 0, NEVER, 0, 0]], np.float32)
FIRST = FOLLOWS[0]
CUE_FLOOR = .1


def encode(model, article):
    """The encoder's output for a whole article; a teacher reads overlapping pieces of it."""
    x = {k: torch.from_numpy(getattr(article, k))[None] for k in INPUTS}
    if not isinstance(model.encoder, Teacher):
        return model.encoder(x)
    n, length, stride = len(article), 320, 240
    margin = (length - stride) // 2
    out, start = None, 0
    while True:
        end = min(n, start + length)
        begin = max(0, end - length)
        piece = {"flags": x["flags"][:, begin:end], **Pieces.batch([article.pieces[begin:end]])}
        z = model.encoder(piece)
        if out is None:
            out = torch.zeros(1, n, z.shape[-1])
        own = 0 if begin == 0 else margin
        out[:, begin + own:end] = z[:, own:]
        if end == n:
            return out
        start += stride


def cues(probabilities, floor=CUE_FLOOR):
    """Runs of tokens that are likelier than `floor` to be of a cue; a sure beginning starts anew."""
    any_cue = probabilities[:, 1] + probabilities[:, 2]
    found, i, n = [], 0, len(probabilities)
    while i < n:
        if any_cue[i] <= floor:
            i += 1
            continue
        j = i + 1
        while j < n and any_cue[j] > max(floor, .3 * any_cue[i:j].max()):
            if probabilities[j, 1] > probabilities[j, 2] and probabilities[j, 1] > .5:
                break
            j += 1
        found.append((i, j))
        i = j
    return found


def best_paths(scores):
    """Viterbi over [cues, places, classes]."""
    n, places, classes = scores.shape
    best = scores[:, 0] + FIRST
    back = np.zeros((n, places, classes), np.int8)
    for t in range(1, places):
        options = best[:, :, None] + FOLLOWS[None]
        back[:, t] = options.argmax(1)
        best = options.max(1) + scores[:, t]
    path = np.zeros((n, places), np.int64)
    path[:, -1] = best.argmax(1)
    for t in range(places - 1, 0, -1):
        path[:, t - 1] = back[np.arange(n), t, path[:, t]]
    return path


@torch.no_grad()
def read(models, article, floor=CUE_FLOOR, weights=None, wide=True):
    """The mean outputs of some models: cue and auxiliary probabilities, cues, their windows."""
    weights = weights or [1 / len(models)] * len(models)
    encoded = [(w, m, encode(m, article)) for w, m in zip(weights, models)]
    cue = sum(w * torch.softmax(m.cue(z)[0], -1) for w, m, z in encoded)
    aux = sum(w * torch.softmax(m.aux(z)[0], -1) for w, m, z in encoded)
    cue = cue.numpy()
    found = cues(cue, floor)
    if not found:
        return cue, aux.numpy(), [], np.zeros((0, WINDOW, 5), np.float32), None
    row = torch.zeros(len(found), dtype=torch.long)
    start, end = (torch.tensor([c[k] for c in found]) for k in (0, 1))
    flags = torch.from_numpy(article.flags)[None]
    total = 0
    for w, m, z in encoded:
        logits, there = m.windows(z, flags, row, start, end, wide)
        total = total + w * torch.softmax(logits, -1)
    windows = total.numpy()
    there = there.numpy()
    windows[~there] = np.eye(5, dtype=np.float32)[0]
    return cue, aux.numpy(), found, windows, there


def spans_of(path, window, start):
    """Source and content spans in tokens, each with the probabilities of its tokens."""
    found = {SOURCE: [], CONTENT: []}
    t = 0
    while t < WINDOW:
        if path[t] == 0:
            t += 1
            continue
        kind = SOURCE if path[t] <= SOURCE + 1 else CONTENT
        u = t + 1
        while u < WINDOW and path[u] == kind + 1:
            u += 1
        found[kind].append((t + start - BACK, u + start - BACK,
                            window[t:u, kind:kind + 2].sum(-1)))
        t = u
    return found


def candidates(models, article, floor=.3, weights=None):
    """(cue start, end, P(cue), sources, contents, least) of each cue.

    Spans come with their mean probability; `least` is that of the least sure content token.
    """
    cue, _, found, windows, _ = read(models, article, floor, weights)
    if not found:
        return []
    with np.errstate(divide="ignore"):
        paths = best_paths(np.maximum(np.log(windows), NEVER))
    out = []
    for (start, end), path, window in zip(found, paths, windows):
        each = spans_of(path, window, start)
        spans = {kind: [(s, e, float(p.mean())) for s, e, p in list_] for kind, list_ in each.items()}
        least = min((float(p.min()) for _, _, p in each[CONTENT]), default=1.)
        p = float((cue[start:end, 1] + cue[start:end, 2]).max())
        out.append((start, end, p, spans[SOURCE], spans[CONTENT], least))
    return out


def assemble(article, found, threshold):
    """Attributions in code points; of two whose contents are half the same, the surer."""
    def span(parts):
        return [[int(article.start[s]), int(article.end[e - 1])] for s, e, _ in parts]

    out = []
    for start, end, p, sources, contents, _ in found:
        contents = [c for c in contents if any(
            ch.isalnum() for ch in article.text[article.start[c[0]]:article.end[c[1] - 1]])]
        if not contents:
            continue
        sources = [max(sources, key=lambda s: s[2])] if sources else []
        sure = sum((e - s) * q for s, e, q in contents) / sum(e - s for s, e, _ in contents)
        if p * sure < threshold:
            continue
        tokens = {t for s, e, _ in contents for t in range(s, e)}
        out.append((p * sure, tokens, {
            "source": span(sources), "cue": span([(start, end, 1)]), "content": span(contents),
            "conf": p * sure}))
    out.sort(key=lambda r: -r[0])
    kept = []
    for _, tokens, record in out:
        if all(len(tokens & k) < .5 * len(tokens | k) for k, _ in kept):
            kept.append((tokens, record))
    return sorted((r for _, r in kept), key=lambda r: r["cue"][0][0])


def write(articles, found, path, threshold):
    with open(path, "w", encoding="utf8") as out:
        for article, f in zip(articles, found):
            record = {"doc_id": article.id, "text": article.text,
                      "attributions": assemble(article, f, threshold)}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def score(scorer, gold, predicted):
    """The figures of the corpus's scorer, a Python file that is not part of the project."""
    run = subprocess.run([sys.executable, str(scorer), str(gold), str(predicted), "--json"],
                         capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def evaluate(models, articles, gold, threshold=.65, out="predicted.jsonl"):
    """Figures of models on the articles of a gold file, next to which `score.py` lies."""
    for m in models:
        m.eval()
    found = [candidates(models, a) for a in articles]
    write(articles, found, out, threshold)
    return score(pathlib.Path(gold).parent / "score.py", gold, out)
