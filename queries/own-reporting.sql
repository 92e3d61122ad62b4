-- How much of what each outlet prints is its own.
-- Articles that are the origin of something, and articles that descend from another's.
SELECT outlet, kind, articles, origin_articles, derived_articles, cites, cited_by
FROM outlet_profile
WHERE articles > 0
ORDER BY cited_by DESC, origin_articles DESC, outlet;
