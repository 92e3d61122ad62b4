-- Which outlet names which as where it has something from, and how often.
-- An outlet that names itself is left out.
SELECT coalesce(outlet, '(unknown)') AS outlet, cited_outlet, count(*) AS citations,
       count(DISTINCT article_id) AS articles
FROM citation_list
WHERE outlet IS NOT cited_outlet
GROUP BY outlet, cited_outlet
ORDER BY citations DESC, outlet, cited_outlet;
