-- Which version of resolving made an article's statements from what its extractor found. Empty:
-- one before versions were kept. The article is read again by a program that has another.
ALTER TABLE readings ADD COLUMN resolver TEXT NOT NULL DEFAULT '';
