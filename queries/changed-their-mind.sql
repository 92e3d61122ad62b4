-- Sources that assert a claim and deny it elsewhere.
-- By the source behind the speakers, so "the minister" and his name count as one where the
-- articles show it. Read the passages: a denial of a part may stand behind it.
SELECT p.source, c.claim, group_concat(DISTINCT s.outlet) AS outlets,
       sum(s.stance = 'asserts') AS asserted, sum(s.stance = 'denies') AS denied
FROM claim_statements AS cs
JOIN claim_origins AS c ON c.claim_id = cs.claim_id
JOIN statements AS s ON s.attribution_id = cs.attribution_id
JOIN source_profile AS p ON p.source_id = s.source_id
GROUP BY cs.claim_id, p.source_id
HAVING asserted > 0 AND denied > 0
ORDER BY p.source, c.claim;
