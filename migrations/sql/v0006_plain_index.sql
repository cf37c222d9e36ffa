-- Schema version 6: an index that any SQLite client opens. FTS5's own tokenizer `ascii` replaces `folio`, and the table keeps no texts
-- (content = ''). A row is the page's tokens as Folio makes them, joined by one space, which `ascii` cuts into the same tokens. The
-- migration fills the table from the blocks, and so does `folio reindex`. A row is removed by FTS5's 'delete' with the same tokens.
DROP TABLE page_search;

CREATE VIRTUAL TABLE page_search USING fts5 (
    heading, body, table_text, formula, caption, furniture,
    content = '', tokenize = 'ascii'
);

-- As in schema version 3.
INSERT INTO page_search (page_search, rank) VALUES ('hashsize', 8388608);
