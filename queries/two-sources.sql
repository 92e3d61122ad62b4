-- Claims that meet the two-source rule, and how surely.
-- Asserted by at least two people or institutions, by the count that takes every doubt as one
-- voice, and reported by at least two independent origins.
SELECT claim_id, claim, sources_min, sources_max, origins_min, origins_max, outlets, denials
FROM claim_origins
WHERE sources_min >= 2 AND origins_min >= 2
ORDER BY origins_min DESC, sources_min DESC, claim;
