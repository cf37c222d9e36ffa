-- Schema version 9: the languages of pages. `folio renormalize` fills them for parses that an older program stored.

-- The language that most of a page's text is in, in ISO 639-1; NULL if it cannot be told. Not `language`, which documents have: queries that join both stay as they are.
ALTER TABLE pages ADD COLUMN detected_language TEXT;

-- The version of the identifier that filled the pages' languages and `document_info.detected_language`; NULL if none did.
ALTER TABLE parses ADD COLUMN language_version INTEGER;
