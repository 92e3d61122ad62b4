"""GraphML, read by networkx: python graph.py FILE ARTICLES"""

import sys

import networkx

graph = networkx.read_graphml(sys.argv[1])
kinds = [kind for _, kind in graph.nodes(data="kind")]
assert graph.is_directed() and kinds.count("article") == int(sys.argv[2])
assert set(kinds) == {"article", "report"}
assert all(label for _, label in graph.nodes(data="label"))
assert {how for _, _, how in graph.edges(data="how")} >= {"rests on", "citation"}
