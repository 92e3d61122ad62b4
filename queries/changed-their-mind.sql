-- Sources that assert a claim and deny it elsewhere.
-- By the source behind the speakers, so "the minister" and his name count as one where the
-- articles show it. Read the passages: a denial of a part may stand behind it.
WITH said AS MATERIALIZED (
    SELECT c.claim_id, c.claim, p.source_id, p.source, s.outlet, s.stance
    FROM claim_origins AS c
    JOIN claim_statements AS cs ON cs.claim_id = c.claim_id
    JOIN statements AS s ON s.attribution_id = cs.attribution_id
    JOIN source_profile AS p ON p.source_id = s.source_id
    WHERE c.denials > 0 AND c.denials < c.statements
)
SELECT source, claim, group_concat(DISTINCT outlet) AS outlets,
       sum(stance = 'asserts') AS asserted, sum(stance = 'denies') AS denied
FROM said
GROUP BY claim_id, source_id
HAVING asserted > 0 AND denied > 0
ORDER BY source, claim;
