-- Everything that one source said, in order of time.
-- Parameter :source, a part of the name.
SELECT s.published_at, s.said_on, s.outlet, s.source, s.cue, s.stance, s.content, s.uri,
       s.content_start, s.content_end
FROM statements AS s
WHERE s.source LIKE '%' || :source || '%'
ORDER BY s.published_at IS NULL, s.published_at, s.uri, s.content_start;
