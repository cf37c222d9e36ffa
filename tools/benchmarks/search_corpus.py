"""Makes the input of `tools/bench search`: OpenDataLoader results of real text, as many pages as asked for.

The real text is the corpus's TeX Live manuals and, where Debian's packages can be had, the Chinese manual pages
(manpages-zh) and the Chinese help of LibreOffice (libreoffice-help-zh-cn). It is repeated; in every repetition but the first
three words of ten are replaced by words drawn from the same text (so with the same frequencies), and one Chinese
character of ten by one drawn from all Chinese characters.
"""
import glob
import gzip
import html
import json
import os
import random
import re
import subprocess
import sys

CONTENT = re.compile(r'("content" : ")((?:[^"\\]|\\.)*)(")')
WORD = re.compile(r"(?<![\\\w])[A-Za-z]{3,}|[\u4e00-\u9fff]")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PACKAGES = ["manpages-zh", "libreoffice-help-zh-cn"]


def chinese_texts(folder):
    """The texts of the two packages, tags and macros taken out; none where apt cannot fetch them."""
    unpacked = os.path.join(folder, "packages")
    if not os.path.isdir(unpacked):
        os.makedirs(unpacked)
        try:
            subprocess.run(["apt-get", "download", *PACKAGES], cwd=unpacked, check=True, capture_output=True)
            for file in glob.glob(unpacked + "/*.deb"):
                subprocess.run(["dpkg-deb", "-x", file, unpacked], check=True)
        except (OSError, subprocess.CalledProcessError):
            print("search_corpus: no Chinese text, since apt-get cannot download " + ", ".join(PACKAGES), file=sys.stderr)
    texts = []
    for path in sorted(glob.glob(unpacked + "/**/*", recursive=True)):
        if path.endswith(".gz"):
            text = gzip.open(path, "rt", encoding="utf-8", errors="replace").read()
            text = re.sub(r'^\.\\?".*$', "", text, flags=re.M)
            text = re.sub(r"^\.[A-Za-z]+ ?", "", text, flags=re.M)
            text = re.sub(r"\\f.|\\[-&]", "", text)
        elif path.endswith(".html"):
            text = open(path, encoding="utf-8", errors="replace").read()
            text = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", text)
            text = html.unescape(re.sub(r"<[^>]+>", "\n", text))
        else:
            continue
        text = re.sub(r"\s*\n\s*", "\n", text).strip()
        if len(CHINESE.findall(text)) > 200:
            texts.append(text)
    return texts


def chinese_documents(folder, page_size=900, document_pages=40):
    """OpenDataLoader results of the Chinese texts, cut into pages at line ends."""
    pages, page = [], ""
    for text in chinese_texts(folder):
        for line in text.split("\n"):
            page += line + "\n"
            if len(page) >= page_size:
                pages.append(page)
                page = ""
    for start in range(0, len(pages), document_pages):
        part = pages[start : start + document_pages]
        kids = []
        for number, page in enumerate(part, 1):
            lines = page.strip().split("\n")
            kids.append({"type": "heading", "heading level": 1, "page number": number,
                         "bounding box": [72, 700, 500, 730], "content": lines[0]})
            rest = "\n".join(lines[1:])
            for index, paragraph in enumerate(re.findall(r"(?s).{1,300}", rest)):
                kids.append({"type": "paragraph", "page number": number, "font": "Song", "font size": 10,
                             "bounding box": [72, 600 - 80 * index, 500, 660 - 80 * index], "content": paragraph})
        value = {"file name": f"zh-{start // document_pages:04}.pdf", "number of pages": len(part), "author": None,
                 "title": None, "creation date": None, "modification date": None, "kids": kids}
        yield len(part), json.dumps(value, ensure_ascii=False, separators=(",", " : "))


def manuals(corpus):
    for path in sorted(glob.glob(corpus + "/**/odl_all/*.json", recursive=True)):
        text = open(path, encoding="utf-8", errors="replace").read()
        count = re.search(r'"number of pages"\s*:\s*(\d+)', text)
        if count:
            yield int(count.group(1)), text


def main(target, corpus, folder, chinese_share=0.25):
    documents = {"manual": list(manuals(corpus)), "zh": list(chinese_documents(folder))}
    if not documents["manual"]:
        sys.exit("search_corpus: no corpus at " + corpus)
    words, characters = [], []
    for texts in documents.values():
        for _, text in texts:
            for content in CONTENT.finditer(text):
                for word in WORD.findall(content.group(2)):
                    (characters if len(word) == 1 else words).append(word)
    totals, copies = {}, {}
    for kind, texts in documents.items():
        share = chinese_share if kind == "zh" else 1 - (chinese_share if documents["zh"] else 0)
        wanted, total, copy = target * share, 0, 0
        while texts and total < wanted:
            chance = random.Random(copy * 2 + (kind == "zh"))
            output = os.path.join(folder, "input", f"{kind}-{copy:02}")
            os.makedirs(output, exist_ok=True)

            def changed(match):
                word = match.group()
                if len(word) == 1:
                    return chance.choice(characters) if chance.random() < 0.1 else word
                return chance.choice(words) if chance.random() < 0.3 else word

            for number, (pages, text) in enumerate(texts):
                if copy:
                    text = CONTENT.sub(lambda m: m.group(1) + WORD.sub(changed, m.group(2)) + m.group(3), text)
                with open(os.path.join(output, f"{number:04}.json"), "w", encoding="utf-8") as file:
                    file.write(text)
                total += pages
            copy += 1
        totals[kind], copies[kind] = total, copy
    with open(os.path.join(folder, "corpus.json"), "w") as file:
        json.dump({"pages": totals, "copies": copies}, file)
    print(f"search_corpus: {totals} pages in {copies} copies", file=sys.stderr)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
