"""Makes crates/extract/data/attribution.model out of trained parameters.

    python export.py main.pt [bulk.pt] --vocabulary vocabulary.json \
        [--calibration main.json] [--bulk-calibration bulk.json] [--cue-floor .3] \
        --out ../crates/extract/data/attribution.model

The two models share their vocabulary and the tables of words and their parts. What changes on
the way:
- matrices become 8-bit integers with one scale per row (output, or word);
- the auxiliary head is left out: it served training only;
- words are sorted, and the rows of the word table with them. Their first order was that of the
  training texts, which are not to be read from this file.

A calibration is a list of seven numbers: the weights of 1, the logit of P(cue), that of the mean
and of the least P(content), that of the mean P(source), whether there is no source, and the
logarithm of the number of content tokens.

The format is described in crates/extract/src/engine/weights.rs.
"""

import argparse
import hashlib
import json
import struct
import sys

import numpy as np
import torch

MAGIC = b"onrecord"
VERSION = 2
SPECIAL = ["<pad>", "<unk>", "<num>"]
BYTES, FLOATS = 1, 2
TABLES = ("word", "suffix", "prefix", "shape")


def in_bytes(matrix):
    """A matrix in 8-bit integers and one scale per row: the largest magnitude becomes 127."""
    scale = np.abs(matrix).max(1) / 127
    scale[scale == 0] = 1
    scale = scale.astype("<f4")
    return np.rint(matrix / scale[:, None]).clip(-127, 127).astype("i1"), scale


def read_back(matrix):
    """What is left of a matrix after its way through 8 bits."""
    values, scale = in_bytes(matrix)
    return values.astype(np.float32) * scale[:, None]


def flat(parameters, name):
    """A matrix with one row per output; a convolution's is by token, then by input."""
    value = parameters[name].float().numpy()
    return value.transpose(0, 2, 1).reshape(len(value), -1) if value.ndim == 3 else value


def matrices(parameters):
    """The names of the parameters that are kept in 8 bits."""
    return [name for name, value in parameters.items()
            if value.ndim >= 2 and not name.startswith(("distance", "in_cue", "aux"))]


def as_exported(parameters):
    """The parameters as the Rust engine has them: those in 8 bits read back."""
    out = dict(parameters)
    for name in matrices(parameters):
        value = read_back(flat(parameters, name))
        if parameters[name].ndim == 3:
            value = value.reshape(len(value), 3, -1).transpose(0, 2, 1)
        out[name] = torch.from_numpy(np.ascontiguousarray(value))
    return out


def tensor(name, value):
    shape = struct.pack(f"<{value.ndim}I", *value.shape)
    head = struct.pack("<B", len(name)) + name.encode()
    if value.ndim == 2:
        values, scale = in_bytes(value)
        return head + struct.pack("<BB", BYTES, 2) + shape + scale.tobytes() + values.tobytes()
    return head + struct.pack("<BB", FLOATS, 1) + shape + value.astype("<f4").tobytes()


def tensors(listed):
    return struct.pack("<I", len(listed)) + b"".join(tensor(n, v) for n, v in listed)


def network(name, saved, calibration, cue_floor):
    """A network's part of the file: its sizes and tensors."""
    p, sizes = saved["parameters"], saved["sizes"]
    four = [sizes[k] for k in ("width", "layers", "window_width", "window_layers")]
    listed = [("mix.weight", flat(p, "encoder.mix.weight")),
              ("mix.bias", p["encoder.mix.bias"].numpy())]

    def layers(of, ours, count):
        for i in range(count):
            for kind in ("weight", "bias"):
                listed.append((f"{ours}.{i}.{kind}", p[f"{of}.{i}.products.{kind}"].numpy()))

    layers("encoder.layers", "layer", four[1])
    for part in ("cue", "token", "of_cue", "span"):
        for kind in ("weight", "bias"):
            listed.append((f"{part}.{kind}", p[f"{part}.{kind}"].numpy()))
    for part in ("distance", "in_cue"):
        listed.append((part, p[f"{part}.weight"].numpy().reshape(-1)))
    layers("layers", "window", four[3])
    listed.append(("cue-floor", np.array([cue_floor], np.float32)))
    if calibration:
        listed.append(("calibration", np.array(calibration, np.float32)))
    return struct.pack("<B", len(name)) + name.encode() + struct.pack("<4I", *four) + \
        tensors(listed)


def weights_of(path):
    """The seven weights of a calibration."""
    if not path:
        return None
    with open(path, encoding="utf8") as file:
        found = json.load(file)
    found = found["weights"] if isinstance(found, dict) else found
    if len(found) != 7:
        sys.exit(f"{path}: {len(found)} weights where seven are due")
    return found


def load(path):
    return torch.load(path, map_location="cpu", weights_only=True)


def arguments(description):
    """What names the models; `vectors.py` takes the same."""
    a = argparse.ArgumentParser(description=description)
    a.add_argument("main", help="parameters of the main model")
    a.add_argument("bulk", nargs="?", help="parameters of the smaller one")
    a.add_argument("--vocabulary", default="vocabulary.json")
    a.add_argument("--calibration", default="", help="the main model's, as calibrate.py writes it")
    a.add_argument("--bulk-calibration", default="")
    a.add_argument("--cue-floor", type=float, default=.3,
                   help="a token can be of a cue if it is likelier")
    return a


def main():
    a = arguments(__doc__.split("\n")[0])
    a.add_argument("--out", required=True)
    a = a.parse_args()
    saved = load(a.main)
    networks = [("main", saved, weights_of(a.calibration))]
    if a.bulk:
        networks.append(("bulk", load(a.bulk), weights_of(a.bulk_calibration)))
    tables = {k: saved["parameters"][f"encoder.{k}.weight"].numpy() for k in TABLES}
    for name, other, _ in networks[1:]:
        for k, table in tables.items():
            theirs = other["parameters"][f"encoder.{k}.weight"].numpy()
            if theirs.shape != table.shape or not np.allclose(theirs, table, atol=1e-5):
                sys.exit(f"the {k} table of the {name} model is not that of the main one")
    with open(a.vocabulary, encoding="utf8") as file:
        rows = json.load(file)
    words = SPECIAL + sorted(set(rows) - set(SPECIAL))
    order = np.array([rows[word] for word in words])
    if any("\n" in word for word in words) or sorted(order) != list(range(len(tables["word"]))):
        sys.exit("the vocabulary does not fit the word table")
    tables["word"] = tables["word"][order]

    text = "\n".join(words).encode()
    payload = struct.pack("<II", len(words), len(text)) + text
    payload += tensors(list(tables.items())) + struct.pack("<B", len(networks))
    for name, model, calibration in networks:
        payload += network(name, model, calibration, a.cue_floor)
    # The key that onrecord-core makes of ("model", payload).
    parts = b"".join(struct.pack("<Q", len(part)) + part for part in (b"model", payload))
    digest = hashlib.sha256(parts).digest()[:12]
    with open(a.out, "wb") as file:
        file.write(MAGIC + struct.pack("<I", VERSION) + digest + payload)
    print(f"{a.out}: {len(payload) + 24:,} bytes, {len(words):,} words, {len(networks)} models, "
          f"fingerprint {digest.hex()[:12]}")


if __name__ == "__main__":
    main()
