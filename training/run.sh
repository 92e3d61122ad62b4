#!/bin/sh
# Trains the shipped weights anew: run.sh DATA UNLABELLED.jsonl (see README.md).
# Some three hours on two processor cores. Seeds are fixed; sums on different machines round
# differently, so expect figures within a point and not the same bytes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=$1
texts=$2
crate=$here/../crates/extract
train="python3 $here/train.py"
taught="--unlabelled $texts --taught taught.npz"
python3 "$here/vocabulary.py" --data "$data" --unlabelled "$texts"
$train teacher --data "$data" --epochs 4 --out teacher.pt
python3 "$here/taught.py" --teachers teacher.pt --marked "$data/polnear-train.jsonl" \
    --articles "$texts" --out taught.npz
# The student: first the marks alone, then marks and teacher, then once more with little dropout
# and the tables as they are, which the smaller model shares.
$train student --data "$data" --epochs 9 --out first.pt
$train student --data "$data" $taught --start first.pt --epochs 10 --out second.pt
$train student --data "$data" $taught --start second.pt --tables second.pt --dropout .1 \
    --rate 1.5e-3 --seed 2 --epochs 8 --out main.pt
$train student --data "$data" $taught --tables main.pt --width 64 --layers 2 --window-width 32 \
    --window-layers 2 --dropout .1 --rate 4e-3 --epochs 8 --out bulk.pt
# The confidence, from networks of the same shapes that have not seen what they read.
small="--tables main.pt --width 64 --layers 2 --window-width 32 --window-layers 2 --rate 4e-3"
for k in 0 1 2; do
    $train student --data "$data" --epochs 9 --hold-out $k/3 --out main$k.pt
    $train student --data "$data" $small --epochs 9 --hold-out $k/3 --out bulk$k.pt
done
for model in main bulk; do
    python3 "$here/calibrate.py" --folds ${model}0.pt ${model}1.pt ${model}2.pt --data "$data" \
        --out $model.json
done
export="main.pt bulk.pt --vocabulary vocabulary.json --calibration main.json \
    --bulk-calibration bulk.json --cue-floor .15"
python3 "$here/export.py" $export --out "$crate/data/attribution.model"
python3 "$here/vectors.py" $export --file "$crate/tests/model-vectors.jsonl"
