"""Trains a network: the teacher on marked articles, or a student on them and on what it is taught.

    python train.py teacher --data DIR --out teacher.pt
    python train.py student --data DIR --taught taught.npz --out student.pt
"""

import argparse
import copy
import json
import math
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

import corpus
import decode
import networks
import taught as teaching

CUE_WEIGHTS = torch.tensor([1., 1.5, 1.5])


def arguments():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("kind", choices=("teacher", "student"))
    a.add_argument("--data", required=True, help="folder of polnear-train.jsonl and -dev.jsonl")
    a.add_argument("--out", required=True, help="file of the trained parameters")
    a.add_argument("--taught", nargs="*", default=[], help="files that taught.py has written")
    a.add_argument("--unlabelled", nargs="*", default=[], help="their articles, JSON lines")
    a.add_argument("--vocabulary", default="vocabulary.json")
    a.add_argument("--table", default="table.npy")
    a.add_argument("--epochs", type=float, default=4)
    a.add_argument("--rate", type=float, default=2e-3)
    a.add_argument("--old-rate", type=float, default=1.5e-4)
    a.add_argument("--batch", type=int, default=12)
    a.add_argument("--length", type=int, default=320)
    a.add_argument("--width", type=int, default=128)
    a.add_argument("--layers", type=int, default=4)
    a.add_argument("--words", type=int, default=64, help="width of the word table")
    a.add_argument("--window-width", type=int, default=64)
    a.add_argument("--window-layers", type=int, default=2)
    a.add_argument("--dropout", type=float, default=.2)
    a.add_argument("--soft", type=float, default=.6, help="weight of the teacher on marked text")
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--minutes", type=float, default=3, help="between two measurements")
    a.add_argument("--hold-out", default="", help="k/n: leave out each n-th article, from the k-th")
    a.add_argument("--start", default="", help="parameters to start from")
    a.add_argument("--tables", default="", help="parameters whose tables are shared, unchanged")
    return a.parse_args()


def own_cues(logits, cue, cut, rng, most):
    """Places that the model takes for cues and the gold does not: cases for stage 2 to refuse."""
    with torch.no_grad():
        p = torch.softmax(logits.float(), -1)
        p = p[..., 1] + p[..., 2]
    likely = ((p > .15) & (cue == 0)).cpu().numpy()
    found = []
    for row, places in enumerate(likely):
        t = 0
        while t < len(places):
            if places[t]:
                u = t + 1
                while u < len(places) and places[u]:
                    u += 1
                near = cue[row, max(0, t - 1):u + 1].any().item()
                if not near and not any(abs(c - t) < 6 for c in cut[row]):
                    found.append((row, t, u))
                t = u
            else:
                t += 1
    rng.shuffle(found)
    return found[:most]


def stage_one(logits, aux, x, device, soft):
    """Losses of cues and of the auxiliary task, from the gold and from the teacher."""
    labelled = x["labelled"]
    gold_weight = labelled * (1 - soft) if "cue_soft" in x else labelled
    weights = CUE_WEIGHTS.to(device)
    cue = F.cross_entropy(logits.float().transpose(1, 2), x["cue"], weight=weights,
                          reduction="none")
    other = F.cross_entropy(aux.float().transpose(1, 2), x["aux"], reduction="none")
    cue, other = (cue * gold_weight).sum(), (other * gold_weight).sum()
    if "cue_soft" in x:
        soft_weight = labelled * soft + (1 - labelled)
        for kind, out in (("cue_soft", logits), ("aux_soft", aux)):
            target = x[kind].float()
            loss = -(target * torch.log_softmax(out.float(), -1))
            if kind == "cue_soft":
                loss = loss * weights
                cue = cue + (loss.sum(-1) * soft_weight).sum()
            else:
                other = other + (loss.sum(-1) * soft_weight).sum()
    n = labelled.numel()
    return 3 * cue / n + .3 * other / n


def stage_two(model, z, flags, gold, soft_cues, refused, device, soft):
    """Losses of the windows: of gold cues, of the teacher's cues, and of cues to be refused."""
    rows, starts, ends, targets, weights = [], [], [], [], []
    for row, attributions in enumerate(gold):
        for a in attributions:
            rows.append(row), starts.append(a.cue[0]), ends.append(a.cue[1])
            targets.append(np.eye(5, dtype=np.float32)[a.target()])
            weights.append(1 - soft if soft_cues is not None else 1)
    for row, start, end in refused:
        rows.append(row), starts.append(start), ends.append(end)
        targets.append(np.eye(5, dtype=np.float32)[np.zeros(corpus.WINDOW, np.int64)])
        weights.append(1 - soft if soft_cues is not None else 1)
    if soft_cues is not None:
        for row, cues in enumerate(soft_cues):
            for start, end, target, labelled in cues:
                rows.append(row), starts.append(start), ends.append(end)
                targets.append(target.astype(np.float32) / 255)
                weights.append(soft if labelled else 1)
    if not rows:
        return 0
    row, start, end = (torch.tensor(v, device=device) for v in (rows, starts, ends))
    logits, there = model.windows(z, flags, row, start, end)
    wanted = torch.from_numpy(np.stack(targets)).to(device)
    loss = -(wanted * torch.log_softmax(logits.float(), -1))
    loss = loss.sum(-1) * there * torch.tensor(weights, device=device)[:, None]
    return loss.sum() / max(1., (there.sum(1) * torch.tensor(weights, device=device)).sum())


def share_tables(encoder, parameters):
    """Takes another student's tables and leaves them as they are."""
    for name in ("word", "suffix", "prefix", "shape"):
        table = getattr(encoder, name)
        table.weight.data.copy_(parameters[f"encoder.{name}.weight"])
        table.weight.requires_grad = False


def main():
    a = arguments()
    torch.manual_seed(a.seed), torch.set_num_threads(a.threads)
    np.random.seed(a.seed)
    rng = random.Random(a.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    teacher = a.kind == "teacher"
    vocabulary = json.load(open(a.vocabulary))
    train = corpus.read(f"{a.data}/polnear-train.jsonl", vocabulary)
    dev_file = f"{a.data}/polnear-dev.jsonl"
    dev = corpus.read(dev_file, vocabulary)
    if a.hold_out:
        k, n = map(int, a.hold_out.split("/"))
        train = [d for i, d in enumerate(train) if i % n != k]
    for path in a.unlabelled:
        extra = corpus.read(path, vocabulary)
        train += extra
    if a.taught:
        teaching.attach(train, a.taught)
        train = [d for d in train if d.taught is not None]
    if teacher:
        networks.Pieces().add_to(train + dev)
        encoder = networks.Teacher(a.dropout)
    else:
        encoder = networks.Student(len(vocabulary), a.words, a.width, a.layers, a.dropout,
                                   np.load(a.table))
    model = networks.Model(encoder, a.window_width, a.window_layers, a.dropout).to(device)
    if a.start:
        model.load_state_dict(torch.load(a.start)["parameters"])
    if a.tables:
        share_tables(encoder, torch.load(a.tables)["parameters"])
    print("parameters", sum(p.numel() for p in model.parameters() if p.requires_grad),
          "articles", len(train), "tokens", sum(map(len, train)), flush=True)
    old = encoder.groups(a.old_rate) if teacher else []
    held = {id(p) for group, _ in old for p in group}
    groups = [{"params": [p for p in model.parameters() if p.requires_grad and id(p) not in held],
               "base": a.rate}]
    groups += [{"params": group, "base": rate} for group, rate in old]
    optimiser = torch.optim.AdamW(groups, lr=a.rate, weight_decay=.01, betas=(.9, .98))
    mean = copy.deepcopy(model).eval()
    began = last = time.time()
    measuring, step, losses = 0., 0, []

    def measure(note):
        figures = decode.evaluate([mean], dev, dev_file, .6, f"{a.out}.jsonl")
        core, content, both = (figures[k] for k in ("CORE E2E@.5", "content@0.5", "E2E@.5"))
        print(f"{(time.time() - began - measuring) / 60:.1f} min {note} loss "
              f"{np.mean(losses[-200:]):.4f} CORE {core} content {content} E2E {both}", flush=True)

    def save():
        torch.save({"parameters": mean.state_dict(), "sizes": mean.sizes, "kind": a.kind,
                    "arguments": vars(a)}, a.out)

    for epoch in range(math.ceil(a.epochs)):
        all_pieces = corpus.pieces(train, a.length, rng)
        batches = len(all_pieces) // a.batch
        for k in range(batches):
            progress = (epoch + k / batches) / a.epochs
            if progress >= 1:
                break
            rate = min(1., progress / .05 + .02) * (.5 + .5 * math.cos(math.pi * progress)) + .004
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * rate
            batch = all_pieces[k * a.batch:(k + 1) * a.batch]
            x = {n: torch.from_numpy(np.stack([b[0][n] for b in batch])).to(device)
                 for n in batch[0][0] if n != "pieces"}
            if teacher:
                rows = [b[0]["pieces"] for b in batch]
                x.update({n: v.to(device) for n, v in networks.Pieces.batch(rows).items()})
            model.train()
            z, cue_logits, aux_logits = model(x)
            soft = a.soft if a.taught else 0.
            gold = [b[1] for b in batch]
            refused = own_cues(cue_logits, x["cue"], [b[2] for b in batch], rng,
                               1 + sum(map(len, gold)) // 3) if not a.taught else []
            loss = stage_one(cue_logits, aux_logits, x, device, soft) + stage_two(
                model, z, x["flags"], gold, [b[3] for b in batch] if a.taught else None, refused,
                device, soft)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.)
            optimiser.step()
            step += 1
            losses.append(loss.item())
            keep = min(.997, (step + 1) / (step + 10))
            with torch.no_grad():
                for m, p in zip(mean.parameters(), model.parameters()):
                    m.lerp_(p, 1 - keep)
            if step in (5, 20, 50):
                print("step", step, "of", int(batches * a.epochs), f"{time.time() - began:.1f} s",
                      flush=True)
            if time.time() - last > 60 * a.minutes:
                at = time.time()
                measure(f"epoch {epoch + k / batches:.2f}")
                save()
                measuring += time.time() - at
                last = time.time()
    measure("end")
    save()


if __name__ == "__main__":
    main()
