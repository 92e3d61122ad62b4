-- Statements that were made to an outlet, and which outlet printed them.
-- Interviews and exclusives: "told the Courier". Where another outlet prints it, it has it from
-- there.
SELECT s.told_outlet, s.outlet AS printed_by, s.source, s.stance, s.content, s.said_on, s.uri
FROM statements AS s
WHERE s.told_outlet IS NOT NULL
ORDER BY s.told_outlet, s.outlet, s.uri, s.content_start;
