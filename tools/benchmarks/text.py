"""Character errors of exports against ground truth; see tools/benchmarks/text."""

import argparse
import html
import json
import pathlib
import re
import shlex
import subprocess
import unicodedata

from markdown_it import MarkdownIt
from rapidfuzz.distance import Levenshtein

STEPS = [
    "as sent=--no-normalize --code labels",
    "normalized=--code labels",
    "code by fonts=",
    "no escapes=--escape none",
    "all escapes=--escape full",
]
ARCHIVES = ["docling", "unstructured", "engines-on-200-pages"]

parser = argparse.ArgumentParser()
parser.add_argument("folio")
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("corpus", nargs="?", type=pathlib.Path, default=pathlib.Path("../shared/corpus"))
parser.add_argument("--options", action="append", metavar="NAME=EXPORT OPTIONS")
arguments = parser.parse_args()
columns = [text.split("=", 1) for text in arguments.options or STEPS]


def unpacked(name):
    """The folder of an archive."""
    if (arguments.corpus / name).is_dir():
        return arguments.corpus / name
    target = arguments.folder / name
    target.mkdir()
    subprocess.run(["tar", "xf", arguments.corpus / f"{name}.tar.xz", "-C", target], check=True)
    return target


def folio(*words):
    done = subprocess.run([arguments.folio, *map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    # 1 says that some inputs were no results, as the archives' licences are none.
    if done.returncode > 1:
        raise SystemExit(done.stderr)


def exported(store, options):
    """The exported text of each document."""
    out = arguments.folder / f"{store.stem}-export"
    folio("export", "--store", store, "--format", "jsonl", "--unit", "document", "--overwrite", "-o", out, *shlex.split(options))
    texts = {}
    for path in out.glob("*.jsonl"):
        for line in path.open():
            record = json.loads(line)
            texts[record["id"]] = record["text"]
    return texts


markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def plain(text):
    """What markdown says, without its marks and white space."""
    pieces = []
    for token in markdown.parse(text):
        for inner in token.children or [token]:
            if inner.type in ("html_block", "html_inline"):
                content = re.sub(r"<!--.*?-->|<[^>]*>", " ", inner.content, flags=re.S)
                pieces.append(html.unescape(content))
            elif inner.type == "image":
                continue
            elif inner.content:
                pieces.append(inner.content)
    # The marks of formulas are emphasis to a reader of markdown, or not, as spaces fall.
    return shortened(re.sub(r"[\s$*_\\]+", "", "".join(pieces)))


def raw(text):
    """The markdown itself, without white space."""
    return shortened(re.sub(r"\s+", "", text))


def shortened(text):
    """Rows of dots as one, since no truth means their number."""
    return re.sub(r"[.…·]{3,}|…", "…", text)


def folded(text):
    """Without ligatures and characters that are not seen, which parsers' own markdown has as their text has."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf")


def measure(name, truth, store, fold=lambda text: text):
    """Prints a row: the error of each column, of the text and of the markdown."""
    rows = []
    for _, options in columns:
        texts = {key: fold(text) for key, text in exported(store, options).items() if key in truth}
        keys = [key for key in truth if key in texts]
        known = {key: fold(truth[key]) for key in keys}
        errors = []
        for form in (plain, raw):
            distance = sum(Levenshtein.distance(form(texts[key]), form(known[key])) for key in keys)
            errors.append(distance / max(sum(len(form(known[key])) for key in keys), 1))
        rows.append(f"{100 * errors[0]:.3f} / {100 * errors[1]:.3f}")
    print(f"| {name} | {len(keys)} | " + " | ".join(rows) + " |", flush=True)


print("Character errors, % of the truth's characters: of the text / of the markdown\n")
print("| truth and parser | documents | " + " | ".join(name for name, _ in columns) + " |")
print("|---|---:|" + "---:|" * len(columns))
bench = next(unpacked(ARCHIVES[2]).rglob("ground-truth")).parent
truth = {path.stem: path.read_text() for path in (bench / "ground-truth/markdown").glob("*.md")}
for engine in sorted(path for path in (bench / "prediction").iterdir() if (path / "markdown").is_dir()):
    store = arguments.folder / f"{engine.name}.db"
    folio("ingest", "--store", store, "--provider", "markdown", engine / "markdown")
    measure(f"ground truth, {engine.name}", truth, store)

root = unpacked(ARCHIVES[0])
store = arguments.folder / "docling.db"
folio("ingest", "--store", store, root)
own = {}
for path in root.rglob("*.md"):
    if path.with_suffix(".json").exists():
        own[str(path.relative_to(root).with_suffix(""))] = path.read_text()
measure("docling's own markdown", own, store, folded)

root = unpacked(ARCHIVES[1])
store = arguments.folder / "unstructured.db"
folio("ingest", "--store", store, root)
folders = next(root.rglob("expected-structured-output-markdown"))
results = folders.with_name("expected-structured-output")
own = {}
for path in folders.rglob("*.md"):
    if (results / path.relative_to(folders).with_suffix(".json")).exists():
        own[str((results / path.relative_to(folders)).relative_to(root).with_suffix(""))] = path.read_text()
measure("unstructured's own markdown", own, store, folded)
