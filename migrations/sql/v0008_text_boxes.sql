-- Schema version 8: the boxes of words and lines. `folio renormalize` fills them for parses that an older program stored.

-- A row for each block whose parser sends boxes of its words, or of its lines if it sends no words. `boxes` is a JSON array of
-- [start, end, x0, y0, x1, y1]: code points of the block's text, and a box in page units, origin top-left.
CREATE TABLE block_text_boxes (
    block_id INTEGER PRIMARY KEY, -- page_id << 20 | ordinal
    boxes TEXT NOT NULL
) STRICT;

-- As for block_extras: the rows have no page to refer to by an index.
CREATE TRIGGER block_text_boxes_of_deleted_pages AFTER DELETE ON pages BEGIN
    DELETE FROM block_text_boxes WHERE block_id BETWEEN OLD.id << 20 AND (OLD.id << 20) + 1048575;
END;

-- For people's own queries: a row for each word or line, with its text.
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
