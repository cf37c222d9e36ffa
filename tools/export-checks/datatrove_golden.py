"""Writes the golden files of Tests/Fixtures/datatrove from datatrove itself: datatrove_golden.py FOLDER."""
import json
import sys
from pathlib import Path

from datatrove.utils.text import simplify_text

folder = Path(sys.argv[1])
texts = [
    "", " \n\t ", "The Quick brown fox!", "12.5 and 1,000.25 and 3.", "3.14.15", "a1b2", "٣٫٥ and ४२", "１２３ ＡＢＣ",
    "ΣΑΣ Σ ΟΔΥΣΣΕΥΣ.", "İstanbul DİYARBAKIR", "Straße ẞ", "café naïve Å Å e\u0301", "a \u0301 b", "水位观测１２页。第3頁",
    "ガギグ ｶﾞ パ", "한국어 문장입니다.", "x\u00a0y\u2003z\u3000w\u200bv", "tab\tand\x0bvt\x0cff\x85nel", "don't ‘quote’ “double” „low‟",
    "x² ½ Ⅷ ①", "a_b-c/d\\e|f", "€5 £6 ¥7 ¢8", "🙂👨‍👩‍👧 emoji", "ﬁne ﬂow", "\u1100\u1161\u11a8 각", "हिन्दी में", "ไทยน้ำ",
    "5⎖5 6⎗6 7⎘7", "1,2,3", "1.", ".5", "§ 12 – 13", "A\u030aB", "𝟙𝟚𝟛 𠀀𪜀", "ǅ Ǆ ǆ", "x\u0345y", "\u0390\u03b0",
]
(folder / "simplified.json").write_text(
    json.dumps([[text, simplify_text(text)] for text in texts], ensure_ascii=True, indent=0) + "\n")
