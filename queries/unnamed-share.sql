-- How much of what each outlet prints is said by unnamed speakers.
-- Share of its statements that have a speaker; outlets with few statements say little.
SELECT outlet, kind, articles, statements, round(100 * unnamed_share, 1) AS unnamed_percent
FROM outlet_profile
WHERE statements > 0
ORDER BY unnamed_share DESC, statements DESC, outlet;
