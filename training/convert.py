#!/usr/bin/env python3
"""Makes crates/extract/data/attribution.model out of trained weights.

    python3 training/convert.py WEIGHTS.npz VOCAB.json crates/extract/data/attribution.model

Needs numpy. WEIGHTS.npz is a PyTorch state dict of the attribution model saved with
numpy.savez; VOCAB.json maps a lower-case word to its row of the word table, with <pad>, <unk>
and <num> at rows 0, 1 and 2. Python is no part of the build; the file it writes is.

What changes on the way:
- weight matrices become 8-bit integers with one scale per row (output channel, or word);
- the two bias vectors of each LSTM direction are added up, biases stay in single precision;
- the auxiliary head (`haux`) and the distance buckets (`db`) are left out: the first served
  training only, the second are computed;
- words are sorted, and the rows of the word table with them. Their first order was that of
  the training texts, which are not to be read from this file.

The format is described in crates/extract/src/engine/weights.rs.
"""
import hashlib
import json
import struct
import sys

import numpy as np

MAGIC = b"onrecord"
VERSION = 1
SPECIAL = ["<pad>", "<unk>", "<num>"]
INT8, FLOAT32 = 1, 2


def quantised(matrix):
    """One scale per row: the largest magnitude becomes 127."""
    scale = np.abs(matrix).max(axis=1) / 127
    scale[scale == 0] = 1
    scale = scale.astype("<f4")
    return np.rint(matrix / scale[:, None]).clip(-127, 127).astype("i1"), scale


def lstm(z, source, target):
    """The tensors of both directions of one LSTM layer."""
    for suffix, direction in (("", "forward"), ("_reverse", "backward")):
        name = f"{target}.{direction}"
        yield f"{name}.input", z[f"{source}.weight_ih_l0{suffix}"]
        yield f"{name}.state", z[f"{source}.weight_hh_l0{suffix}"]
        yield f"{name}.bias", z[f"{source}.bias_ih_l0{suffix}"] + z[f"{source}.bias_hh_l0{suffix}"]


def tensors(z, order):
    """Names and values in the order of the file."""
    yield "word", z["enc.we.weight"][order]
    yield "suffix", z["enc.se.weight"]
    yield "prefix", z["enc.pe.weight"]
    yield "shape", z["enc.he.weight"]
    # [out, in, 3] becomes [out, 3 * in]: the token before, the token, the token after.
    conv = z["enc.c1.weight"]
    yield "conv.weight", conv.transpose(0, 2, 1).reshape(conv.shape[0], -1)
    yield "conv.bias", z["enc.c1.bias"]
    yield from lstm(z, "enc.l1", "first")
    yield from lstm(z, "enc.l2", "second")
    yield "cue.weight", z["h1.weight"]
    yield "cue.bias", z["h1.bias"]
    yield "token.weight", z["p.weight"]
    yield "token.bias", z["p.bias"] + z["pc.bias"]
    yield "context.weight", z["pc.weight"]
    yield "distance", z["de.weight"]
    yield "in-cue", z["ic.weight"]
    yield from lstm(z, "l3", "window")
    yield "part.weight", z["h2.weight"]
    yield "part.bias", z["h2.bias"]


def main():
    weights, vocabulary, output = sys.argv[1:]
    with np.load(weights) as archive:
        z = {name: archive[name].astype(np.float32) for name in archive.files if name != "db"}
    with open(vocabulary, encoding="utf8") as file:
        rows = json.load(file)
    words = SPECIAL + sorted(set(rows) - set(SPECIAL))
    order = np.array([rows[word] for word in words])
    if any("\n" in word for word in words) or sorted(order) != list(range(len(z["enc.we.weight"]))):
        sys.exit("the vocabulary does not fit the word table")

    text = "\n".join(words).encode()
    payload = struct.pack("<II", len(words), len(text)) + text
    listed = list(tensors(z, order))
    payload += struct.pack("<I", len(listed))
    for name, value in listed:
        kind = INT8 if value.ndim == 2 else FLOAT32
        payload += struct.pack("<B", len(name)) + name.encode()
        payload += struct.pack("<BB", kind, value.ndim) + struct.pack(f"<{value.ndim}I", *value.shape)
        if kind == INT8:
            values, scale = quantised(value)
            payload += scale.tobytes() + values.tobytes()
        else:
            payload += value.astype("<f4").tobytes()

    # The key that onrecord-core makes of ("model", payload).
    parts = b"".join(struct.pack("<Q", len(part)) + part for part in (b"model", payload))
    digest = hashlib.sha256(parts).digest()[:12]
    with open(output, "wb") as file:
        file.write(MAGIC + struct.pack("<I", VERSION) + digest + payload)
    print(f"{output}: {len(payload) + 24:,} bytes, {len(words):,} words, fingerprint {digest.hex()}")


if __name__ == "__main__":
    main()
