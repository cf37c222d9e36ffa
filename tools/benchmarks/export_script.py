"""What a user would write: pages of the preferred parses as JSON Lines, by sqlite3, orjson and zstandard.

usage: export_script.py STORE OUT.jsonl.zst   Joins the blocks of a page as they are; no escaping, no checksums.
"""
import sqlite3
import sys

import orjson
import zstandard

furniture = {"page_header", "page_footer", "page_number", "aside"}
database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
database.execute("PRAGMA mmap_size = 0")
pages = database.execute("""
    SELECT pages.id, documents.key, provider, provider_version, documents.title, documents.language, documents.page_count,
        documents.media_type, source_name, source_sha256, page_index, page_label, width, height, unit
    FROM documents JOIN parses ON parses.document_id = documents.id JOIN pages ON pages.parse_id = parses.id
    WHERE is_preferred ORDER BY documents.key, page_index""")
blocks = database.cursor()
count = 0
with open(sys.argv[2], "wb") as file, zstandard.ZstdCompressor(level=3).stream_writer(file) as out:
    for (page, key, provider, version, title, language, page_count, media, name, sha, index, label, width, height,
         unit) in pages:
        texts = [
            markup if kind == "table" and markup else text
            for kind, text, markup in blocks.execute(
                "SELECT type, text, markup FROM blocks WHERE page_id = ? ORDER BY ordinal", (page,))
            if kind not in furniture and text]
        out.write(orjson.dumps({
            "id": f"{key}#p{index + 1}", "text": "\n\n".join(texts), "source": provider,
            "metadata": {
                "document": key, "title": title, "provider": provider, "provider_version": version,
                "page_count": page_count, "language": language, "media_type": media, "source_name": name,
                "source_sha256": sha, "page_number": index + 1, "page_index": index, "page_label": label,
                "width": width, "height": height, "unit": unit}}, option=orjson.OPT_APPEND_NEWLINE))
        count += 1
print(count)
