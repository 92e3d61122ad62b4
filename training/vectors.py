"""Writes crates/extract/tests/model-vectors.jsonl: what the exported models make of some texts.

    python vectors.py main.pt [bulk.pt] --vocabulary vocabulary.json \
        [--calibration main.json] [--bulk-calibration bulk.json] [--cue-floor .3] \
        --file ../crates/extract/tests/model-vectors.jsonl

The texts are those of the file as it stands; they are our own. The parameters go through 8 bits
first, as `export.py` sends them, so that the Rust engine has the same ones.
"""

import json

import numpy as np
import torch

import decode
import networks
from corpus import CONTENT, SOURCE, Article
from export import arguments, as_exported, load, weights_of


def exported(path):
    """A model with its parameters as the Rust engine has them."""
    saved = load(path)
    sizes = saved["sizes"]
    encoder = networks.Student(*(sizes[k] for k in ("words", "word_width", "width", "layers")))
    model = networks.Model(encoder, sizes["window_width"], sizes["window_layers"])
    model.load_state_dict(as_exported(saved["parameters"]))
    return model.eval()


def logit(p):
    p = np.clip(p, 1e-4, 1 - 1e-4)
    return float(np.log(p / (1 - p)))


def features(p_cue, source, contents):
    """The seven numbers that a calibration weighs."""
    p = np.concatenate([c[2] for c in contents])
    return [1., logit(p_cue), logit(p.mean()), logit(p.min()),
            logit(source[2].mean()) if source else 0., float(not source), float(np.log(len(p)))]


def candidates(model, article, calibration, floor):
    """All attributions that the model finds, and P(begins) and P(continues a cue) of the tokens."""
    cue, _, found, windows, _ = decode.read([model], article, floor)
    out = []
    if not found:
        return cue, out
    with np.errstate(divide="ignore"):
        paths = decode.best_paths(np.maximum(np.log(windows), decode.NEVER))

    def place(start, end):
        return [int(article.start[start]), int(article.end[end - 1])]

    for (start, end), path, window in zip(found, paths, windows):
        spans = decode.spans_of(path, window, start)
        contents = [c for c in spans[CONTENT] if any(
            ch.isalnum() for ch in article.text[slice(*place(*c[:2]))])]
        if not contents:
            continue
        source = max(spans[SOURCE], key=lambda s: s[2].mean(), default=None)
        p = float((cue[start:end, 1] + cue[start:end, 2]).max())
        numbers = features(p, source, contents)
        if calibration:
            sure = 1 / (1 + np.exp(-np.dot(calibration, numbers)))
        else:
            sure = p * np.concatenate([c[2] for c in contents]).mean()
        out.append({"source": [place(*source[:2])] if source else [], "cue": place(start, end),
                    "content": [place(*c[:2]) for c in contents], "conf": round(float(sure), 5)})
    return cue, out


def main():
    a = arguments(__doc__.split("\n")[0])
    a.add_argument("--file", required=True)
    a = a.parse_args()
    torch.set_num_threads(1)
    with open(a.vocabulary, encoding="utf8") as file:
        vocabulary = json.load(file)
    words = {row: word for word, row in vocabulary.items()}
    models = {"main": (exported(a.main), weights_of(a.calibration))}
    if a.bulk:
        models["bulk"] = exported(a.bulk), weights_of(a.bulk_calibration)
    with open(a.file, encoding="utf8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    with open(a.file, "w", encoding="utf8") as out:
        for text in texts:
            article = Article({"doc_id": "", "text": text}, vocabulary)
            flags = article.flags.astype(np.int64) @ (1 << np.arange(article.flags.shape[1]))
            record = {
                "text": text,
                "tokens": np.stack([article.start, article.end], 1).tolist(),
                "words": [words[row] for row in article.word],
                "suffixes": article.suffix.tolist(), "prefixes": article.prefix.tolist(),
                "shapes": article.shape.tolist(), "flags": flags.tolist()}
            for name, (model, calibration) in models.items():
                cue, found = candidates(model, article, calibration, a.cue_floor)
                record[name] = {"cues": np.round(cue[:, 1:].astype(float), 4).tolist(),
                                "attributions": found}
            line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
            out.write(line + "\n")


if __name__ == "__main__":
    main()
