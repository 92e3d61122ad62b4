"""The vocabulary, and a first word table for it from MiniLM's.

    python vocabulary.py --data DIR --unlabelled FILE.jsonl… --out vocabulary.json --table table.npy
"""

import argparse
import collections
import json

import numpy as np

import corpus
from networks import MINILM

WIDEST = 128


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--data", required=True)
    a.add_argument("--unlabelled", nargs="*", default=[])
    a.add_argument("--out", default="vocabulary.json")
    a.add_argument("--table", default="table.npy")
    a.add_argument("--size", type=int, default=24000)
    a = a.parse_args()
    from safetensors.numpy import load_file
    table = load_file(str(MINILM / "model.safetensors"))["embeddings.word_embeddings.weight"]
    pieces = (MINILM / "vocab.txt").read_text(encoding="utf8").split("\n")
    row_of = {piece: i for i, piece in enumerate(pieces) if piece}

    def count(paths):
        return collections.Counter(w for p in paths for d in corpus.read(p) for w in d.lower)

    ours = count([f"{a.data}/polnear-train.jsonl"])
    others = count(a.unlabelled)
    # Every word that the marked articles have twice, then the commonest elsewhere, then whole
    # words that MiniLM knows. Figures only where they are common.
    words = [w for w, n in ours.most_common() if n >= 2 and not (w[0].isdigit() and n < 10)]
    words += [w for w, n in others.most_common() if n >= 3 and not w[0].isdigit()]
    words += [w for w in pieces if w.isalpha() and w.isascii() and len(w) > 2]
    vocabulary = {"<pad>": 0, "<unk>": 1, "<num>": 2}
    for word in words:
        if len(vocabulary) < a.size:
            vocabulary.setdefault(word, len(vocabulary))

    centred = table - table[1000:].mean(0)

    def vector(word):
        found, i = [], 0
        while i < len(word):
            for j in range(len(word), i, -1):
                row = row_of.get(word[i:j] if i == 0 else "##" + word[i:j])
                if row is not None:
                    found.append(centred[row])
                    i = j
                    break
            else:
                return None
        return np.mean(found, 0)

    wide = np.zeros((len(vocabulary), table.shape[1]), np.float32)
    for word, row in vocabulary.items():
        at = vector(word) if row > 2 else None
        if at is not None:
            wide[row] = at
    # Principal directions of every second word; scaled so that the first 64 have deviation one.
    _, _, directions = np.linalg.svd(wide[3::2], full_matrices=False)
    narrow = wide @ directions[:WIDEST].T
    narrow /= narrow[:, :64].std()
    np.save(a.table, narrow.astype(np.float32))
    with open(a.out, "w", encoding="utf8") as out:
        json.dump(vocabulary, out, ensure_ascii=False, indent=0)
    known = sum(n for w, n in ours.items() if w in vocabulary) / sum(ours.values())
    other = sum(n for w, n in others.items() if w in vocabulary) / max(1, sum(others.values()))
    print(len(vocabulary), "words; known:", f"{known:.4f} of the marked, {other:.4f} of the rest")


if __name__ == "__main__":
    main()
