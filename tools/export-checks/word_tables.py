"""Writes the tables of spaCy's English tokenizer and datatrove's filters for Swift: word_tables.py FILE.swift."""
import re
import sys
import unicodedata

import spacy
from datatrove.utils.text import PUNCTUATION_SET, TERMINAL_PUNCTUATION
from spacy.attrs import ORTH
from spacy.lang.char_classes import (
    ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, ICONS, LIST_CURRENCY, LIST_PUNCT, LIST_UNITS)
from spacy.pipeline import Sentencizer

tokenizer = spacy.blank("en").tokenizer
# The bits of EnglishCharacters.
classes = [re.compile(f"[{c}]") for c in (ALPHA_LOWER, ALPHA_UPPER, ALPHA, ICONS, CONCAT_QUOTES)]
classes.append(re.compile("|".join(p for p in LIST_PUNCT if len(p.replace("\\", "")) == 1)))

ranges = []
for point in range(0x110000):
    if 0xD800 <= point < 0xE000:
        continue
    bits = sum(1 << i for i, c in enumerate(classes) if c.match(chr(point)))
    if not bits:
        continue
    if ranges and ranges[-1][1] + 1 == point and ranges[-1][2] == bits:
        ranges[-1][1] = point
    else:
        ranges.append([point, point, bits])

rules = []
for text, pieces in sorted(tokenizer.rules.items()):
    if text.strip() == "":
        continue
    lengths = [len(piece[ORTH]) for piece in pieces]
    special = tokenizer.find_prefix(text) or list(tokenizer.find_infix(text) or []) or tokenizer.find_suffix(text)
    cut = []
    if special:
        # What the affixes alone make of it.
        plain = spacy.blank("en").tokenizer
        plain.rules = {}
        cut = [len(token) for token in plain(text)]
    rules.append((text, lengths, cut))


def literal(name, comment, lines):
    body = "\n".join("        " + line for line in lines)
    return f'    /// {comment}\n    static let {name} = #"""\n{body}\n        """#\n'


lines = []
for first, last, bits in ranges:
    lines.append(f"{first:X} {last - first:X} {bits:X}")
packed = ["; ".join(lines[i:i + 10]) for i in range(0, len(lines), 10)]
words = ["\t".join([text, " ".join(map(str, a)), " ".join(map(str, b))]) for text, a, b in rules]
with open(sys.argv[1], "w") as file:
    file.write(
        f"// Written by tools/export-checks/word_tables.py from spaCy {spacy.__version__}, which is\n"
        "// Copyright (C) 2016-2024 ExplosionAI GmbH and others, under the MIT license, and datatrove (Apache 2.0). Do not edit. Tables, one after the other: data, with no halves.\n"
        "// swift-format-ignore-file\n\n"
        "/// The tables of spaCy's English tokenizer.\nenum EnglishWordData {\n")
    file.write(literal("characters", "First code point, how many follow it, and bits, in hexadecimal.", packed))
    file.write("\n")
    file.write(literal(
        "exceptions", "Words, the lengths of their pieces, and of those that the rules alone would make of them.", words))
    for name, comment, values in [
        ("units", "What stands behind a number.", LIST_UNITS),
        ("currencies", "What stands before a number, or behind.", [c.replace("\\", "") for c in LIST_CURRENCY]),
        ("sentenceEnds", "What ends a sentence for spaCy.", Sentencizer.default_punct_chars),
        ("lineEnds", "What ends a line for FineWeb.", sorted(TERMINAL_PUNCTUATION)),
        ("symbols", "What is no part of a word for Gopher, beside control characters.",
         sorted(c for c in PUNCTUATION_SET if unicodedata.category(c) != "Cc")),
    ]:
        file.write("\n")
        file.write(literal(name, comment, [" ".join(values[i:i + 30]) for i in range(0, len(values), 30)]))
    file.write("}\n")
print(len(ranges), len(rules))
