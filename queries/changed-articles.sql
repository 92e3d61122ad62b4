-- Articles whose text changed between two captures.
-- One row a version, oldest first; `onrecord versions` says what changed.
SELECT v.url, v.outlet, v.title, v.published_at, v.retrieved_at, v.is_current
FROM article_versions AS v
WHERE v.url IN (SELECT url FROM article_versions GROUP BY url HAVING count(*) > 1)
ORDER BY v.url, v.is_current, v.retrieved_at;
