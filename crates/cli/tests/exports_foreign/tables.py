"""Tables, read by DuckDB: python tables.py FOLDER VIEW=ROWS…"""

import pathlib
import sys

import duckdb

folder = pathlib.Path(sys.argv[1])
for pair in sys.argv[2:]:
    view, rows = pair.split("=")
    for ending in ["csv", "tsv", "jsonl", "parquet"]:
        file = folder / f"{view}.{ending}"
        if not file.exists():
            # Parquet is not in every build; an empty file of JSON lines has no columns.
            assert ending == "parquet", file
            continue
        if file.stat().st_size == 0:
            assert rows == "0"
            continue
        reader = {"csv": "read_csv", "tsv": "read_csv", "jsonl": "read_json_auto"}
        reader = reader.get(ending, "read_parquet")
        options = ", quote='\"', escape='\"', header=true" if reader == "read_csv" else ""
        found = duckdb.sql(f"SELECT count(*) FROM {reader}('{file}'{options})").fetchall()[0]
        assert str(found[0]) == rows, (file, found, rows)
        if ending == "parquet":
            types = {column[0]: str(column[1]) for column in duckdb.sql(f"DESCRIBE SELECT * FROM '{file}'").fetchall()}
            for name, kind in types.items():
                assert kind in ("BIGINT", "DOUBLE", "VARCHAR"), (view, name, kind)
                assert not name.endswith("_id") or kind == "BIGINT", (view, name)
