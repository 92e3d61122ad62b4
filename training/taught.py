"""What a teacher makes of articles, kept as targets for a student.

    python taught.py --teachers teacher.pt --folds fold0.pt… --marked TRAIN.jsonl \
        --articles FILE.jsonl… --out taught.npz
"""

import argparse
import hashlib
import json

import numpy as np
import torch

import corpus
import decode
import networks


def key(article):
    return hashlib.sha256(article.text.encode()).hexdigest()[:16]


def load(path):
    """A trained model."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    sizes = saved["sizes"]
    if saved["kind"] == "teacher":
        encoder = networks.Teacher()
    else:
        encoder = networks.Student(*(sizes[k] for k in ("words", "word_width", "width", "layers")))
    model = networks.Model(encoder, sizes["window_width"], sizes["window_layers"])
    model.load_state_dict(saved["parameters"])
    return model.eval(), saved["kind"] == "teacher"


def attach(articles, paths):
    """Puts the kept targets beside their articles."""
    kept = {}
    for path in paths:
        with np.load(path) as file:
            at = {k: np.concatenate([[0], np.cumsum(file[k])]) for k in ("tokens", "cues_of")}
            data = {k: file[k] for k in ("cue_soft", "aux_soft", "cues", "targets")}
            for i, name in enumerate(file["keys"]):
                t, c = (slice(at[k][i], at[k][i + 1]) for k in ("tokens", "cues_of"))
                kept[str(name)] = {"cue_soft": data["cue_soft"][t], "aux_soft": data["aux_soft"][t],
                                   "cues": data["cues"][c], "targets": data["targets"][c]}
    for article in articles:
        article.taught = kept.get(key(article))


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--teachers", nargs="+", required=True, help="models that read everything")
    a.add_argument("--folds", nargs="*", default=[],
                   help="models trained with --hold-out k/n, in order of k")
    a.add_argument("--share", type=float, default=.6, help="weight of the teachers beside folds")
    a.add_argument("--marked", nargs="*", default=[],
                   help="articles the models were trained on; each is read by its own fold alone")
    a.add_argument("--articles", nargs="*", default=[], help="articles that no model has seen")
    a.add_argument("--part", default="0/1", help="k/n: only each n-th article, from the k-th")
    a.add_argument("--out", required=True)
    a.add_argument("--vocabulary", default="vocabulary.json")
    a.add_argument("--threads", type=int, default=1)
    a = a.parse_args()
    torch.set_num_threads(a.threads)
    vocabulary = json.load(open(a.vocabulary))
    teachers = [load(path)[0] for path in a.teachers]
    folds = [load(path)[0] for path in a.folds]
    part, parts = map(int, a.part.split("/"))
    keys, tokens, cues_of, cue_soft, aux_soft, cues, targets = [], [], [], [], [], [], []
    pieces = networks.Pieces()
    for path in [*a.marked, *a.articles]:
        for i, article in enumerate(corpus.read(path, vocabulary)):
            if not len(article) or i % parts != part:
                continue
            pieces.add_to([article])
            mine = [folds[i % len(folds)]] if folds and path in a.marked else folds
            share = a.share if mine else 1.
            weights = [share / len(teachers)] * len(teachers)
            weights += [(1 - share) / len(mine)] * len(mine) if mine else []
            # Teachers are asked about the cue's own paragraph; further on the gold alone teaches.
            cue, aux, found, windows, there = decode.read(
                teachers + mine, article, weights=weights, wide=False)
            if found:
                windows = windows * there[..., None]
            keys.append(key(article)), tokens.append(len(article)), cues_of.append(len(found))
            cue_soft.append(cue.astype(np.float16)), aux_soft.append(aux.astype(np.float16))
            cues.extend(found), targets.append(np.round(windows * 255).astype(np.uint8))
            if i % 100 == part:
                print(path, i, flush=True)
    np.savez(a.out, keys=np.array(keys), tokens=tokens, cues_of=cues_of,
             cue_soft=np.concatenate(cue_soft), aux_soft=np.concatenate(aux_soft),
             cues=np.array(cues), targets=np.concatenate(targets))


if __name__ == "__main__":
    main()
