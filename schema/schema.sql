-- What the migrations build; written by SchemaTests with UPDATE_GOLDEN=1, not by hand.
-- It loads in any SQLite with FTS5.

PRAGMA application_id = 1179601993;

CREATE TABLE store_info (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT,
    source_name TEXT,
    source_uri TEXT,
    source_sha256 TEXT,
    media_type TEXT,
    language TEXT,
    page_count INTEGER NOT NULL DEFAULT 0,
    metadata TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(metadata)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX documents_with_aliases ON documents (id) WHERE json_extract(metadata, '$.aliases') IS NOT NULL;

CREATE TABLE payloads (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    media_type TEXT,
    byte_count INTEGER NOT NULL,
    encoding TEXT NOT NULL CHECK (encoding IN ('identity', 'zstd')),
    data BLOB NOT NULL
) STRICT;

CREATE TABLE parses (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    provider TEXT NOT NULL,
    provider_version TEXT,
    request_id TEXT,
    status TEXT NOT NULL CHECK (status IN ('succeeded', 'partial', 'failed')),
    error_code TEXT,
    error_message TEXT,
    page_count INTEGER NOT NULL DEFAULT 0,
    is_preferred INTEGER NOT NULL DEFAULT 0 CHECK (is_preferred IN (0, 1)),
    options TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(options)),
    warnings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(warnings)),
    document_info TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(document_info)),
    payload_id INTEGER NOT NULL REFERENCES payloads (id),
    decoder_version INTEGER NOT NULL,
    parsed_at TEXT,
    ingested_at TEXT NOT NULL
, language_version INTEGER) STRICT;

CREATE INDEX parses_by_document ON parses (document_id);

CREATE INDEX parses_by_payload ON parses (payload_id, provider);

CREATE INDEX parses_not_preferred ON parses (id) WHERE is_preferred = 0;

CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    parse_id INTEGER NOT NULL REFERENCES parses (id) ON DELETE CASCADE,
    page_index INTEGER NOT NULL,
    page_label TEXT,
    width REAL,
    height REAL,
    unit TEXT CHECK (unit IN ('pt', 'px')),
    dpi REAL,
    rotation INTEGER,
    markdown TEXT,
    image_url TEXT,
    status TEXT NOT NULL CHECK (status IN ('succeeded', 'failed')),
    error_message TEXT, detected_language TEXT,
    UNIQUE (parse_id, page_index)
) STRICT;

CREATE TABLE assets (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    media_type TEXT,
    byte_count INTEGER NOT NULL,
    width INTEGER,
    height INTEGER,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE ingest_failures (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    provider TEXT,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    location TEXT,
    payload_id INTEGER REFERENCES payloads (id),
    occurred_at TEXT NOT NULL
) STRICT;

CREATE INDEX ingest_failures_by_source ON ingest_failures (source);

CREATE INDEX ingest_failures_by_payload ON ingest_failures (payload_id) WHERE payload_id IS NOT NULL;

CREATE TABLE page_lengths (
    chunk INTEGER PRIMARY KEY,
    lengths BLOB NOT NULL
) STRICT;

CREATE TABLE frequent_terms (
    id INTEGER PRIMARY KEY,
    term TEXT NOT NULL UNIQUE,
    -- The pages in its lists, those removed since among them.
    page_count INTEGER NOT NULL
) STRICT;

CREATE TABLE frequent_term_pages (
    id INTEGER PRIMARY KEY,
    pages BLOB NOT NULL
) STRICT;

CREATE TABLE fetch_jobs (
    id INTEGER PRIMARY KEY,
    provider TEXT NOT NULL,
    -- The path or address as the user named it.
    source TEXT NOT NULL,
    -- Of the whole file; NULL for an address.
    source_sha256 TEXT,
    -- SHA-256 over provider, source, pages and options: equal for what would be the same request.
    fingerprint TEXT NOT NULL,
    document_key TEXT NOT NULL,
    -- Where the part begins in the source, from 0; NULL where the source is sent as a whole.
    first_page INTEGER,
    -- NULL where nobody knows before the answer.
    page_count INTEGER,
    options TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(options)),
    -- pending: not sent; submitting: a call that may cost is under way; running: the task is known;
    -- uncertain: such a call was cut off, and may have been paid for.
    state TEXT NOT NULL CHECK (state IN ('pending', 'submitting', 'running', 'uncertain', 'done', 'failed')),
    phase TEXT,
    task_id TEXT,
    -- How often it was submitted.
    attempts INTEGER NOT NULL DEFAULT 0,
    -- The pages of the answers received: what the provider charges.
    pages_charged INTEGER NOT NULL DEFAULT 0,
    error_code TEXT,
    error_message TEXT,
    parse_id INTEGER REFERENCES parses (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    submitted_at TEXT,
    updated_at TEXT NOT NULL
, downloads_assets INTEGER NOT NULL DEFAULT 0 CHECK (downloads_assets IN (0, 1)), in_batch INTEGER NOT NULL DEFAULT 0 CHECK (in_batch IN (0, 1))) STRICT;

CREATE INDEX fetch_jobs_by_fingerprint ON fetch_jobs (fingerprint);

CREATE INDEX fetch_jobs_by_parse ON fetch_jobs (parse_id) WHERE parse_id IS NOT NULL;

CREATE INDEX fetch_jobs_unfinished ON fetch_jobs (id) WHERE state NOT IN ('done', 'failed');

CREATE TABLE block_styles (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    provider_type TEXT,
    level INTEGER,
    markup_format TEXT,
    font_name TEXT,
    font_size REAL,
    is_bold INTEGER,
    is_italic INTEGER
) STRICT;

CREATE INDEX block_styles_by_value ON block_styles (
    type, provider_type, level, markup_format, font_name, font_size, is_bold, is_italic);

CREATE TABLE block_rows (
    page_id INTEGER NOT NULL REFERENCES pages (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    style INTEGER NOT NULL,
    x0 ANY,
    y0 ANY,
    x1 ANY,
    y1 ANY,
    parent INTEGER,
    confidence REAL,
    text TEXT,
    PRIMARY KEY (page_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE block_extras (
    id INTEGER PRIMARY KEY, -- page_id << 20 | ordinal
    continues INTEGER,
    asset_id INTEGER REFERENCES assets (id) ON DELETE SET NULL,
    norm_x0 REAL,
    norm_y0 REAL,
    norm_x1 REAL,
    norm_y1 REAL,
    text TEXT NOT NULL,
    markup TEXT
) STRICT;

CREATE INDEX block_extras_by_asset ON block_extras (asset_id) WHERE asset_id IS NOT NULL;

CREATE TABLE asset_links (
    id INTEGER PRIMARY KEY,
    parse_id INTEGER NOT NULL REFERENCES parses (id) ON DELETE CASCADE,
    page_id INTEGER REFERENCES pages (id) ON DELETE CASCADE,
    block_id INTEGER, -- page_id << 20 | ordinal
    asset_id INTEGER REFERENCES assets (id),
    name TEXT NOT NULL,
    remote_url TEXT,
    status TEXT NOT NULL CHECK (status IN ('stored', 'remote', 'missing')),
    CHECK ((status = 'stored') = (asset_id IS NOT NULL))
) STRICT;

CREATE INDEX asset_links_by_parse ON asset_links (parse_id);

CREATE INDEX asset_links_by_page ON asset_links (page_id) WHERE page_id IS NOT NULL;

CREATE INDEX asset_links_by_block ON asset_links (block_id) WHERE block_id IS NOT NULL;

CREATE INDEX asset_links_by_asset ON asset_links (asset_id) WHERE asset_id IS NOT NULL;

CREATE INDEX asset_links_remote ON asset_links (remote_url) WHERE status = 'remote';

CREATE TRIGGER block_extras_of_deleted_pages AFTER DELETE ON pages BEGIN
    DELETE FROM block_extras WHERE id BETWEEN OLD.id << 20 AND (OLD.id << 20) + 1048575;
END;

CREATE VIEW blocks (
    id, page_id, ordinal, parent_id, continues_block_id, type, provider_type, level, text, markup, markup_format,
    bbox_x0, bbox_y0, bbox_x1, bbox_y1, norm_box_x0, norm_box_y0, norm_box_x1, norm_box_y1,
    font_name, font_size, is_bold, is_italic, confidence, asset_id
) AS
SELECT
    block.page_id << 20 | block.ordinal,
    block.page_id,
    block.ordinal,
    (block.page_id << 20) + block.parent,
    iif(block.text IS NULL, (block.page_id << 20)
        + (SELECT continues FROM block_extras WHERE id = block.page_id << 20 | block.ordinal), NULL),
    (SELECT type FROM block_styles WHERE id = block.style),
    (SELECT provider_type FROM block_styles WHERE id = block.style),
    (SELECT level FROM block_styles WHERE id = block.style),
    ifnull(block.text, (SELECT text FROM block_extras WHERE id = block.page_id << 20 | block.ordinal)),
    iif(block.text IS NULL, (SELECT markup FROM block_extras WHERE id = block.page_id << 20 | block.ordinal), NULL),
    (SELECT markup_format FROM block_styles WHERE id = block.style),
    iif(typeof(block.x0) = 'integer', block.x0 / 1000.0, block.x0),
    iif(typeof(block.y0) = 'integer', block.y0 / 1000.0, block.y0),
    iif(typeof(block.x1) = 'integer', block.x1 / 1000.0, block.x1),
    iif(typeof(block.y1) = 'integer', block.y1 / 1000.0, block.y1),
    ifnull(
        iif(block.text IS NULL, (SELECT norm_x0 FROM block_extras WHERE id = block.page_id << 20 | block.ordinal), NULL),
        (SELECT min(min(max(iif(typeof(block.x0) = 'integer', block.x0 / 1000.0, block.x0), 0.0), width) * (1.0 / width), 1.0)
            FROM pages WHERE id = block.page_id)),
    ifnull(
        iif(block.text IS NULL, (SELECT norm_y0 FROM block_extras WHERE id = block.page_id << 20 | block.ordinal), NULL),
        (SELECT min(min(max(iif(typeof(block.y0) = 'integer', block.y0 / 1000.0, block.y0), 0.0), height) * (1.0 / height), 1.0)
            FROM pages WHERE id = block.page_id)),
    ifnull(
        iif(block.text IS NULL, (SELECT norm_x1 FROM block_extras WHERE id = block.page_id << 20 | block.ordinal), NULL),
        (SELECT min(min(max(iif(typeof(block.x1) = 'integer', block.x1 / 1000.0, block.x1), 0.0), width) * (1.0 / width), 1.0)
            FROM pages WHERE id = block.page_id)),
    ifnull(
        iif(block.text IS NULL, (SELECT norm_y1 FROM block_extras WHERE id = block.page_id << 20 | block.ordinal), NULL),
        (SELECT min(min(max(iif(typeof(block.y1) = 'integer', block.y1 / 1000.0, block.y1), 0.0), height) * (1.0 / height), 1.0)
            FROM pages WHERE id = block.page_id)),
    (SELECT font_name FROM block_styles WHERE id = block.style),
    (SELECT font_size FROM block_styles WHERE id = block.style),
    (SELECT is_bold FROM block_styles WHERE id = block.style),
    (SELECT is_italic FROM block_styles WHERE id = block.style),
    block.confidence,
    iif(block.text IS NULL, (SELECT asset_id FROM block_extras WHERE id = block.page_id << 20 | block.ordinal), NULL)
FROM block_rows AS block;

CREATE VIEW page_text (id, heading, body, table_text, formula, caption, furniture) AS
SELECT
    pages.id,
    (SELECT group_concat(text, char(10, 10)) FROM (
        SELECT text FROM blocks
        WHERE page_id = pages.id AND text <> '' AND type IN ('title', 'heading')
        ORDER BY ordinal)),
    (SELECT group_concat(text, char(10, 10)) FROM (
        SELECT text FROM blocks
        WHERE page_id = pages.id AND text <> '' AND type NOT IN (
            'title', 'heading', 'table', 'formula', 'caption',
            'page_header', 'page_footer', 'page_number', 'aside')
            AND NOT (type = 'footnote' AND EXISTS (
                SELECT 1 FROM blocks AS parent
                WHERE parent.page_id = blocks.parent_id >> 20 AND parent.ordinal = blocks.parent_id & 1048575
                    AND parent.type IN ('table', 'figure', 'chart')))
        ORDER BY ordinal)),
    (SELECT group_concat(text, char(10, 10)) FROM (
        SELECT text FROM blocks
        WHERE page_id = pages.id AND text <> '' AND type = 'table'
        ORDER BY ordinal)),
    (SELECT group_concat(text, char(10, 10)) FROM (
        SELECT text FROM blocks
        WHERE page_id = pages.id AND text <> '' AND type = 'formula'
        ORDER BY ordinal)),
    (SELECT group_concat(text, char(10, 10)) FROM (
        SELECT text FROM blocks
        WHERE page_id = pages.id AND text <> '' AND (type = 'caption' OR (type = 'footnote' AND EXISTS (
            SELECT 1 FROM blocks AS parent
            WHERE parent.page_id = blocks.parent_id >> 20 AND parent.ordinal = blocks.parent_id & 1048575
                AND parent.type IN ('table', 'figure', 'chart'))))
        ORDER BY ordinal)),
    (SELECT group_concat(text, char(10, 10)) FROM (
        SELECT text FROM blocks
        WHERE page_id = pages.id AND text <> ''
            AND type IN ('page_header', 'page_footer', 'page_number', 'aside')
        ORDER BY ordinal))
FROM pages;

CREATE VIEW block_details (
    key, title, provider, is_preferred, page_number, page_label, page_width, page_height, page_unit, ordinal,
    type, provider_type, level, text, markup, markup_format,
    bbox_x0, bbox_y0, bbox_x1, bbox_y1, norm_box_x0, norm_box_y0, norm_box_x1, norm_box_y1,
    font_name, font_size, is_bold, is_italic, confidence, block_id, page_id, parse_id, document_id
) AS
SELECT
    documents.key, documents.title, parses.provider, parses.is_preferred, pages.page_index + 1, pages.page_label,
    pages.width, pages.height, pages.unit, blocks.ordinal,
    blocks.type, blocks.provider_type, blocks.level, blocks.text, blocks.markup, blocks.markup_format,
    blocks.bbox_x0, blocks.bbox_y0, blocks.bbox_x1, blocks.bbox_y1,
    blocks.norm_box_x0, blocks.norm_box_y0, blocks.norm_box_x1, blocks.norm_box_y1,
    blocks.font_name, blocks.font_size, blocks.is_bold, blocks.is_italic, blocks.confidence,
    blocks.id, blocks.page_id, pages.parse_id, parses.document_id
FROM documents
    JOIN parses ON parses.document_id = documents.id
    JOIN pages ON pages.parse_id = parses.id
    JOIN blocks ON blocks.page_id = pages.id;

CREATE VIEW tables (
    key, title, provider, is_preferred, page_number, ordinal, caption, footnote, text, markup, markup_format,
    bbox_x0, bbox_y0, bbox_x1, bbox_y1, page_width, page_height, page_unit, block_id, page_id, parse_id, document_id
) AS
SELECT
    key, title, provider, is_preferred, page_number, ordinal,
    (SELECT group_concat(text, char(10)) FROM (
        SELECT parts.text FROM blocks AS parts
        WHERE parts.page_id = block_details.page_id AND parts.type = 'caption'
            AND parts.parent_id = block_details.block_id ORDER BY parts.ordinal)),
    (SELECT group_concat(text, char(10)) FROM (
        SELECT parts.text FROM blocks AS parts
        WHERE parts.page_id = block_details.page_id AND parts.type = 'footnote'
            AND parts.parent_id = block_details.block_id ORDER BY parts.ordinal)),
    text, markup, markup_format, bbox_x0, bbox_y0, bbox_x1, bbox_y1, page_width, page_height, page_unit,
    block_id, page_id, parse_id, document_id
FROM block_details WHERE type = 'table';

CREATE TABLE block_text_boxes (
    block_id INTEGER PRIMARY KEY, -- page_id << 20 | ordinal
    boxes TEXT NOT NULL
) STRICT;

CREATE TRIGGER block_text_boxes_of_deleted_pages AFTER DELETE ON pages BEGIN
    DELETE FROM block_text_boxes WHERE block_id BETWEEN OLD.id << 20 AND (OLD.id << 20) + 1048575;
END;

CREATE VIEW text_boxes (
    block_id, page_id, ordinal, text_start, text_end, text, bbox_x0, bbox_y0, bbox_x1, bbox_y1
) AS
SELECT
    stored.block_id, stored.block_id >> 20, stored.block_id & 1048575,
    json_extract(box.value, '$[0]'), json_extract(box.value, '$[1]'),
    substr(
        (SELECT text FROM blocks WHERE page_id = stored.block_id >> 20 AND ordinal = stored.block_id & 1048575),
        json_extract(box.value, '$[0]') + 1, json_extract(box.value, '$[1]') - json_extract(box.value, '$[0]')),
    json_extract(box.value, '$[2]'), json_extract(box.value, '$[3]'), json_extract(box.value, '$[4]'), json_extract(box.value, '$[5]')
FROM block_text_boxes AS stored JOIN json_each(stored.boxes) AS box;

CREATE VIRTUAL TABLE page_search USING fts5 (
    heading, body, table_text, formula, caption, furniture,
    content = '', tokenize = 'ascii'
);
