-- Everything that was said through one outlet.
-- Parameter :outlet, its name as in the register.
SELECT s.published_at, s.source, s.named, s.cue, s.stance, s.content, s.told, s.uri,
       s.content_start, s.content_end
FROM statements AS s
WHERE s.outlet = :outlet
ORDER BY s.published_at IS NULL, s.published_at, s.uri, s.content_start;
