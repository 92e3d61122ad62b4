-- Claims that many outlets carry and one report stands behind.
-- At least three outlets state it, and nothing suggests a second origin.
SELECT c.claim_id, c.claim, c.articles, c.outlets, c.sources_min, c.sources_max,
       g.outlet AS origin, g.reported_on, g.basis
FROM claim_origins AS c
JOIN claim_origin_list AS g ON g.claim_id = c.claim_id
WHERE c.outlets >= 3 AND c.origins_max = 1
ORDER BY c.outlets DESC, c.articles DESC, c.claim;
