"""Counts wrong hyphens at line ends before short words: check-hyphens.py UNPACKED-USR FOLIO.

Each place in a running text is as likely to fall on a line end as any other. So breaks that patterns allow inside a word
(`Datei|en`) are weighed against suspended hyphens (`Haupt- und`), one count an occurrence; a sample of both is broken, exported by
the program, and compared with the text as it was.
"""
import collections
import html
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

usr, folio = pathlib.Path(sys.argv[1]), sys.argv[2]
WORDS = set("und oder bzw and or to en of et ou y o e och og sowie bis beziehungsweise".split())
LANGUAGES = {"de": "de_DE", "nl": "nl_NL", "fr": "fr", "es": "es_ES", "it": "it_IT", "pt": "pt_PT", "en-US": "en_US"}
SAMPLE = 1000
#: Paragraphs of several lines; a shorter one would not be broken.
SHORTEST = 100
# Measured: 0 to 1 of 1,000 breaks inside words, in Dutch 12 of 421 (`als-of`); of suspended hyphens none in German and 41 of
# 483 in Dutch (`rij- en`, `alinea- en`). A rule that knew the conjunctions alone had all breaks wrong.
MOST_WRONG_INSIDE, MOST_WRONG_SUSPENDED = 0.03, 0.12


class Patterns:
    """Where a word may be broken, by Liang's algorithm over a pattern file of LibreOffice; two letters stay on each side."""

    def __init__(self, path):
        data = path.read_bytes()
        encoding, *entries = data.decode(data.split(b"\n", 1)[0].strip().decode()).split("\n")
        self.values = {}
        for entry in (e.split("/")[0].strip() for e in entries):
            if entry and entry[0] not in "%#" and not entry.isupper():
                letters = re.sub(r"\d", "", entry)
                self.values[letters] = [int(d or 0) for d in re.findall(r"(\d?)(?:[^\d]|$)", entry)]
        self.longest = max(map(len, self.values))

    def positions(self, word):
        framed = f".{word.lower()}."
        levels = [0] * (len(framed) + 1)
        for start in range(len(framed)):
            for end in range(start + 1, min(len(framed), start + self.longest) + 1):
                for offset, level in enumerate(self.values.get(framed[start:end], ())):
                    levels[start + offset] = max(levels[start + offset], level)
        return [place for place in range(2, len(word) - 1) if levels[place + 1] % 2]


def running_texts(language):
    for page in sorted((usr / f"share/libreoffice/help/{language}/text").rglob("*.html")):
        text = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", "", page.read_text(errors="replace"))
        text = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</?(p|div|h\d|li|td|tr|br|pre)\b[^>]*>", "\n", text)))
        yield from (line for line in (" ".join(line.split()) for line in text.split("\n")) if len(line) >= SHORTEST)


def cases(language):
    """(text before, half, half, text after, what stands there) of breaks inside words, and of suspended hyphens."""
    patterns = Patterns(usr / f"share/hyphen/hyph_{LANGUAGES[language]}.dic")
    known, inside, suspended = {}, [], []
    for text in running_texts(language):
        for match in re.finditer(r"(?<![-\w])[^\W\d_]{4,}(?![-\w])", text):
            word = match[0]
            if word not in known:
                known[word] = [place for place in patterns.positions(word) if word[place:] in WORDS]
            inside += [(text[:match.start()], word[:p], word[p:], text[match.end():], word) for p in known[word]]
        for match in re.finditer(r"(?<![-_\w])([^\W\d_]{2,})- ([^\W\d_]+)\b(?!-)", text):
            if match[2] in WORDS:
                suspended.append((text[:match.start()], match[1], match[2], text[match.end():], match[0]))
    return inside, suspended


def exported(broken):
    """What an export makes of each text; a document each, so that none learns of another."""
    if not broken:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "in").mkdir()
        for number, text in enumerate(broken):
            item = {"self_ref": "#/texts/0", "parent": {"$ref": "#/body"}, "children": [], "label": "text", "orig": text, "text": text,
                    "prov": [{"page_no": 1, "bbox": {"l": 1, "t": 9, "r": 9, "b": 1, "coord_origin": "BOTTOMLEFT"}, "charspan": [0, 1]}]}
            (root / f"in/{number:06}.json").write_text(json.dumps({
                "schema_name": "DoclingDocument", "version": "1.0.0", "name": str(number), "texts": [item],
                "body": {"self_ref": "#/body", "children": [{"$ref": "#/texts/0"}], "name": "_root_", "label": "unspecified"},
                "pages": {"1": {"size": {"width": 10, "height": 10}, "page_no": 1}}}))
        store = str(root / "s.db")
        subprocess.run([folio, "ingest", str(root / "in"), "--store", store], check=True, capture_output=True)
        subprocess.run([folio, "export", "--store", store, "--format", "jsonl", "-o", str(root / "out")], check=True, capture_output=True)
        records = (json.loads(line) for part in sorted((root / "out").glob("*.jsonl")) for line in part.open())
        return {int(record["id"].split("#")[0]): record["text"] for record in records}


chance, bad = random.Random(20261126), False
for language in LANGUAGES:
    for kind, found in zip(("inside", "suspended"), cases(language)):
        sample = chance.sample(found, min(SAMPLE, len(found)))
        texts = exported([f"x {before[-300:]}{head}-\n{rest}{after[:300]}" for before, head, rest, after, _ in sample])
        plain = exported([f"x {before[-300:]}{whole}{after[:300]}" for before, _, _, after, whole in sample])
        wrong = collections.Counter(case[4] for number, case in enumerate(sample) if texts.get(number) != plain.get(number))
        count = sum(wrong.values())
        print(f"{language:6}{kind:10}{len(found):7} in the texts,{count:4} of {len(sample):4} wrong {wrong.most_common(4)}")
        limit = MOST_WRONG_INSIDE if kind == "inside" else MOST_WRONG_SUSPENDED
        bad |= len(sample) >= 100 and count > limit * len(sample)
sys.exit(bad)
