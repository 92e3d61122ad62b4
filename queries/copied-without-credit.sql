-- Articles that took over most of their text and name nobody.
-- At least half of the text stands in an earlier article of another outlet, and neither a credit
-- nor a citation says so.
SELECT a.outlet, a.published_at, a.title, d.parent_outlet, d.parent_reported_on,
       round(100 * d.containment) AS percent_of_text, a.uri, d.parent_uri
FROM derivation_list AS d
JOIN article_list AS a ON a.article_id = d.article_id
WHERE d.containment >= 0.5 AND a.credit IS NULL AND d.parent_outlet IS NOT a.outlet
  AND NOT EXISTS (SELECT 1 FROM citation_list AS c
                  WHERE c.article_id = a.article_id AND c.cited_outlet = d.parent_outlet)
ORDER BY d.containment DESC, a.outlet, a.uri;
