-- Claims whose number of origins is in doubt, and the reasons.
-- One row for each origin of such a claim; `certain` is 0 where another reading is possible.
SELECT c.claim_id, c.claim, c.origins_min, c.origins_max, g.outlet, g.reported_on, g.basis,
       g.certain
FROM claim_origins AS c
JOIN claim_origin_list AS g ON g.claim_id = c.claim_id
WHERE c.origins_min < c.origins_max
ORDER BY c.origins_max - c.origins_min DESC, c.claim_id, g.certain DESC, g.outlet;
