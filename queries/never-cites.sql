-- Outlets that have it from others and never say so.
-- Outlets with derived articles of which not one cites another outlet or bears a credit.
SELECT p.outlet, p.articles, p.derived_articles, p.cites
FROM outlet_profile AS p
WHERE p.derived_articles > 0 AND p.cites = 0
  AND NOT EXISTS (SELECT 1 FROM article_list AS a
                  WHERE a.outlet = p.outlet AND a.credit IS NOT NULL)
ORDER BY p.derived_articles DESC, p.outlet;
