-- How long after the first article of a story each other one came, in days.
-- Only stories with a first article that is beyond doubt, and articles with a date.
SELECT l.story_id, l.title, f.outlet AS first_outlet, a.outlet, a.uri,
       round((a.published_from - f.published_from) / 86400.0, 1) AS days_later
FROM story_list AS l
JOIN article_list AS f ON f.article_id = l.first_article_id
JOIN article_list AS a ON a.story_id = l.story_id AND a.article_id <> f.article_id
WHERE a.published_from IS NOT NULL
ORDER BY l.story_id, days_later, a.outlet;
