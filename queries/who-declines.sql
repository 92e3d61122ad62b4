-- Who declines to speak most often.
-- No comment, no answer, could not be reached; by the source behind the speakers.
SELECT source, kind, declines, statements, articles, outlets
FROM source_profile
WHERE declines > 0
ORDER BY declines DESC, statements DESC, source;
