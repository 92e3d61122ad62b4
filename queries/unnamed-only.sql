-- Claims that rest on unnamed sources alone.
-- Every speaker who asserts the claim is without a name: "officials", "a person familiar with
-- the matter". Those that most outlets carry come first.
SELECT c.claim_id, c.claim, c.outlets, c.origins_min, c.origins_max, c.sources_min, c.sources_max
FROM claim_origins AS c
JOIN claim_statements AS cs ON cs.claim_id = c.claim_id AND cs.stance = 'asserts'
JOIN statements AS s ON s.attribution_id = cs.attribution_id
GROUP BY c.claim_id
HAVING max(s.named) = 0
ORDER BY c.outlets DESC, c.articles DESC, c.claim;
