-- Claims that rest on unnamed sources alone.
-- Every speaker who asserts the claim is without a name: "officials", "a person familiar with
-- the matter". Those that most outlets carry come first.
SELECT c.claim_id, c.claim, c.outlets, c.origins_min, c.origins_max, c.sources_min, c.sources_max
FROM claim_origins AS c
WHERE (SELECT max(s.named) FROM claim_statements AS s
       WHERE s.claim_id = c.claim_id AND s.stance = 'asserts') = 0
ORDER BY c.outlets DESC, c.articles DESC, c.claim;
