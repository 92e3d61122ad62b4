"""rarity.py POLNEAR_TRAIN.jsonl > crates/link/data/rarity.txt : how rare each word of English news is.

Counts in how many articles of PolNeAR's train set (Newell, Margolin, Ruths, LREC 2018) each word stands,
and writes one line per level of rarity: the level in half bits, 2 * log2(articles / articles with the
word), rounded down, then the words of that level, sorted. Words of fewer than MIN_ARTICLES articles are
left out: a word that the table does not have is as rare as words come. Only single words and numbers
enter, never a sequence.
"""

import collections
import json
import math
import re
import sys

MIN_ARTICLES = 3
WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+|,\d+)*")


def main(path):
    articles = 0
    frequency = collections.Counter()
    with open(path, encoding="utf8") as lines:
        for line in lines:
            text = json.loads(line)["text"].lower().replace("’", "'")
            frequency.update(set(WORD.findall(text)))
            articles += 1
    levels = collections.defaultdict(list)
    for word, count in frequency.items():
        if count >= MIN_ARTICLES and len(word) <= 24:
            levels[int(2 * math.log2(articles / count))].append(word)
    for level in sorted(levels):
        print(level, *sorted(levels[level]))


if __name__ == "__main__":
    main(sys.argv[1])
