-- Reports that articles rest on and the database does not have.
-- What to look for next: those that most statements rest on come first.
SELECT g.outlet, g.reported_on, count(DISTINCT g.claim_id) AS claims,
       count(DISTINCT cs.article_id) AS articles, min(g.basis) AS a_reason
FROM claim_origin_list AS g
JOIN claim_statements AS cs ON cs.claim_id = g.claim_id
WHERE g.article_id IS NULL AND g.outlet IS NOT NULL
GROUP BY g.outlet, g.reported_on
ORDER BY claims DESC, articles DESC, g.outlet, g.reported_on;
