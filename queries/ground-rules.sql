-- Who spoke on condition of anonymity or on background, and where.
-- The rule as the article states it.
SELECT s.ground_rule, s.source, s.outlet, s.published_at, s.content, s.uri
FROM statements AS s
WHERE s.ground_rule IS NOT NULL
ORDER BY s.ground_rule, s.outlet, s.uri, s.content_start;
