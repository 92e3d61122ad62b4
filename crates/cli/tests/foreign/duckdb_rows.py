"""Reads views through DuckDB's SQLite reader, a JSON list on standard input; prints the rows.

usage: duckdb_rows.py DATABASE
"""

import importlib.util
import json
import pathlib
import sys

import duckdb

connection = duckdb.connect()
packaged = importlib.util.find_spec("duckdb_extension_sqlite_scanner")
if packaged:
    folder = pathlib.Path(packaged.submodule_search_locations[0])
    extension = next(folder.rglob("sqlite_scanner.duckdb_extension"))
    connection.execute(f"LOAD '{extension}'")
else:
    connection.execute("LOAD sqlite_scanner")
connection.execute(f"ATTACH '{sys.argv[1]}' AS onrecord (TYPE sqlite, READ_ONLY)")
rows = {
    view: [list(row) for row in connection.execute(f"SELECT * FROM onrecord.{view}").fetchall()]
    for view in json.load(sys.stdin)
}
json.dump(rows, sys.stdout)
