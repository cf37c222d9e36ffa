"""Measures identifiers of languages on pieces of LibreOffice's translations; see tools/benchmarks/languages."""

import collections
import gettext
import html
import json
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import time

FOLIO, FOLDER, SAMPLES = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
HELP = FOLDER / "texts/usr/share/libreoffice/help"
MESSAGES = FOLDER / "texts/usr/lib/libreoffice/program/resource"
SIZES = (50, 200, 1000)
#: Folders whose name is not the code of the language, or that are left out.
CODES = {"en-US": "en", "nb": "no", "zh-CN": "zh", "zh-TW": "zh", "pa-IN": "pa"}
LEFT_OUT = {"ca-valencia", "sr-latin", "common"}
#: What other identifiers call the same.
SAME = {"zh-cn": "zh", "zh-tw": "zh", "nb": "no", "nn": "no"}
LATIN = "af ca cs cy da de en es et fi fr hr hu id it lt lv no nl pl pt ro sk sl sv tr vi".split()


def clean(text):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", "", text))).strip()


def help_texts(folder):
    files = sorted(folder.glob("text/**/*.html"))
    random.Random(1).shuffle(files)
    for file in files[:700]:
        page = file.read_text(encoding="utf-8", errors="replace")
        for found in re.findall(r'<p [^>]*class="(?:paragraph|listitem)"[^>]*>(.*?)</p>', page, re.S):
            yield clean(found)


def messages(folder):
    for file in sorted(folder.glob("LC_MESSAGES/*.mo")):
        with open(file, "rb") as opened:
            catalog = gettext.GNUTranslations(opened)._catalog
        for key, value in catalog.items():
            if isinstance(key, str) and isinstance(value, str) and key:
                text = clean(value.replace("~", ""))
                if text != clean(key.split("\x04")[-1].replace("~", "")):
                    yield text


def is_wanted(text, code, english):
    """Whether it is long enough, and not left in English."""
    if code == "en":
        return len(text) >= 40
    letters = [letter for letter in text if letter.isalpha()]
    foreign = code in LATIN or 2 * sum(letter.isascii() for letter in letters) < len(letters)
    return foreign and text not in english and len(text) >= (15 if code in ("zh", "ja", "ko") else 40)


def texts():
    """Texts by folder, each once."""
    english = set(help_texts(HELP / "en-US"))
    found = {}
    for root, read in ((HELP, help_texts), (MESSAGES, messages)):
        for folder in sorted(root.iterdir()):
            name = folder.name.replace("_", "-").replace("@", "-")
            if name in LEFT_OUT or name in found or root == HELP and not (folder / "text").is_dir():
                continue
            code = CODES.get(name, name)
            found[name] = [text for text in dict.fromkeys(read(folder)) if is_wanted(text, code, english)]
    return found


def pieces(texts, size):
    texts = texts[:]
    random.Random(7).shuffle(texts)
    whole = " ".join(texts)
    return [whole[start : start + size] for start in range(0, len(whole) - size + 1, size)][:SAMPLES]


def folio(samples):
    """The languages of the pages of a store, and the time of the ingest."""
    results = FOLDER / "results"
    for (name, size), found in samples.items():
        folder = results / f"{name}-{size}"
        folder.mkdir(parents=True)
        content = [{"type": "text", "text": text, "page_idx": page} for page, text in enumerate(found)]
        (folder / f"{name}-{size}_content_list.json").write_text(json.dumps(content), encoding="utf-8")
    store = FOLDER / "languages.db"
    begin = time.monotonic()
    subprocess.run([FOLIO, "ingest", "--store", store, results], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    took = time.monotonic() - begin
    answers = collections.defaultdict(dict)
    rows = sqlite3.connect(store).execute(
        "SELECT key, page_index, pages.detected_language FROM documents JOIN parses ON document_id = documents.id "
        "JOIN pages ON parse_id = parses.id"
    )
    for key, page, language in rows:
        name, _, size = key.split("/")[-1].removesuffix("_content_list").rpartition("-")
        answers[name, int(size)][page] = language
    return {
        sample: [answers[sample].get(page) for page in range(len(found))] for sample, found in samples.items()
    }, took


def others():
    """Other identifiers, each as a function of a text."""
    import langdetect
    import lingua
    import py3langid

    def detect(text):
        try:
            return langdetect.detect(text)
        except langdetect.LangDetectException:
            return None

    langdetect.DetectorFactory.seed = 0
    detector = lingua.LanguageDetectorBuilder.from_all_languages().with_preloaded_language_models().build()

    def ask(text):
        found = detector.detect_language_of(text)
        return found and found.iso_code_639_1.name.lower()

    return {"langdetect": detect, "py3langid": lambda text: py3langid.classify(text)[0], "lingua": ask}


def share(right, answers):
    return 100 * sum(SAME.get(answer, answer) == right for answer in answers) / max(len(answers), 1)


def main():
    found = texts()
    samples = {(name, size): pieces(found[name], size) for name in sorted(found) for size in SIZES}
    samples = {sample: texts for sample, texts in samples.items() if texts}
    answers, times = {}, {}
    answers["folio"], _ = folio(samples)
    for name, ask in others().items():
        begin = time.process_time()
        answers[name] = {sample: [ask(text) for text in texts] for sample, texts in samples.items()}
        times[name] = time.process_time() - begin
    names = sorted({name for name, _ in samples}, key=lambda name: (CODES.get(name, name), name))
    print("| | folio, 50 | 200 | 1,000 | wrong at 50, 200 | langdetect, 50 | 200 | py3langid, 50 | 200 | lingua, 50 | 200 |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    sums = collections.defaultdict(list)
    for name in names:
        right = CODES.get(name, name)
        cells = []
        for identifier in answers:
            for size in SIZES if identifier == "folio" else SIZES[:2]:
                value = share(right, answers[identifier].get((name, size), []))
                sums[identifier, size].append(value)
                cells.append(f"{value:.1f}")
        wrong = []
        for size in SIZES[:2]:
            given = answers["folio"].get((name, size), [])
            value = 100 * sum(answer not in (None, right) for answer in given) / max(len(given), 1)
            sums["wrong", size].append(value)
            wrong.append(f"{value:.1f}")
        cells.insert(3, ", ".join(wrong))
        print(f"| {name} | " + " | ".join(cells) + " |")
    mean = {key: f"{sum(values) / len(values):.1f}" for key, values in sums.items()}
    cells = [mean["folio", size] for size in SIZES] + [f"{mean['wrong', 50]}, {mean['wrong', 200]}"]
    cells += [mean[identifier, size] for identifier in times for size in SIZES[:2]]
    print("| **mean** | " + " | ".join(cells) + " |")
    for identifier in answers:
        values = [share(CODES.get(name, name), answers[identifier].get((name, 1000), [])) for name in names]
        print(f"at 1,000 characters: {identifier} {sum(values) / len(values):.2f}", file=sys.stderr)
    count = sum(len(texts) for texts in samples.values())
    for identifier, seconds in times.items():
        print(f"{identifier}: {1e6 * seconds / count:.0f} µs of processor time a text", file=sys.stderr)
    print(f"{count} texts of {len(names)} translations", file=sys.stderr)


main()
