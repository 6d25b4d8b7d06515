-- The store of a corpus: what was read in many articles, as plain SQLite.
--
-- How to read it: a comment above a table says what one row is, a comment behind a column what it
-- holds. Spans are JSON arrays of [start, end) pairs, in Unicode code points into texts.text:
-- substr(text, start + 1, end - start) are the very words. The views (views.sql) answer the usual
-- questions. What is not known is NULL, never an empty string.

-- ===== the store itself =====

-- One row a change of the schema, committed together with the change.
CREATE TABLE migrations (
  version INTEGER PRIMARY KEY,  -- counts up from 1; the greatest is the store's version
  name TEXT NOT NULL,           -- the file of SQL that made the change
  applied TEXT NOT NULL         -- when, in UTC
);

-- One row an input that is in the store, so that it is not read again.
CREATE TABLE inputs (
  digest TEXT PRIMARY KEY,      -- of its bytes and of what the user told of it; of its address if it was fetched
  name TEXT NOT NULL,           -- the input as the user named it: a file, an address, a record of a file
  article_id INTEGER NOT NULL REFERENCES articles(id)
) WITHOUT ROWID;

-- One row an input that could not be read. It goes away once the input is read after all.
CREATE TABLE failures (
  name TEXT PRIMARY KEY,        -- the input as the user named it
  digest TEXT NOT NULL,         -- as in inputs
  code TEXT NOT NULL,           -- a stable word for what happened (docs/reference/errors.md)
  what TEXT NOT NULL,           -- what happened
  remedy TEXT NOT NULL,         -- what to do next
  item TEXT NOT NULL,           -- JSON: how to get the input again
  attempts INTEGER NOT NULL,    -- how often it was tried
  last TEXT NOT NULL            -- when it was last tried, in UTC
) WITHOUT ROWID;
CREATE INDEX failures_digest ON failures(digest);

-- ===== names =====

-- One row a name under which anybody speaks, passes on or publishes, whoever bears it.
CREATE TABLE names (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,     -- folded: lower case, no accents, no punctuation, no leading "the"
  name TEXT NOT NULL            -- as it was first written
);

-- One row a word of a name, so that "Peskov" finds "Dmitry Peskov".
CREATE TABLE name_words (
  word TEXT NOT NULL,           -- folded
  name_id INTEGER NOT NULL REFERENCES names(id),
  PRIMARY KEY (word, name_id)
) WITHOUT ROWID;

-- ===== articles =====

-- One row an article. The same text from two outlets, or at two addresses, is two articles.
CREATE TABLE articles (
  id INTEGER PRIMARY KEY,       -- counts up in the order of adding
  digest TEXT NOT NULL UNIQUE,  -- of text, outlet, address and publication time
  text_digest TEXT NOT NULL,    -- of the text alone: equal for verbatim copies
  article TEXT NOT NULL,        -- the id in the reading
  url TEXT,
  outlet TEXT,                  -- as the article names it
  outlet_id INTEGER REFERENCES names(id),
  title TEXT,
  byline TEXT,
  language TEXT,                -- ISO 639-1
  published TEXT,               -- ISO 8601, to the precision that the article gives
  published_from INTEGER,       -- the first second, since 1970 UTC, that published allows
  published_until INTEGER,      -- the first second that it no longer allows: a day lasts 86400
  updated TEXT,                 -- likewise
  updated_from INTEGER,
  updated_until INTEGER,
  unnamed_at_least INTEGER,     -- how many different unnamed people speak in it
  unnamed_at_most INTEGER,
  denied INTEGER,               -- 1 if the report is denied in it, 0 if not, NULL if not looked for
  added TEXT NOT NULL           -- when it came into the store, in UTC
);
CREATE INDEX articles_text_digest ON articles(text_digest);
CREATE INDEX articles_outlet ON articles(outlet_id, published_from);
CREATE INDEX articles_published ON articles(published_from);
CREATE INDEX articles_url ON articles(url) WHERE url IS NOT NULL;

-- One row an article: its text, which all spans point into. Apart, so that articles is quick to list.
CREATE TABLE texts (
  article_id INTEGER PRIMARY KEY REFERENCES articles(id),
  text TEXT NOT NULL            -- as it was taken in; never normalised
);

-- What articles_fts holds the words of.
CREATE VIEW article_words AS
SELECT id, title, text FROM articles JOIN texts ON article_id = id;

-- The words of titles and texts, for full-text search.
CREATE VIRTUAL TABLE articles_fts USING fts5(
  title, text, content='article_words', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);

-- One row an article: the whole reading, exactly as it was made.
CREATE TABLE readings (
  article_id INTEGER PRIMARY KEY REFERENCES articles(id),
  reading BLOB NOT NULL         -- the JSON contract headwater.reading/1 without its text, zlib
);

-- One row a paragraph of an article.
CREATE TABLE paragraphs (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  place INTEGER NOT NULL,       -- 0, 1, 2… in the order of the text
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,           -- headline, byline, dateline, caption, body, quote, furniture
  furniture TEXT,               -- which kind of furniture
  PRIMARY KEY (article_id, place)
) WITHOUT ROWID;

-- One row a line that names the outlet a report comes from ("… – Harbour Wire").
CREATE TABLE credits (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,           -- as written
  name_id INTEGER NOT NULL REFERENCES names(id),
  position TEXT NOT NULL,       -- headline, byline, dateline, foot
  span TEXT NOT NULL,           -- [[start, end]]
  PRIMARY KEY (article_id, place)
) WITHOUT ROWID;
CREATE INDEX credits_name ON credits(name_id);

-- One row an outlet that an article says its report rests on.
CREATE TABLE rests_on (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  place INTEGER NOT NULL,
  name TEXT NOT NULL,           -- as written
  name_id INTEGER NOT NULL REFERENCES names(id),
  PRIMARY KEY (article_id, place)
) WITHOUT ROWID;
CREATE INDEX rests_on_name ON rests_on(name_id);

-- One row a thing to know of how an article was taken in.
CREATE TABLE notices (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  place INTEGER NOT NULL,
  code TEXT NOT NULL,           -- paywalled, truncated, undecodable…
  message TEXT NOT NULL,
  PRIMARY KEY (article_id, place)
) WITHOUT ROWID;

-- ===== who said what =====

-- One row a source of an article under its fullest name.
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles(id),
  entity TEXT NOT NULL,         -- its id in the reading
  name TEXT NOT NULL,
  name_id INTEGER NOT NULL REFERENCES names(id),
  kind TEXT,                    -- person, organisation, outlet, document, group, unnamed, author, none
  roles TEXT NOT NULL,          -- JSON array of the words that say who it is
  mentions TEXT NOT NULL,       -- spans
  UNIQUE (article_id, entity)
);
CREATE INDEX sources_name ON sources(name_id);

-- One row an attribution: a source says a content.
CREATE TABLE attributions (
  id INTEGER PRIMARY KEY,       -- of one article they follow each other
  article_id INTEGER NOT NULL REFERENCES articles(id),
  attribution TEXT NOT NULL,    -- its id in the reading: a1, a2…
  within_id INTEGER REFERENCES attributions(id) DEFERRABLE INITIALLY DEFERRED,  -- in whose content it lies
  manner TEXT NOT NULL,         -- direct, indirect, mixed
  stance TEXT,                  -- asserts, denies, doubts, wants, believes, asks, declines, appraises
  confidence REAL NOT NULL,     -- calibrated probability that content and source are right
  speaker TEXT,                 -- the name, as the reading has it
  speaker_id INTEGER REFERENCES names(id),
  speaker_kind TEXT,            -- as in sources
  speaker_count INTEGER,        -- how many people speak, NULL where that is open
  speaker_role TEXT,
  speaker_affiliation TEXT,
  source_id INTEGER REFERENCES sources(id),  -- the source that the speaker is
  source_spans TEXT NOT NULL,   -- where the text names the source; spans
  cue_spans TEXT NOT NULL,      -- "said", "according to"
  content_spans TEXT NOT NULL,  -- what is attributed
  hedge_spans TEXT NOT NULL,    -- "reportedly", "may"
  content TEXT NOT NULL         -- the words of content_spans, pieces joined by " … "
);
CREATE INDEX attributions_article ON attributions(article_id);
CREATE INDEX attributions_speaker ON attributions(speaker_id, article_id);
CREATE INDEX attributions_within ON attributions(within_id) WHERE within_id IS NOT NULL;
CREATE INDEX attributions_source ON attributions(source_id) WHERE source_id IS NOT NULL;

-- The words of contents, for full-text search.
CREATE VIRTUAL TABLE attributions_fts USING fts5(
  content, content='attributions', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);

-- One row a hand of a chain: through whom a content came, outermost first, the speaker last.
CREATE TABLE hands (
  attribution_id INTEGER NOT NULL REFERENCES attributions(id),
  place INTEGER NOT NULL,       -- 0 is the outermost
  name TEXT,
  name_id INTEGER REFERENCES names(id),
  kind TEXT,                    -- as in sources
  count INTEGER,                -- how many people, NULL where that is open
  entity TEXT,                  -- its source's id in the reading
  how TEXT NOT NULL,            -- cites, told, quotes, nested, credits, carried, speaks…
  evidence TEXT NOT NULL,       -- spans
  PRIMARY KEY (attribution_id, place)
) WITHOUT ROWID;
CREATE INDEX hands_name ON hands(name_id);

-- One row an answer: an attribution denies, disputes or confirms another of the same article.
CREATE TABLE responses (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  place INTEGER NOT NULL,
  by_id INTEGER NOT NULL REFERENCES attributions(id),
  to_id INTEGER REFERENCES attributions(id),  -- NULL: the report as a whole
  "is" TEXT NOT NULL,           -- denies, disputes, confirms
  PRIMARY KEY (article_id, place)
) WITHOUT ROWID;
CREATE INDEX responses_by ON responses(by_id);
CREATE INDEX responses_to ON responses(to_id) WHERE to_id IS NOT NULL;

-- ===== when =====

-- One row a time expression.
CREATE TABLE times (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  place INTEGER NOT NULL,
  type TEXT NOT NULL,           -- DATE, TIME, DURATION, SET
  value TEXT NOT NULL,          -- TIMEX3: ISO 8601
  anchor TEXT,                  -- what the value is reckoned from: published, text, the id of another
  confidence REAL NOT NULL,
  spans TEXT NOT NULL,
  id TEXT NOT NULL,             -- what anchors of the same article call it
  mod TEXT,                     -- what the words make of the value: START, APPROX, BEFORE…
  zone TEXT,                    -- of a clock time: "+01", "Z"
  quant TEXT,                   -- of a SET: each, every
  freq TEXT,                    -- of a SET: how often
  "begin" TEXT,                 -- the first and the last period of a stretch of time
  "end" TEXT,
  missing TEXT,                 -- what would have to be known to say more: published
  PRIMARY KEY (article_id, place)
) WITHOUT ROWID;
CREATE INDEX times_value ON times(value);

-- One row a dating of an event that the hands of an article date differently.
CREATE TABLE contested (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  place INTEGER NOT NULL,       -- which contested event of the article
  version INTEGER NOT NULL,     -- which dating of it
  event TEXT NOT NULL,
  value TEXT NOT NULL,          -- TIMEX3: ISO 8601
  "by" TEXT NOT NULL,           -- JSON array of the hands that give it
  evidence TEXT NOT NULL,       -- spans
  "begin" TEXT,                 -- the first and the last day that the words allow
  "end" TEXT,
  PRIMARY KEY (article_id, place, version)
) WITHOUT ROWID;

-- ===== copies and relays (copies.py, relays.py) =====

-- One row a fingerprint of an article's text: runs of five words, by which its copies are found.
CREATE TABLE fingerprints (
  fingerprint INTEGER NOT NULL, -- 48 bits of a hash
  article_id INTEGER NOT NULL REFERENCES articles(id),
  PRIMARY KEY (fingerprint, article_id)
) WITHOUT ROWID;

-- One row a pair of articles that share text.
CREATE TABLE copies (
  copy_id INTEGER NOT NULL REFERENCES articles(id),
  original_id INTEGER NOT NULL REFERENCES articles(id),  -- the likelier original of the two
  share REAL NOT NULL,          -- of the copy's own words (those outside quotations), how many it has from the original
  covers REAL NOT NULL,         -- of the original's own words, how many stand in the copy
  reasons TEXT NOT NULL,        -- JSON: [[why, whether it speaks for this direction], …], the strongest first
  shared TEXT NOT NULL,         -- JSON: [[start, end, start, end], …]: a span of the copy, the same words in the original
  PRIMARY KEY (copy_id, original_id)
) WITHOUT ROWID;
CREATE INDEX copies_original ON copies(original_id);

-- ===== stories and search by meaning (stories.py, vectors.py) =====

-- One row a story: the articles about one event.
CREATE TABLE stories (
  id INTEGER PRIMARY KEY,       -- the id of the article that opened it: stays, whatever joins
  articles INTEGER NOT NULL,    -- how many; 0 once it is merged into another
  published_from INTEGER,       -- of the earliest of its articles; seconds since 1970 UTC
  published_until INTEGER,      -- of the latest
  pairs INTEGER NOT NULL,       -- pairs of its articles that were compared
  closeness REAL NOT NULL,      -- the sum of what they gave: 0 unrelated, from about 0.5 one event
  merged_into INTEGER REFERENCES stories(id)  -- the larger story that it turned out to be
);
CREATE INDEX stories_latest ON stories(published_until, id) WHERE articles > 1;
CREATE INDEX stories_merged ON stories(merged_into) WHERE merged_into IS NOT NULL;

-- One row an article: the story that it is in.
CREATE TABLE story_articles (
  article_id INTEGER PRIMARY KEY REFERENCES articles(id),
  story_id INTEGER NOT NULL REFERENCES stories(id),
  place INTEGER NOT NULL        -- 0, 1, 2… in the order in which they joined the story
);
CREATE UNIQUE INDEX story_articles_story ON story_articles(story_id, place);

-- One row a merge of two stories, the smaller into the larger, and the article that brought it about.
CREATE TABLE story_merges (
  story_id INTEGER PRIMARY KEY REFERENCES stories(id),   -- the story that ended
  into_id INTEGER NOT NULL REFERENCES stories(id),
  article_id INTEGER NOT NULL REFERENCES articles(id),
  closeness REAL NOT NULL       -- the mean over all pairs of their articles
);

-- One row an article: what it is about, in numbers.
CREATE TABLE profiles (
  article_id INTEGER PRIMARY KEY REFERENCES articles(id),
  terms BLOB NOT NULL,          -- names, figures, words: (hash, weight) as 4 and 2 bytes each
  vector BLOB NOT NULL          -- of headline and lead: 384 signed bytes
);

-- One row a telling word of an article, by which others about the same are found.
CREATE TABLE leads (
  term INTEGER NOT NULL,        -- as in profiles.terms
  article_id INTEGER NOT NULL REFERENCES articles(id),
  PRIMARY KEY (term, article_id)
) WITHOUT ROWID;

-- The signs of all vectors, 1024 articles to a row, for search by meaning.
CREATE TABLE vector_signs (
  page INTEGER PRIMARY KEY,     -- articles page * 1024 to page * 1024 + 1023
  signs BLOB NOT NULL           -- 48 bytes an article; zeros where there is none
);

-- One row an article: its sentences and passages, and the words of each, so that a claim is looked
-- for without taking texts apart (outline.py says how the numbers are laid out).
CREATE TABLE outlines (
  article_id INTEGER PRIMARY KEY REFERENCES articles(id),
  layout BLOB NOT NULL,         -- where paragraphs and sentences begin and end
  places BLOB NOT NULL,         -- where each passage stands, and whose statement it is
  sizes BLOB NOT NULL,          -- how many words of meaning each passage has
  words BLOB NOT NULL,          -- these, two bytes of a hash each
  named TEXT NOT NULL,          -- JSON: [[outlet, spans], …], the outlets among its sources
  credited TEXT NOT NULL        -- JSON: the outlets that it credits, or rests on
);

-- One row a word and a stretch of 64, 1024 or 16384 articles, once these are there: those of them
-- that have the word in a passage (postings.py).
CREATE TABLE postings (
  first INTEGER NOT NULL,       -- the article that the stretch begins with
  word INTEGER NOT NULL,        -- as in outlines.words
  articles BLOB NOT NULL,       -- those that have it, two bytes each: how far they are from first
  PRIMARY KEY (first, word)
) WITHOUT ROWID;

-- One row an outlet that an article rests on, or that it only credits (relayed.py).
CREATE TABLE relays (
  article_id INTEGER NOT NULL REFERENCES articles(id),
  outlet TEXT NOT NULL,         -- its key: folded, under its usual name
  kind TEXT NOT NULL,           -- rests, credits
  passages INTEGER NOT NULL,    -- how many passages say so
  PRIMARY KEY (article_id, outlet)
) WITHOUT ROWID;

-- ===== figures: what pages about many articles add up (figures.py) =====

-- One row an article: how many of its statements are by whom.
CREATE TABLE figures (
  article_id INTEGER PRIMARY KEY REFERENCES articles(id),
  outlet_id INTEGER REFERENCES names(id),
  month INTEGER,                -- of its publication: year * 12 + month - 1
  named INTEGER NOT NULL,       -- by people, organisations, groups, authors
  documents INTEGER NOT NULL,   -- by documents
  outlets INTEGER NOT NULL,     -- by other outlets
  unnamed INTEGER NOT NULL,     -- by sources without a name
  nobody INTEGER NOT NULL,      -- by nobody stated
  denials INTEGER NOT NULL,     -- statements that deny
  contested INTEGER NOT NULL,   -- events that its hands date differently
  relays INTEGER NOT NULL,      -- outlets that its report rests on
  copied INTEGER NOT NULL       -- 1 if it is a copy of an article of the store, else 0
);
CREATE INDEX figures_outlet ON figures(outlet_id, month);

-- One row an outlet: what its articles add up to.
CREATE TABLE outlet_figures (
  outlet_id INTEGER PRIMARY KEY REFERENCES names(id),
  articles INTEGER NOT NULL,
  relayed INTEGER NOT NULL,     -- articles that rest on another outlet's report
  copied INTEGER NOT NULL,      -- articles that are copies
  named INTEGER NOT NULL,       -- statements, as in figures
  documents INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  unnamed INTEGER NOT NULL,
  nobody INTEGER NOT NULL
);

-- One row a story: what its articles add up to.
CREATE TABLE story_figures (
  story_id INTEGER PRIMARY KEY REFERENCES stories(id),
  headline TEXT NOT NULL,       -- the title of its first origin
  first INTEGER,                -- seconds since 1970 UTC: when its first article was published
  last INTEGER,
  articles INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  origins INTEGER NOT NULL,     -- articles that neither copy nor rest on another of the story
  statements INTEGER NOT NULL,
  unnamed INTEGER NOT NULL,     -- of these, by sources without a name
  denials INTEGER NOT NULL,
  contested INTEGER NOT NULL,
  circles INTEGER NOT NULL,     -- articles that rest, through others, on their own outlet
  counted INTEGER NOT NULL      -- articles of which outlets, origins, circles and headline are true: all, but while many are added
);
CREATE INDEX story_figures_last ON story_figures(last DESC, story_id DESC);
CREATE INDEX story_figures_due ON story_figures(story_id) WHERE counted < articles;

-- One row a source, an outlet, a month and a role: how often it is quoted so.
CREATE TABLE said (
  name_id INTEGER NOT NULL REFERENCES names(id),
  outlet_id INTEGER NOT NULL,   -- 0 where no outlet is known
  month INTEGER NOT NULL,       -- as in figures; 0 where it is not known
  role TEXT NOT NULL,           -- "" for none
  statements INTEGER NOT NULL,
  PRIMARY KEY (name_id, outlet_id, month, role)
) WITHOUT ROWID;
CREATE INDEX said_outlet ON said(outlet_id, name_id, statements);

-- ===== corrections (judgements.py) =====

-- One row a judgement of a reader; never changed, never deleted. To take one back is another row.
CREATE TABLE judgements (
  id INTEGER PRIMARY KEY,       -- counts up
  made TEXT NOT NULL,           -- when, in UTC
  by TEXT NOT NULL,             -- who, as they call themselves
  about TEXT NOT NULL,          -- speaker, hands, copy, story
  article TEXT NOT NULL,        -- articles.digest: it stays when the article is read again
  target TEXT NOT NULL,         -- JSON: the statement's content spans, or the other article's digest
  before TEXT NOT NULL,         -- JSON: what was there
  after TEXT NOT NULL,          -- JSON: what the reader says instead
  note TEXT,                    -- why
  undoes INTEGER REFERENCES judgements(id)  -- the judgement that this one takes back
);
CREATE INDEX judgements_article ON judgements(article);
