"""JSON-LD, read by rdflib: python linked_data.py FILE ARTICLES STATEMENTS DENIALS CLAIMS"""

import sys

import rdflib

graph = rdflib.Graph().parse(sys.argv[1], format="json-ld")
PREFIXES = """
PREFIX schema: <http://schema.org/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX onrecord: <urn:onrecord:term:>
"""


def ask(query):
    return list(graph.query(PREFIXES + query))


def count(pattern):
    return int(ask("SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { %s }" % pattern)[0][0])


articles, statements, denials, claims = map(int, sys.argv[2:])
assert count("?x a schema:NewsArticle, prov:Entity") == articles
assert count("?x a onrecord:Statement ; schema:isPartOf/schema:headline ?h") == statements
assert count("?x onrecord:stance 'denies'") == denials
assert count("?x a schema:Claim ; schema:text ?text ; schema:appearance ?a") == claims
assert count("?x a schema:Claim ; schema:firstAppearance/schema:datePublished ?d") > 0
assert count("?x a schema:Quotation ; schema:spokenByCharacter/schema:name ?n") > 0
for step in ["wasDerivedFrom", "wasQuotedFrom", "hadPrimarySource", "wasRevisionOf"]:
    assert count("?x prov:%s ?y . ?y a prov:Entity" % step) > 0, step
# Who denies what somebody asserts.
assert ask(
    """SELECT ?claim ?who WHERE {
         ?no onrecord:stance "denies" ; onrecord:states ?c ; schema:spokenByCharacter/schema:name ?who .
         ?yes onrecord:stance "asserts" ; onrecord:states ?c . ?c schema:text ?claim }"""
)
# A date knows how precise it is.
dates = [row[0] for row in ask("SELECT ?d WHERE { ?a a schema:NewsArticle ; schema:datePublished ?d }")]
assert any(str(date.datatype).endswith("#date") for date in dates)
for date in dates:
    # rdflib knows the types of XML Schema; a time without seconds is a schema:DateTime.
    assert date.value is not None or str(date.datatype) == "http://schema.org/DateTime", date
# Every passage is found by its place and by its words.
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("http://schema.org/")
found = 0
for quote in graph.subjects(rdflib.RDF.type, OA.TextQuoteSelector):
    target = graph.value(predicate=OA.hasSelector, object=quote)
    places = [place for place in graph.objects(target, OA.hasSelector) if place != quote]
    assert len(places) == 1
    start, end = (int(graph.value(places[0], edge)) for edge in (OA.start, OA.end))
    body = str(graph.value(graph.value(target, OA.hasSource), SCHEMA.articleBody))
    exact, prefix, suffix = (str(graph.value(quote, part)) for part in (OA.exact, OA.prefix, OA.suffix))
    assert body[start:end] == exact
    assert body[:start].endswith(prefix) and body[end:].startswith(suffix)
    found += 1
assert found >= statements, found
