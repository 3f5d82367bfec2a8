-- What large records are searched and counted by.
-- Narrow copies of what a search counts: ten thousand statements are counted without reading
-- pages of their words.
CREATE INDEX statements_counted ON statements
    (number, speaker, introduction, article, form, act, stance, hedged, dated_from, dated_to);
CREATE INDEX articles_counted ON articles (number, outlet);

-- Filters by which few statements may be found.
CREATE INDEX introductions_country ON introductions (country) WHERE country IS NOT NULL;
CREATE INDEX speakers_kind ON speakers (kind);
CREATE INDEX via_name ON via (name COLLATE NOCASE);

-- Beliefs, wishes and plans, which are in no matter.
CREATE INDEX statements_beliefs ON statements (number) WHERE speech = 0;
