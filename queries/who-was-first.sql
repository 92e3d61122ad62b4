-- Who was first with each story, where the dates leave no doubt.
-- The first article ends, by its date, before every other begins. A story without such an
-- article is not here: its dates do not say.
SELECT l.story_id, l.title, a.outlet, a.credit, a.published_at, l.articles, l.outlets, a.uri
FROM story_list AS l
JOIN article_list AS a ON a.article_id = l.first_article_id
WHERE l.articles > 1
ORDER BY l.articles DESC, l.first_published_at, l.title;
