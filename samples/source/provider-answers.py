#!/usr/bin/env python3
"""Completes the examples of the providers' API documents into whole answers for field-guide.pdf.

Text and boxes come from the real parser run in ../opendataloader/field-guide.json; the envelopes, field names and value
types are those of the documents. These services cannot be called from a repository, so the answers are made, not received.
"""
import html
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.dirname(HERE)
WIDTH, HEIGHT = 595.276, 841.890  # the PDF's pages, in points
PIXELS = 2  # pixels a point


def load():
    with open(f"{SAMPLES}/opendataloader/field-guide.json", encoding="utf-8") as file:
        return json.load(file)["kids"]


def top_left(box):
    left, bottom, right, top = box
    return [left, HEIGHT - top, right, HEIGHT - bottom]


def cell_text(cell):
    return " ".join(kid.get("content", "") for kid in cell["kids"])


def table_html(table):
    rows = ("<tr>" + "".join(f"<td>{html.escape(cell_text(cell))}</td>" for cell in row["cells"]) + "</tr>"
            for row in table["rows"])
    return "<table>" + "".join(rows) + "</table>"


def blocks():
    """(page from 1, kind, level, text or html, box) in reading order."""
    for kid in load():
        page, box, kind = kid["page number"], top_left(kid["bounding box"]), kid["type"]
        if kind == "table":
            yield page, "table", None, table_html(kid), box
        elif kind == "list":
            for item in kid["list items"]:
                yield page, "item", None, item["content"].lstrip("• "), top_left(item["bounding box"])
        elif kind == "heading":
            yield page, "heading", 1 if "field guide" in kid["content"] else 2, kid["content"], box
        else:
            yield page, "caption" if kid["content"].startswith(("Table 1", "表2", "Figure 1.")) else "text", None, \
                kid["content"], box


def pages():
    grouped = {}
    for block in blocks():
        grouped.setdefault(block[0], []).append(block[1:])
    return [grouped[number] for number in sorted(grouped)]


def markdown(page, number):
    parts = ["<!-- Meanless: A field guide to river stations -->"]
    for kind, level, text, _ in page:
        if kind == "heading":
            parts.append("#" * level + " " + text)
        elif kind == "item":
            parts.append("- " + text)
        elif kind == "caption":
            parts.append(f"<!-- Media -->\n\n{text}\n\n<!-- Media -->")
        else:
            parts.append(text.replace("Q = v A", "\\( Q = {vA} \\)"))
    parts.append(f"<!-- Meanless: {number} -->")
    return "\n\n".join(parts)


def write(path, value):
    path = f"{SAMPLES}/{path}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        if isinstance(value, str):
            file.write(value)
        else:
            json.dump(value, file, ensure_ascii=False, indent=2)
            file.write("\n")


def doc2x():
    return {"code": "success", "data": {"progress": 100, "status": "success", "detail": "", "result": {
        "version": "v2", "pages": [
            {"url": "", "page_idx": index, "page_width": round(WIDTH * PIXELS), "page_height": round(HEIGHT * PIXELS),
             "md": markdown(page, index + 1)} for index, page in enumerate(pages())]}}}


def volcengine():
    width, height = round(WIDTH * PIXELS), round(HEIGHT * PIXELS)
    labels = {"heading": "sec", "table": "table", "item": "para", "caption": "cap", "text": "para"}
    detail = []
    for index, page in enumerate(pages()):
        textblocks = []
        for kind, level, text, box in page:
            x0, y0, x1, y1 = (round(value * PIXELS) for value in box)
            textblocks.append({
                "text": text, "label": "title" if level == 1 else labels[kind],
                "box": {"x0": x0, "y0": y0, "x1": x1, "y1": y1},
                "norm_box": {"x0": x0 / width, "y0": y0 / height, "x1": x1 / width, "y1": y1 / height},
                "font_size": 14 if kind == "heading" else 11, "is_bold": kind == "heading", "is_italic": False})
        detail.append({"page_id": index, "page_md": "\n\n".join(block["text"] for block in textblocks),
                       "page_image_hw": {"h": height, "w": width}, "textblocks": textblocks})
    return {"code": 10000, "data": {"markdown": "\n\n".join(page["page_md"] for page in detail),
                                    "detail": json.dumps(detail, ensure_ascii=False)},
            "message": "Success", "request_id": "021629427766315fdbddc01010500400000000000000068da22fd",
            "time_elapsed": "5.330714543s"}


def complexdocr():
    types = {"heading": "title", "table": "table", "item": "text", "caption": "table_caption", "text": "text"}
    result_pages = [
        {"page_id": index + 1, "content": [
            {"pos": [round(value) for value in box], "type": types[kind], "text": html.escape(text)}
            for kind, _, text, box in page],
         "status": "success", "height": HEIGHT, "structured": [], "width": WIDTH} for index, page in enumerate(pages())]
    text = "\n\n".join(block["text"] for page in result_pages for block in page["content"])
    inner = {"result": {"text": text, "markdown": text, "success_count": len(result_pages), "pages": result_pages,
                        "valid_page_number": len(result_pages), "total_page_number": len(result_pages),
                        "total_count": len(result_pages), "detail": []},
             "metrics": [{"status": "success", "dpi": 72, "page_id": page["page_id"], "page_image_width": WIDTH,
                          "page_image_height": HEIGHT} for page in result_pages],
             "duration": 42393, "message": "success", "version": "v2.1.0"}
    return {"seqid": "field-guide", "code": "10000", "message": "成功", "flag": "1",
            "data": {"timeSecond": 42.393, "words_result": [json.dumps(inner, ensure_ascii=False)]}}


def mineru():
    entries = []
    for index, page in enumerate(pages()):
        for kind, level, text, box in page:
            scaled = [int(box[0] * 1000 / WIDTH), int(box[1] * 1000 / HEIGHT), int(box[2] * 1000 / WIDTH),
                      int(box[3] * 1000 / HEIGHT)]
            entry = {"type": "text", "text": text, "bbox": scaled, "page_idx": index}
            if level:
                entry["text_level"] = level
            if kind == "table":
                entry = {"type": "table", "img_path": "", "table_caption": [], "table_footnote": [], "table_body": text,
                         "bbox": scaled, "page_idx": index}
            entries.append(entry)
        entries.append({"type": "page_number", "text": str(index + 1), "bbox": [495, 960, 505, 972], "page_idx": index})
    return entries


def main():
    write("doc2x/field-guide.json", doc2x())
    write("volcengine/field-guide.json", volcengine())
    write("complexdocr/field-guide.json", complexdocr())
    write("mineru/field-guide/4f1c2a9e-6f0b-4f6e-9b53-2d1f0c8e7a11_content_list.json", mineru())
    write("mineru/field-guide/full.md", "\n\n".join(
        ("# " if level else "") + text for page in pages() for _, level, text, _ in page) + "\n")


main()
