"""Compares folded texts in both scripts: check-folding.py UNPACKED-USR TOKENIZER-LIBRARY."""
import collections
import html
import os
import pathlib
import re
import sqlite3
import subprocess
import sys

# Measured 333,541 of 333,542 with LibreOffice 7.4 and OpenCC 1.1.6; less is a loss.
LEAST_SHARE_OF_CHARACTERS = 0.999
# Measured 22 % of the titles, against 6 % as written: the others are worded otherwise (文档 and 檔案).
LEAST_SHARE_OF_TITLES = 0.2

usr, library = pathlib.Path(sys.argv[1]), sys.argv[2]
root = usr / "share/libreoffice/help"
database = sqlite3.connect(":memory:")
database.enable_load_extension(True)
database.load_extension(library)
database.execute("CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'folio')")
database.execute("CREATE VIRTUAL TABLE tokens USING fts5vocab (texts, instance)")


def folded(texts):
    """The tokens of each text, in order."""
    database.execute("DELETE FROM texts")
    database.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", enumerate(texts))
    tokens = collections.defaultdict(list)
    for document, _, term in database.execute("SELECT doc, offset, term FROM tokens ORDER BY doc, offset"):
        tokens[document].append(term)
    return [tokens[number] for number in range(len(texts))]


def lines(page):
    text = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", page)
    text = html.unescape(re.sub(r"<[^>]+>", "\n", text))
    return {line.strip() for line in text.split("\n") if re.search("[\u4e00-\u9fff]{2}", line)}


def simplified(texts):
    libraries = next(usr.glob("lib/**/libopencc.so*")).parent
    environment = os.environ | {"LD_LIBRARY_PATH": str(libraries)}
    command = [usr / "bin/opencc", "-c", usr / "share/opencc/t2s.json"]
    output = subprocess.run(command, input="\n".join(texts), capture_output=True, check=True, text=True, env=environment)
    return output.stdout.split("\n")[:len(texts)]


def title(page):
    match = re.search("<title>(.*?)</title>", page, re.S)
    return html.unescape(match.group(1)).strip() if match else ""


pages = {
    path.relative_to(root / "zh-TW"): path.read_text("utf-8", "replace") for path in sorted((root / "zh-TW").rglob("*.html"))}
traditional = sorted(set().union(*map(lines, pages.values())))
compared = alike = 0
apart = collections.Counter()
for line, other, first, second in zip(
        traditional, simplified(traditional), *map(folded, (traditional, simplified(traditional)))):
    characters = [[token[0] for token in tokens if re.match("[\u3400-\u9fff]", token)] for tokens in (first, second)]
    compared += len(characters[0])
    if len(characters[0]) != len(characters[1]):
        continue
    for one, two in zip(*characters):
        alike += one == two
        if one != two:
            apart[one + two] += 1
share = alike / compared
print(f"{compared} Chinese characters in {len(traditional)} lines of text: {share:.3%} fold as OpenCC's simplification of them does")
print("apart:", ", ".join(f"{pair[0]}/{pair[1]} {count}" for pair, count in apart.most_common(20)) or "none")

pairs = []
for path, page in pages.items():
    other = root / "zh-CN" / path
    if other.exists():
        pair = title(page), title(other.read_text("utf-8", "replace"))
        if all(re.search("[\u4e00-\u9fff]", text) for text in pair):
            pairs.append(pair)
same = sum(first == second for first, second in pairs)
equal = sum(map(list.__eq__, *(folded([pair[side] for pair in pairs]) for side in (0, 1))))
print(f"{len(pairs)} parallel titles: {same} alike as written, {equal} alike after folding")
if share < LEAST_SHARE_OF_CHARACTERS or equal / len(pairs) < LEAST_SHARE_OF_TITLES:
    sys.exit("check-folding: less folds alike than did")
