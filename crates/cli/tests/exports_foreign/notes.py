"""Notes, their front matter read by PyYAML: python notes.py FOLDER ARTICLES"""

import pathlib
import re
import sys

import yaml

notes = list(pathlib.Path(sys.argv[1]).rglob("*.md"))
names = {note.stem for note in notes}
assert len({name.lower() for name in names}) == len(notes)
kinds = []
for note in notes:
    text = note.read_text(encoding="utf-8")
    head, rest = text.removeprefix("---\n").split("\n---\n", 1)
    front = yaml.safe_load(head)
    kinds.append(front["onrecord"])
    assert isinstance(front["key"], str) and front.get("published", "") == str(front.get("published", ""))
    for link in re.findall(r"(?<!\\)\[\[(.*?)\]\]", text):
        assert link.split("|")[0] in names, (note, link)
assert kinds.count("article") == int(sys.argv[2])
assert set(kinds) == {"article", "claim", "source", "outlet", "story"}
