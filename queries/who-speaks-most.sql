-- Who is given most room, and in how many outlets.
-- Named sources, by statements; what is said in copies of one text counts in each.
WITH most AS MATERIALIZED (
    SELECT source_id FROM source_profile
    WHERE named = 1
    ORDER BY statements DESC, outlets DESC, source
    LIMIT 100
)
SELECT source, kind, statements, denials, declines, articles, outlets, first_published_at,
       last_published_at
FROM source_profile
WHERE source_id IN (SELECT source_id FROM most)
ORDER BY statements DESC, outlets DESC, source;
