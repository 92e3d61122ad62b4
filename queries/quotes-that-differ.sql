-- Direct quotations of one claim that do not read alike.
-- Two articles quote the same speaker on the same claim, in words that differ. Translations and
-- cuts are among them, and now and then a quotation that somebody mended.
WITH quoted AS MATERIALIZED (
    SELECT cs.claim_id, cs.article_id, s.source_id, s.source, s.outlet, s.uri, cs.content,
           lower(trim(cs.content, '“”", .')) AS words
    FROM claim_origins AS c
    JOIN claim_statements AS cs ON cs.claim_id = c.claim_id
    JOIN statements AS s ON s.attribution_id = cs.attribution_id
    WHERE c.articles > 1 AND s.form = 'direct'
)
SELECT a.source, a.outlet AS outlet, a.content AS quoted, b.outlet AS other_outlet,
       b.content AS quoted_there, a.uri AS uri, b.uri AS other_uri
FROM quoted AS a
JOIN quoted AS b ON b.claim_id = a.claim_id AND b.source_id = a.source_id
     AND b.article_id > a.article_id AND b.words <> a.words
ORDER BY a.source, a.uri, b.uri;
