"""Asks Datasette for paths, a JSON list on standard input; prints what each gave.

usage: datasette_paths.py DATABASE METADATA
"""

import asyncio
import json
import sys

from datasette.app import Datasette
from datasette.utils import parse_metadata


async def main(database, metadata, paths):
    with open(metadata, encoding="utf-8") as file:
        metadata = parse_metadata(file.read())
    datasette = Datasette([database], metadata=metadata)
    given = []
    for path in paths:
        answer = await datasette.client.get(path, follow_redirects=True)
        given.append([path, answer.status_code, answer.text])
    json.dump(given, sys.stdout)


asyncio.run(main(sys.argv[1], sys.argv[2], json.load(sys.stdin)))
