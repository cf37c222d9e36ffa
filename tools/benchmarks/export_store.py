"""Writes OpenDataLoader results of plain pages: export_store.py FOLDER PAGES."""
import random
import sys
from pathlib import Path

import orjson

folder, pages = Path(sys.argv[1]), int(sys.argv[2])
random.seed(7)
words = "the river gauge level station record rating curve flow water measured daily observed radar sensor".split()
chinese = "水位观测站记录流量测量每日河流雷达传感器数据分析报告"


def paragraph(is_chinese):
    if is_chinese:
        return "".join(random.choice(chinese) for _ in range(220)) + "。"
    return " ".join(random.choice(words) for _ in range(90)).capitalize() + "."


folder.mkdir(parents=True, exist_ok=True)
for number in range(pages // 40):
    kids = []
    for page in range(1, 41):
        for position in range(5):
            top = 760 - position * 140
            kids.append({
                "type": "paragraph", "id": len(kids), "page number": page, "bounding box": [72.0, top - 120.0, 520.0, float(top)],
                "font": "Times", "font size": 10.5, "text color": "[0.0]", "content": paragraph((number + page) % 2)})
    (folder / f"document-{number}.json").write_bytes(orjson.dumps({
        "file name": f"document-{number}.pdf", "number of pages": 40, "author": None, "title": None,
        "creation date": None, "modification date": None, "kids": kids}))
