"""Measures MRR@10 and recall@10 of known items: relevance.py FOLIO TOKENIZER FOLDER [--queries N] [--documents N] [--seed N]."""
import argparse
import html
import itertools
import json
import pathlib
import random
import re
import sqlite3
import subprocess
import sys

import relevance_questions
from tantivy_module import tantivy_module

HAN = "\u4e00-\u9fff"
CORPUS = pathlib.Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "texlive-opendataloader.tar.xz"
DEFAULT_WEIGHTS = (6.0, 1.0, 1.0, 1.0, 1.5, 0.2)

parser = argparse.ArgumentParser()
parser.add_argument("folio")
parser.add_argument("tokenizer")
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("--queries", type=int, default=400, help="queries of each kind and language")
parser.add_argument("--documents", type=int, default=120, help="English manuals")
parser.add_argument("--store", help="measure this store of English text instead of the corpus")
parser.add_argument("--only-questions", action="store_true", help="neither headings nor phrases")
parser.add_argument("--seed", type=int, default=20261121, help="what chance decides by")
parser.add_argument("--without-tantivy", action="store_true", help="do not ask Tantivy the questions")
options = parser.parse_args()
tantivy = None if options.without_tantivy else tantivy_module(str(options.folder))


def run(*arguments):
    return subprocess.run([options.folio, *arguments], check=False, capture_output=True, text=True)


def english():
    """A sample of the manuals, evenly over their names."""
    if not CORPUS.exists():
        return None
    folder = options.folder / "english"
    folder.mkdir()
    names = subprocess.run(["tar", "-tf", CORPUS], check=True, capture_output=True, text=True).stdout.split("\n")
    names = sorted(name for name in names if name.endswith(".json"))
    step = max(1, len(names) // options.documents)
    (options.folder / "names").write_text("\n".join(names[::step]))
    subprocess.run(["tar", "-xf", CORPUS, "-C", folder, "-T", options.folder / "names"], check=True)
    return folder


def chinese():
    """The help pages of LibreOffice, ten to a document, as OpenDataLoader would give their headings and paragraphs."""
    unpacked = options.folder / "packages"
    unpacked.mkdir()
    try:
        subprocess.run(
            ["apt-get", "download", "libreoffice-help-zh-cn"], cwd=unpacked, check=True, capture_output=True)
        for package in unpacked.glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", package, unpacked], check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    folder = options.folder / "chinese"
    folder.mkdir()
    pages = []
    for path in sorted(unpacked.rglob("zh-CN/text/**/*.html")):
        body = re.search(r'(?s)<div id="DisplayArea">(.*?)</main>|<body.*', path.read_text("utf-8", "replace")).group(0)
        blocks = []
        for tag, text in re.findall(r"(?s)<(h[1-6]|p)\b[^>]*>(.*?)</\1>", body):
            text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text))).strip()
            if text:
                blocks.append(("heading" if tag[0] == "h" else "paragraph", text))
        if blocks:
            pages.append(blocks)
    for start in range(0, len(pages), 10):
        kids = [
            {"type": kind, "id": 1, "page number": number + 1, "bounding box": [50, 700 - place, 500, 710 - place],
             "heading level": 1, "font": "F", "font size": 10, "text color": "[0.0]", "content": text}
            for number, blocks in enumerate(pages[start:start + 10]) for place, (kind, text) in enumerate(blocks)]
        result = {"file name": f"{start}.pdf", "number of pages": min(10, len(pages) - start), "author": None,
                  "title": None, "creation date": None, "modification date": None, "kids": kids}
        (folder / f"{start:05}.json").write_text(json.dumps(result, ensure_ascii=False))
    return folder


class Collection:
    """One language's pages in Folio, in FTS5 with unicode61 and in FTS5 with trigram."""

    def __init__(self, language, folder):
        self.language = language
        self.store = options.store or str(options.folder / f"{language}.db")
        outcome = run("search", "--store", self.store, "a") if options.store else run("ingest", "--store", self.store, str(folder))
        self.database = sqlite3.connect(self.store)
        if options.tokenizer:
            self.database.enable_load_extension(True)
            self.database.load_extension(options.tokenizer)
        self.blocks = self.database.execute("""
            SELECT page_id, type, text FROM blocks JOIN pages ON pages.id = page_id JOIN parses ON parses.id = parse_id
            WHERE is_preferred AND text <> '' AND type NOT IN ('page_header', 'page_footer', 'page_number', 'aside')
            ORDER BY page_id, ordinal""").fetchall()
        if not self.blocks:
            sys.exit("relevance: nothing was ingested\n" + outcome.stderr)
        self.pages = {
            (key, index): page for page, key, index in self.database.execute("""
                SELECT pages.id, key, page_index FROM pages JOIN parses ON parses.id = parse_id
                JOIN documents ON documents.id = document_id""")}
        self.plain = sqlite3.connect(":memory:")
        for name, tokenizer in (("unicode61", "unicode61"), ("porter", "porter unicode61"), ("trigram", "trigram")):
            self.plain.execute(f"CREATE VIRTUAL TABLE {name} USING fts5 (text, tokenize = '{tokenizer}')")
            for page, blocks in itertools.groupby(self.blocks, lambda block: block[0]):
                text = "\n\n".join(block[2] for block in blocks)
                self.plain.execute(f"INSERT INTO {name} (rowid, text) VALUES (?, ?)", (page, text))
        if tantivy:
            builder = tantivy.SchemaBuilder()
            builder.add_text_field("text", stored=False)
            builder.add_integer_field("page", stored=True)
            self.schema = builder.build()
            self.index = tantivy.Index(self.schema)
            writer = self.index.writer()
            for page, blocks in itertools.groupby(self.blocks, lambda block: block[0]):
                writer.add_document(tantivy.Document(text="\n\n".join(block[2] for block in blocks), page=page))
            writer.commit()
            self.index.reload()

    def headings(self, generator):
        """Headings that are no other page's: of two to twelve words, or four and more Chinese characters."""
        seen, found = {}, []
        for page, kind, text in self.blocks:
            if kind in ("title", "heading"):
                seen.setdefault(text.lower(), set()).add(page)
                found.append((page, " ".join(text.split())))
        chosen = [(page, text) for page, text in found if len(seen.get(text.lower(), ())) == 1 and self.fits(text)]
        generator.shuffle(chosen)
        return chosen[:options.queries]

    def fits(self, text):
        if self.language == "Chinese":
            return len(re.findall(f"[{HAN}]", text)) >= 4
        return 2 <= len(re.findall(r"[A-Za-z]{2,}", text)) <= 12

    def phrases(self, generator):
        """Six words in a row less an inner one, or ten Chinese characters in a row less two inner ones."""
        chosen = []
        while len(chosen) < options.queries:
            page, kind, text = generator.choice(self.blocks)
            if self.language == "Chinese":
                runs = re.findall(f"[{HAN}]{{10,}}", text)
                if runs:
                    run = generator.choice(runs)
                    start, gap = generator.randint(0, len(run) - 10), generator.randint(2, 6)
                    chosen.append((page, run[start:start + gap] + " " + run[start + gap + 2:start + 10]))
            else:
                words = text.split()
                if len(words) >= 6:
                    start, gap = generator.randint(0, len(words) - 6), generator.randint(1, 4)
                    taken = words[start:start + 6]
                    del taken[gap]
                    if sum(bool(re.search("[A-Za-z]{2}", word)) for word in taken) >= 4:
                        chosen.append((page, " ".join(taken)))
        return chosen

    def questions(self, generator):
        """Half of headings, half of sentences (English); of clauses (Chinese)."""
        made = []
        if self.language == "English":
            for page, text in self.headings(generator)[:options.queries // 2]:
                made.append((page, relevance_questions.of_heading(text, generator)))
        make = relevance_questions.of_chinese if self.language == "Chinese" else relevance_questions.of_sentence
        while len(made) < options.queries:
            page, kind, text = generator.choice(self.blocks)
            question = make(text, generator)
            if question:
                made.append((page, question))
        generator.shuffle(made)
        return made

    def folio(self, query, *arguments):
        lines = run("search", "--store", self.store, "--format", "jsonl", *arguments, "--", query).stdout.splitlines()
        return [self.pages[hit["document"], hit["page_index"]] for hit in map(json.loads, lines)]

    def match(self, query):
        return json.loads(run("search", "--store", self.store, "--explain", "--json", "--", query).stdout)["match"]

    def weighted(self, match, weights):
        if match is None:
            return []
        rank = "bm25(" + ", ".join(map(str, weights)) + ")"
        rows = self.database.execute(
            "SELECT rowid FROM page_search WHERE page_search MATCH ? AND rank MATCH ? ORDER BY rank LIMIT 10", (match, rank))
        return [row[0] for row in rows]

    def in_tantivy(self, query):
        """Any of the words, by Tantivy's own tokenizer, BM25 and order."""
        words = set(re.findall(r"\w+", query.lower()))
        any_word = [(tantivy.Occur.Should, tantivy.Query.term_query(self.schema, "text", word)) for word in sorted(words)]
        if not any_word:
            return []
        searcher = self.index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(any_word), 10).hits
        return [searcher.doc(address)["page"][0] for _, address in hits]

    def built_in(self, name, query, joint=" "):
        words = re.findall(r"\w+", query) if name != "trigram" else [word for word in query.split() if len(word) >= 3]
        if name == "trigram" and joint != " ":
            # A run without spaces is asked for piece by piece, as a user of this tokenizer would have to.
            words = [word[at:at + 3] if re.search(f"[{HAN}]", word) else word for word in words
                     for at in range(len(word) - 2 if re.search(f"[{HAN}]", word) else 1)]
        if not words:
            return []
        match = joint.join('"' + word.replace('"', '""') + '"' for word in words)
        rows = self.plain.execute(f"SELECT rowid FROM {name} WHERE {name} MATCH ? ORDER BY rank LIMIT 10", (match,))
        return [row[0] for row in rows]


def score(ranks):
    """MRR@10 and recall@10 of places from 1, None for not found."""
    return (sum(1 / rank for rank in ranks if rank) / len(ranks), sum(rank is not None for rank in ranks) / len(ranks))


def place(page, found):
    return found.index(page) + 1 if page in found else None


def tuned(collection, queries):
    """The weights of heading and caption that serve these queries best; of equals the smallest."""
    best = None
    for heading, caption in itertools.product((1.0, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0), (0.5, 1.0, 1.5, 2.0)):
        weights = (heading, 1.0, 1.0, 1.0, caption, 0.2)
        ranks = [place(page, collection.weighted(match, weights)) for page, _, match in queries]
        if best is None or score(ranks)[0] > best[0]:
            best = score(ranks)[0], weights
    return best[1]


def main():
    generator = random.Random(options.seed)
    print(f"seed {options.seed}")
    rows, all_tuned = [], {}
    for language, make in (("English", english), ("Chinese", chinese))[:1 if options.store else 2]:
        folder = None if options.store else make()
        if folder is None and not options.store:
            print(f"relevance: no {language} text to be had here", file=sys.stderr)
            continue
        collection = Collection(language, folder)
        print(f"{language}: {len(set(block[0] for block in collection.blocks))} pages, {len(collection.blocks)} blocks")
        kinds = {} if options.only_questions else {"headings": collection.headings(generator), "phrases": collection.phrases(generator)}
        matched = {
            kind: [(page, query, collection.match(query)) for page, query in queries] for kind, queries in kinds.items()}
        if matched:
            weights = tuned(collection, [item for queries in matched.values() for item in queries[::2]])
            all_tuned[language] = weights
        for kind, queries in matched.items():
            held = queries[1::2]
            engines = {
                "Folio": lambda page, query, match: collection.folio(query),
                "Folio's index, weights tuned on the other half": lambda page, query, match: collection.weighted(match, weights),
                "FTS5 unicode61, bm25": lambda page, query, match: collection.built_in("unicode61", query),
                "FTS5 trigram, bm25": lambda page, query, match: collection.built_in("trigram", query),
            }
            for engine, find in engines.items():
                reciprocal, recall = score([place(item[0], find(*item)) for item in held])
                rows.append((language, kind, len(held), engine, reciprocal, recall))
        # As typed, so the words are joined by OR where an engine would ask for all.
        asked = collection.questions(generator)
        engines = {
            "Folio": lambda query: collection.folio(query),
            "Folio --all-words": lambda query: collection.folio(query, "--all-words"),
            "Folio --stem": lambda query: collection.folio(query, "--stem"),
            "FTS5 unicode61, OR, bm25": lambda query: collection.built_in("unicode61", query, " OR "),
            "FTS5 porter, OR, bm25": lambda query: collection.built_in("porter", query, " OR "),
            "FTS5 trigram, OR, bm25": lambda query: collection.built_in("trigram", query, " OR "),
        }
        if tantivy:
            engines["Tantivy, OR"] = collection.in_tantivy
        for engine, find in engines.items():
            found = [find(question) for _, question in asked]
            reciprocal, recall = score([place(page, pages) for (page, _), pages in zip(asked, found)])
            if engine == "Folio":
                print(f"{language}: {found.count([])} of {len(asked)} questions find nothing")
            rows.append((language, "questions", len(asked), engine, reciprocal, recall))
    print("\n| text | queries | n | engine | MRR@10 | recall@10 |\n|---|---|---|---|---|---|")
    for language, kind, count, engine, reciprocal, recall in rows:
        print(f"| {language} | {kind} | {count} | {engine} | {reciprocal:.3f} | {recall:.3f} |")
    for language, weights in all_tuned.items():
        print(f"\nTuned on the half not shown, {language}: heading {weights[0]}, caption {weights[4]} (Folio has {DEFAULT_WEIGHTS[0]}, {DEFAULT_WEIGHTS[4]}).")


main()
