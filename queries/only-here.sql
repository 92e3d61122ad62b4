-- What one article alone states, in stories that several outlets tell.
-- Exclusives, and mistakes of one.
SELECT l.story_id, l.title AS story, s.outlet, s.source, s.stance, s.content, s.uri,
       s.content_start
FROM story_list AS l
JOIN article_list AS a ON a.story_id = l.story_id
JOIN statements AS s ON s.article_id = a.article_id AND s.stance IN ('asserts', 'denies')
JOIN claim_statements AS cs ON cs.attribution_id = s.attribution_id
JOIN claim_origins AS c ON c.claim_id = cs.claim_id
WHERE l.outlets >= 3 AND c.articles = 1
ORDER BY l.story_id, s.outlet, s.uri, s.content_start;
