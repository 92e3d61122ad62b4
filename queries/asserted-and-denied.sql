-- Claims that somebody asserts and somebody denies.
-- Who says so and who denies it, side by side.
SELECT c.claim_id, c.claim, c.origins_min, c.origins_max,
       (SELECT group_concat(DISTINCT s.source) FROM claim_statements AS s
        WHERE s.claim_id = c.claim_id AND s.stance = 'asserts') AS asserted_by,
       (SELECT group_concat(DISTINCT s.source) FROM claim_statements AS s
        WHERE s.claim_id = c.claim_id AND s.stance = 'denies') AS denied_by
FROM claim_origins AS c
WHERE c.denials > 0 AND c.denials < c.statements AND c.origins_max > 0
ORDER BY c.origins_min DESC, c.outlets DESC, c.claim;
