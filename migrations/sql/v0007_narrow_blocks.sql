-- Schema version 7: narrow rows for blocks. `blocks` becomes a view with the columns and values that the table had; only its ids change:
-- a block's id is page_id << 20 | ordinal. A row of 25 columns with four indexes took 177 bytes a block on the OpenDataLoader manuals,
-- these take 94.

-- What blocks share: a store has few of these, however many blocks. Rows of a parse that was removed stay until `folio vacuum`.
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

-- A style is looked up by all of its values, among them NULLs, which a unique index would not compare.
CREATE INDEX block_styles_by_value ON block_styles (
    type, provider_type, level, markup_format, font_name, font_size, is_bold, is_italic);

-- A block. Coordinates in page units are whole thousandths where these give exactly the same number, and REAL elsewhere.
-- `parent` is added to page_id << 20 and gives the id of the block it belongs to: mostly the ordinal of one on the same page.
-- `text` is NULL where block_extras has a row for the block, which then has the text, too.
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

-- What few blocks have: a long text (a row without rowid of over 1,000 bytes would take a page of the file to itself), markup, an
-- asset or the mention of one, the block that it goes on with (`continues` counts as `parent` does), and a box in 0…1 of its own where it
-- is not the one that the page's size gives.
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

-- The blocks of an asset, for its removal.
CREATE INDEX block_extras_by_asset ON block_extras (asset_id) WHERE asset_id IS NOT NULL;

INSERT INTO block_styles (type, provider_type, level, markup_format, font_name, font_size, is_bold, is_italic)
SELECT DISTINCT type, provider_type, level, markup_format, font_name, font_size, is_bold, is_italic FROM blocks
ORDER BY 1, 2, 3, 4, 5, 6, 7, 8;

-- Links refer to blocks by their new ids.
DROP INDEX asset_links_by_parse;
DROP INDEX asset_links_by_page;
DROP INDEX asset_links_by_block;
DROP INDEX asset_links_by_asset;
DROP INDEX asset_links_remote;
DROP VIEW page_text;
ALTER TABLE asset_links RENAME TO former_asset_links;

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

INSERT INTO asset_links (id, parse_id, page_id, block_id, asset_id, name, remote_url, status)
SELECT links.id, links.parse_id, links.page_id,
    (SELECT blocks.page_id << 20 | blocks.ordinal FROM blocks WHERE blocks.id = links.block_id),
    links.asset_id, links.name, links.remote_url, links.status
FROM former_asset_links AS links ORDER BY links.id;
DROP TABLE former_asset_links;

-- Without the name, which was three quarters of this index.
CREATE INDEX asset_links_by_parse ON asset_links (parse_id);
CREATE INDEX asset_links_by_page ON asset_links (page_id) WHERE page_id IS NOT NULL;
CREATE INDEX asset_links_by_block ON asset_links (block_id) WHERE block_id IS NOT NULL;
CREATE INDEX asset_links_by_asset ON asset_links (asset_id) WHERE asset_id IS NOT NULL;
CREATE INDEX asset_links_remote ON asset_links (remote_url) WHERE status = 'remote';

-- Those of the former rows that need one in block_extras.
INSERT INTO block_extras (id, continues, asset_id, norm_x0, norm_y0, norm_x1, norm_y1, text, markup)
SELECT new_id, continues, asset_id,
    iif(has_own_box, norm_box_x0, NULL), iif(has_own_box, norm_box_y0, NULL),
    iif(has_own_box, norm_box_x1, NULL), iif(has_own_box, norm_box_y1, NULL), text, markup
FROM (
    SELECT
        blocks.page_id << 20 | blocks.ordinal AS new_id,
        (continued.page_id - blocks.page_id << 20) + continued.ordinal AS continues,
        blocks.asset_id, blocks.text, blocks.markup,
        blocks.norm_box_x0, blocks.norm_box_y0, blocks.norm_box_x1, blocks.norm_box_y1,
        blocks.norm_box_x0 IS NOT NULL AND (
            blocks.norm_box_x0 IS NOT min(min(max(blocks.bbox_x0, 0.0), pages.width) * (1.0 / pages.width), 1.0)
            OR blocks.norm_box_y0 IS NOT min(min(max(blocks.bbox_y0, 0.0), pages.height) * (1.0 / pages.height), 1.0)
            OR blocks.norm_box_x1 IS NOT min(min(max(blocks.bbox_x1, 0.0), pages.width) * (1.0 / pages.width), 1.0)
            OR blocks.norm_box_y1 IS NOT min(min(max(blocks.bbox_y1, 0.0), pages.height) * (1.0 / pages.height), 1.0)
        ) AS has_own_box
    FROM blocks
        LEFT JOIN pages ON pages.id = blocks.page_id
        LEFT JOIN blocks AS continued ON continued.id = blocks.continues_block_id)
WHERE has_own_box OR continues IS NOT NULL OR asset_id IS NOT NULL OR markup IS NOT NULL
    OR length(CAST(text AS BLOB)) > 900
    OR EXISTS (SELECT 1 FROM asset_links WHERE block_id = new_id)
ORDER BY new_id;

INSERT INTO block_rows (page_id, ordinal, style, x0, y0, x1, y1, parent, confidence, text)
SELECT blocks.page_id, blocks.ordinal, styles.id,
    iif(CAST(round(blocks.bbox_x0 * 1000) AS INTEGER) / 1000.0 = blocks.bbox_x0,
        CAST(round(blocks.bbox_x0 * 1000) AS INTEGER), blocks.bbox_x0),
    iif(CAST(round(blocks.bbox_y0 * 1000) AS INTEGER) / 1000.0 = blocks.bbox_y0,
        CAST(round(blocks.bbox_y0 * 1000) AS INTEGER), blocks.bbox_y0),
    iif(CAST(round(blocks.bbox_x1 * 1000) AS INTEGER) / 1000.0 = blocks.bbox_x1,
        CAST(round(blocks.bbox_x1 * 1000) AS INTEGER), blocks.bbox_x1),
    iif(CAST(round(blocks.bbox_y1 * 1000) AS INTEGER) / 1000.0 = blocks.bbox_y1,
        CAST(round(blocks.bbox_y1 * 1000) AS INTEGER), blocks.bbox_y1),
    (parent.page_id - blocks.page_id << 20) + parent.ordinal,
    blocks.confidence,
    iif(extras.id IS NULL, blocks.text, NULL)
FROM blocks
    LEFT JOIN block_styles AS styles ON styles.type IS blocks.type AND styles.provider_type IS blocks.provider_type
        AND styles.level IS blocks.level AND styles.markup_format IS blocks.markup_format
        AND styles.font_name IS blocks.font_name AND styles.font_size IS blocks.font_size
        AND styles.is_bold IS blocks.is_bold AND styles.is_italic IS blocks.is_italic
    LEFT JOIN blocks AS parent ON parent.id = blocks.parent_id
    LEFT JOIN block_extras AS extras ON extras.id = blocks.page_id << 20 | blocks.ordinal
ORDER BY blocks.page_id, blocks.ordinal;

DROP TABLE blocks;

-- The rows of block_extras have no page to refer to by an index.
CREATE TRIGGER block_extras_of_deleted_pages AFTER DELETE ON pages BEGIN
    DELETE FROM block_extras WHERE id BETWEEN OLD.id << 20 AND (OLD.id << 20) + 1048575;
END;

-- Each column is an expression over one table, not a join: so SQLite answers conditions on page_id and ordinal by the primary key
-- wherever the view stands in a query, behind a LEFT JOIN, too. `id` is computed: a block is found by it as
-- page_id = :id >> 20 AND ordinal = :id & 1048575.
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

-- As in schema version 1.
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

-- For people's own queries: a block with its document, provider and page.
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

-- The tables, each with the captions and footnotes that belong to it, a line for each.
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
