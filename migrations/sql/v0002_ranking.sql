-- Schema version 2: what ranking reads instead of the index's own tables. All of it is computed from page_search for the
-- pages up to store_info.ranking_pages_covered; later pages are ranked without it. `folio reindex` makes it anew.

-- The lengths of 65,536 pages in tokens, by pages.id / 65536: 16-bit little-endian numbers, at most 65,535.
-- 0 where there is no such page any more, and for pages without text.
CREATE TABLE page_lengths (
    chunk INTEGER PRIMARY KEY,
    lengths BLOB NOT NULL
) STRICT;

-- Tokens on so many pages that lists of these are worth keeping; furniture does not count.
CREATE TABLE frequent_terms (
    id INTEGER PRIMARY KEY,
    term TEXT NOT NULL UNIQUE,
    -- The pages in its lists, those removed since among them.
    page_count INTEGER NOT NULL
) STRICT;

-- The pages of a frequent term with its weighed occurrences, and bounds of what they can score; id is
-- frequent_terms.id << 20 | pages.id / 65536. The format is written down in Sources/CSearchRanking/TermList.hpp.
CREATE TABLE frequent_term_pages (
    id INTEGER PRIMARY KEY,
    pages BLOB NOT NULL
) STRICT;
