-- Articles without a date.
-- They can be first of nothing; where a person knows the date, a sidecar file supplies it.
SELECT outlet, title, uri, url, attributions
FROM article_list
WHERE published_at IS NULL
ORDER BY attributions DESC, uri;
