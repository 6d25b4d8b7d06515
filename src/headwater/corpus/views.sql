-- Views for the usual questions: each is a table to read, in any SQLite tool.

-- Who said what, one row an attribution: SELECT * FROM statements WHERE speaker LIKE '%Solberg%' ORDER BY published.
CREATE VIEW statements AS
SELECT
  attributions.id,
  attributions.article_id,
  articles.published,
  articles.outlet,
  attributions.speaker,
  attributions.speaker_kind,
  attributions.speaker_role,
  attributions.stance,
  attributions.manner,
  attributions.content,
  attributions.confidence,
  articles.title,
  articles.url
FROM attributions JOIN articles ON articles.id = attributions.article_id;

-- Through whose hands each content came, outermost first, the speaker last: "Harbour Wire ← two engineers".
CREATE VIEW chains AS
SELECT attribution_id, count(*) AS hands, group_concat(coalesce(name, '?'), ' ← ') AS chain
FROM (SELECT attribution_id, name FROM hands ORDER BY attribution_id, place)
GROUP BY attribution_id;

-- Every piece of every attribution with its words, one row a span; part is source, cue, content or hedge.
CREATE VIEW spans AS
SELECT
  attribution_id,
  article_id,
  part,
  pieces.key AS piece,
  pieces.value ->> 0 AS start,
  pieces.value ->> 1 AS end,
  substr(texts.text, (pieces.value ->> 0) + 1, (pieces.value ->> 1) - (pieces.value ->> 0)) AS words
FROM (
  SELECT id AS attribution_id, article_id, 'source' AS part, source_spans AS spans FROM attributions
  UNION ALL SELECT id, article_id, 'cue', cue_spans FROM attributions
  UNION ALL SELECT id, article_id, 'content', content_spans FROM attributions
  UNION ALL SELECT id, article_id, 'hedge', hedge_spans FROM attributions
) AS parts
JOIN texts USING (article_id)
JOIN json_each(parts.spans) AS pieces;

-- Who answers whom, one row an answer: "is" says how; answered is NULL where the report as a whole is.
CREATE VIEW answers AS
SELECT
  responses.article_id,
  articles.published,
  articles.outlet,
  answer.speaker AS by,
  responses."is",
  answer.content,
  answered.speaker AS answered,
  answered.content AS answered_content
FROM responses
JOIN articles ON articles.id = responses.article_id
JOIN attributions AS answer ON answer.id = responses.by_id
LEFT JOIN attributions AS answered ON answered.id = responses.to_id;

-- Who speaks, one row a name: how often, in how many outlets, from when to when.
CREATE VIEW speakers AS
SELECT
  names.id,
  names.name,
  count(*) AS statements,
  count(DISTINCT articles.outlet_id) AS outlets,
  min(articles.published) AS first,
  max(articles.published) AS last
FROM attributions
JOIN names ON names.id = attributions.speaker_id
JOIN articles ON articles.id = attributions.article_id
GROUP BY names.id;

-- How an article sources, one row an article: how many statements, by whom, on whom its report rests,
-- and whether at least half of its own words stand in an article that is likelier the original.
CREATE VIEW sourcing AS
SELECT
  articles.id AS article_id,
  articles.outlet_id,
  articles.outlet,
  articles.published,
  articles.title,
  (SELECT count(*) FROM attributions WHERE article_id = articles.id) AS statements,
  (SELECT count(*) FROM attributions WHERE article_id = articles.id AND speaker_kind = 'unnamed') AS unnamed,
  (SELECT count(*) FROM attributions WHERE article_id = articles.id AND speaker IS NULL) AS sourceless,
  (SELECT group_concat(name, ', ') FROM rests_on WHERE article_id = articles.id) AS rests_on,
  EXISTS (SELECT 1 FROM copies WHERE copy_id = articles.id AND share >= 0.5) AS copied
FROM articles;

-- What article dates which event how, where its hands do not agree, one row a dating.
CREATE VIEW datings AS
SELECT contested.article_id, articles.outlet, articles.published, event, value, "by", evidence
FROM contested JOIN articles ON articles.id = contested.article_id;
