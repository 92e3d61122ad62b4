-- Direct quotations of one claim that do not read alike.
-- Two articles quote the same speaker on the same claim, in words that differ. Translations and
-- cuts are among them, and now and then a quotation that somebody mended.
SELECT a.source, a.outlet AS outlet, x.content AS quoted, b.outlet AS other_outlet,
       y.content AS quoted_there, a.uri AS uri, b.uri AS other_uri
FROM claim_statements AS x
JOIN claim_statements AS y ON y.claim_id = x.claim_id AND y.article_id > x.article_id
JOIN statements AS a ON a.attribution_id = x.attribution_id AND a.form = 'direct'
JOIN statements AS b ON b.attribution_id = y.attribution_id AND b.form = 'direct'
     AND b.source_id = a.source_id
WHERE lower(trim(x.content, '“”", .')) <> lower(trim(y.content, '“”", .'))
ORDER BY a.source, a.uri, b.uri;
