#!/bin/sh
# Trains the shipped weights anew: run.sh DATA UNLABELLED.jsonl… (see README.md).
# About five hours on two processor cores, some minutes on an accelerator. Seeds are fixed; sums on
# different machines round differently, so expect figures within a point and not the same bytes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=$1
shift
train="python3 $here/train.py"
python3 "$here/vocabulary.py" --data "$data" --unlabelled "$@"
$train teacher --data "$data" --epochs 4 --rate 2e-3 --length 320 --out teacher.pt
python3 "$here/taught.py" --models teacher.pt --articles "$data/polnear-train.jsonl" "$@" --out taught.npz
$train student --data "$data" --epochs 9 --out first.pt
$train student --data "$data" --unlabelled "$@" --taught taught.npz --start first.pt --epochs 12 --out main.pt
$train student --data "$data" --unlabelled "$@" --taught taught.npz --tables main.pt \
    --width 64 --layers 2 --window-width 32 --window-layers 1 --epochs 8 --out bulk.pt
python3 "$here/export.py" main.pt bulk.pt --vocabulary vocabulary.json --out "$here/../crates/extract/data/attribution.model"
