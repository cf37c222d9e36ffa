"""Loads every DoclingDocument of an export with docling-core and renders it."""
import sys
from pathlib import Path

from docling_core.types.doc.document import ContentLayer, DoclingDocument

count = texts = 0
for file in sorted(Path(sys.argv[1]).rglob("*.json")):
    if file.name.startswith("manifest"):
        continue
    document = DoclingDocument.model_validate_json(file.read_text())
    document.validate_tree(document.body)
    reached = {item.self_ref for item, _ in document.iterate_items(
        with_groups=True, traverse_pictures=True, included_content_layers=set(ContentLayer))}
    for item in [*document.texts, *document.tables, *document.pictures]:
        assert item.self_ref in reached or item.parent.cref != "#/body", (file, item.self_ref)
    for table in document.tables:
        assert len(table.data.grid) == table.data.num_rows
    markdown = document.export_to_markdown()
    # Furniture is in no markdown.
    assert markdown or all(item.content_layer != ContentLayer.BODY for item in document.texts), file
    count += 1
    texts += len(document.texts)
assert count
print(f"check-export: docling-core loads {count} documents with {texts} texts")
