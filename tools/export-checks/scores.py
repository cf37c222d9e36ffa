"""Compares the scores of an export with what datatrove computes for the same texts: scores.py FOLDER …"""
import json
import re
import sys
from pathlib import Path

import numpy as np
from datatrove.data import Document
from datatrove.pipeline.filters import C4QualityFilter, FineWebQualityFilter, GopherQualityFilter, GopherRepetitionFilter
from datatrove.pipeline.filters import gopher_repetition_filter as repetition
from datatrove.utils.text import PUNCTUATION_SET, TERMINAL_PUNCTUATION, split_into_words
from loguru import logger

logger.remove()
filters = {
    "gopher_quality": GopherQualityFilter(), "gopher_repetition": GopherRepetitionFilter(),
    "fineweb": FineWebQualityFilter(), "c4": C4QualityFilter(),
}
STOPS = {"the", "be", "to", "of", "and", "that", "have", "with"}


def numbers(text):
    """The numbers that datatrove's filters compare with their limits."""
    words = split_into_words(text)
    n = max(len(words), 1)
    plain = [w for w in words if any(c not in PUNCTUATION_SET for c in w)]
    lines = text.splitlines()
    yield "words", len(words)
    yield "gopher_words", len(plain)
    yield "gopher_mean_word_length", np.mean([len(w) for w in plain]) if plain else 0
    yield "gopher_hash_ratio", text.count("#") / n
    yield "gopher_ellipsis_ratio", (text.count("...") + text.count("…")) / n
    yield "gopher_bullet_lines", sum(s.lstrip().startswith(("•", "-")) for s in lines) / len(lines)
    yield "gopher_ellipsis_lines", sum(s.rstrip().endswith(("...", "…")) for s in lines) / len(lines)
    yield "gopher_alpha_words", sum(any(c.isalpha() for c in w) for w in words) / n
    yield "gopher_stop_words", len(STOPS & set(words))
    parts = re.split(r"\n{2,}", text.strip())
    count, chars = repetition.find_duplicates(parts)
    yield "gopher_duplicate_paragraphs", count / len(parts)
    yield "gopher_duplicate_paragraph_chars", chars / len(text)
    parts = re.split("\n+", text)
    count, chars = repetition.find_duplicates(parts)
    yield "gopher_duplicate_lines", count / len(parts)
    yield "gopher_duplicate_line_chars", chars / len(text)
    for length in (2, 3, 4):
        grams = repetition.get_n_grams(words, length)
        yield f"gopher_top_{length}_gram", repetition.find_top_duplicate(grams) / len(text) if grams else 0
    for length in range(5, 11):
        yield f"gopher_duplicate_{length}_grams", repetition.find_all_duplicate(words, length) / len(text)
    parts = [line for line in text.split("\n") if line.strip() != ""]
    yield "fineweb_line_punctuation", sum(p.endswith(tuple(TERMINAL_PUNCTUATION)) for p in parts) / len(parts)
    yield "fineweb_short_lines", sum(len(p) <= 30 for p in parts) / len(parts)
    yield "fineweb_duplicate_line_chars", repetition.find_duplicates(parts)[1] / len(text.replace("\n", ""))
    yield "fineweb_newlines_per_word", text.count("\n") / n



def main(folders):
    compared = kept = 0
    unspaced = {}
    for folder in folders:
        for file in sorted(Path(folder).rglob("*.jsonl")):
            for line in file.read_text().split("\n")[:-1]:
                row = json.loads(line)
                scores = row["metadata"]["scores"]
                if scores["rules"] != "english":
                    for name in filters:
                        unspaced.setdefault(name, []).append(scores[f"{name}_pass"])
                    continue
                for name, one in filters.items():
                    verdict = one.filter(Document(text=row["text"], id=row["id"]))
                    reason = "" if verdict is True else verdict[1]
                    assert reason == scores[f"{name}_reason"], (row["id"], name, reason, scores[f"{name}_reason"])
                    assert scores[f"{name}_pass"] == (reason == "")
                    kept += reason == ""
                for name, value in numbers(row["text"]):
                    assert abs(scores[name] - value) < 1e-6, (row["id"], name, value, scores[name])
                compared += 1
    assert compared
    print(f"check-export: the scores of {compared} records equal datatrove's; {kept} of {4 * compared} verdicts are to keep")
    for name, passes in unspaced.items():
        print(f"check-export: of {len(passes)} records in Chinese or Japanese {sum(passes):.0f} pass {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
