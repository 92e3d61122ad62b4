"""Fits the confidence of an attribution: the chance that content and source are both right.

    python calibrate.py --folds fold0.pt fold1.pt fold2.pt --data DIR --out calibration.json

A logistic regression on seven facts of a candidate. Each fold was trained with `--hold-out k/n`
and reads the marked articles that it has not seen.
"""

import argparse
import json

import numpy as np
import torch

import corpus
import decode
import taught

LEAST = 1e-4


def logit(p):
    p = min(max(p, LEAST), 1 - LEAST)
    return float(np.log(p / (1 - p)))


def facts(cue, source, contents, least):
    """What the confidence depends on; `crates/extract/src/engine` has the same list."""
    length = sum(e - s for s, e, _ in contents)
    mean = sum((e - s) * p for s, e, p in contents) / length
    return [1., logit(cue), logit(mean), logit(least), logit(source) if source is not None else 0.,
            float(source is None), float(np.log(length))]


def tokens_of(spans):
    return {t for s, e in spans for t in range(s, e)}


def right(article, source, contents):
    """Whether an attribution of the gold has half of this content and of this source."""
    mine, who = tokens_of(contents), tokens_of(source)
    for gold in article.attributions:
        theirs, whom = tokens_of(gold.content), tokens_of(gold.source)
        if 2 * len(mine & theirs) >= len(mine | theirs):
            if who == whom or 2 * len(who & whom) >= len(who | whom):
                return True
    return False


def examples(model, articles):
    """Facts and truth of every candidate."""
    x, y = [], []
    for article in articles:
        for _, _, cue, sources, contents, least in decode.candidates([model], article):
            if not contents:
                continue
            source = max(sources, key=lambda s: s[2]) if sources else None
            x.append(facts(cue, source and source[2], contents, least))
            spans = [(s, e) for s, e, _ in contents]
            y.append(right(article, [source[:2]] if source else [], spans))
    return np.array(x), np.array(y, float)


def fit(x, y, ridge=1.):
    """Newton's method for a logistic regression with a little ridge."""
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + ridge * w
        curvature = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        step = np.linalg.solve(curvature, gradient)
        w -= step
        if np.abs(step).max() < 1e-9:
            break
    return w


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--folds", nargs="+", required=True)
    a.add_argument("--data", required=True)
    a.add_argument("--vocabulary", default="vocabulary.json")
    a.add_argument("--out", required=True)
    a = a.parse_args()
    torch.set_num_threads(1)
    articles = corpus.read(f"{a.data}/polnear-train.jsonl", json.load(open(a.vocabulary)))
    found = []
    for path in a.folds:
        model, _ = taught.load(path)
        k, n = map(int, torch.load(path)["arguments"]["hold_out"].split("/"))
        found.append(examples(model, articles[k::n]))
    x, y = (np.concatenate(part) for part in zip(*found))
    w = fit(x, y)
    json.dump([round(float(v), 5) for v in w], open(a.out, "w"))
    p = 1 / (1 + np.exp(-x @ w))
    print("weights", np.round(w, 3), "candidates", len(y), "right", int(y.sum()))
    for low in np.arange(0, 1, .1):
        among = (p >= low) & (p < low + .1)
        if among.any():
            print(f"{low:.1f}: {among.sum():5d} candidates, said {p[among].mean():.3f}, "
                  f"right {y[among].mean():.3f}")


if __name__ == "__main__":
    main()
