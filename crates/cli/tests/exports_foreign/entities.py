"""FollowTheMoney entities, read by its own library: python entities.py FILE ARTICLES"""

import json
import sys

from followthemoney import model

entities = {}
for line in open(sys.argv[1], encoding="utf-8"):
    entity = json.loads(line)
    assert entity["id"] not in entities
    entities[entity["id"]] = entity
for entity in entities.values():
    schema = model.get(entity["schema"])
    schema.validate(entity)
    cleaned = model.get_proxy(entity, cleaned=False)
    for name, values in entity["properties"].items():
        kind = schema.get(name).type
        for value in values:
            assert kind.validate(value), (name, value)
            if kind.name == "entity":
                other = model.get(entities[value]["schema"])
                assert other.is_a(schema.get(name).range), (name, value)
        assert set(cleaned.get(name)) == set(values), (name, values)
    for name in schema.required:
        assert entity["properties"].get(name), (entity["id"], name)
kinds = [entity["schema"] for entity in entities.values()]
assert kinds.count("Article") == int(sys.argv[2])
assert {"Person", "Organization", "Mention", "Documentation", "UnknownLink"} <= set(kinds)
