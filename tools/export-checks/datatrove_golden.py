"""Writes the golden files of Tests/Fixtures/datatrove from datatrove itself: datatrove_golden.py FOLDER."""
import json
import sys
from pathlib import Path

import scores  # The filters and numbers that tools/check-export compares with.
from datatrove.utils.text import simplify_text
from datatrove.utils.word_tokenizers import load_word_tokenizer

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

words = [
    "", "Hello, world!", "don't can't won't I'm it's they're we'll", "cant wont im id ill its", "U.S.A. and U.S. e.g. i.e.",
    "Mr. Smith's dogs' bones", "$5.00 US$7 5$ 10% 20km 3 km² 5µm 10am 7p.m. 12a.m.", "well-known state-of-the-art 3-4 a--b a---b",
    "a/b a/2 2/a http://x", "https://example.org/a(b)?q=1#f, see www.foo.com. user@host.de mailto:a.b@c.org", "192.168.1.1 8.8.8.8 1.2.3",
    "wait... what.. …… … ……… end.", "(see :) and ;-) :-( foo:)", "\u201cquoted\u201d \u2018single\u2019 ''double'' `code`", "x=1 y=x+1 a<b b>c a=b",
    "lower.Upper foo.bar foo.sty README.md.", "A.B. AB. aB. 5. 5°C. 5°F. %.", "\\begin{foo} $x^2$ $$y_1$$ \\frac{a}{b}", "# Title\n\n- item\n* other",
    "| a | b |\n|---|---|\n| 1,000 | 2.5 |", "C++ C# F# .NET node.js @user #tag", "1,2 a,b a, b 1-2-3 2020-01-01 12:30 a:b", "!!! ??? ?! ---", "\u6c34\u4f4d\u89c2\u6d4b\u3002\u7b2c3\u9875\uff0c5km",
    "caf\u00e9's na\u00efve-ish \u00c5ngstr\u00f6m.", "\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440! 5\u043a\u043c", "\U0001F642smile\U0001F642 \u00a9 2024\u2122", "o'clock O'Reilly rock'n'roll 'tis 'em y'all ma'am",
    "gonna gotta lemme cannot Dont", "a\u00a0b\u2003c\u3000d\u200be", "...and.so.On 'a.B' \u201ca\u201d.B", "vs. etc. Inc. Ph.D. a.m. p.m. No.", "x's x'S x\u2019s 's", "+5 +a a+b 5+ 5+6 5*6 5^-6",
    "\u00a75 \u2014dash\u2014 \u2013en\u2013 a\u2014b a\u2013b 1\u20132", "~a a~b a~", "<br> </td> &amp; <a href=\"x\">", "[1] [12]. (1,2) {x} f(x) a[0] foo()", "10m/s 5kg/m 7MB/s 3K 4K. 5T",
    "@home a@b a@b.c a@b.co http://a.b/c http://localhost:80", "ftp://user:pass@host.org:21/x?y#z", "xn--a.com foo_bar.com _x.com a-.com -a.com 1.com", "test.COM test.coM example.c",
    "10.0.0.1 127.0.0.1 172.16.0.1 172.15.0.1 224.1.1.1 1.2.3.255 1.256.3.4 01.2.3.4", "(o: :p xD 8D <3 -_- (^_^) \\o/ o_O", "I've You'd've Whatre", "-- --- ---- a-b- -a", "x\ty\r\nz", "a.b.c. d..e", "\u2026a b\u2026",
    "'", "''", "\"", "''a''", "(((a)))", "a)))).", "%5 5% 5%.", "=a a= ==", "1st 2nd 3rd 21st.", "5in 5ft. 6lb 7oz, 8t", "M K T 5M 6K.", "w/o w/ c/o a/c", "#1 #2, No.5",
]
tokenizer = load_word_tokenizer("en")
(folder / "words.json").write_text(json.dumps(
    [{"text": text, "words": tokenizer.word_tokenize(text)} for text in words], ensure_ascii=True, indent=0) + "\n")

prose = (
    "The gauge stands at the bridge and is read every morning. Readings have been kept with care since 1910, "
    "and they are the oldest of the river. In a flood the observer reads it every hour. ")
pages = [
    prose * 1, prose + "It was moved in 1952, and the curve was drawn again to match the new place of the zero point. Why?",
    prose * 3, "\n".join(f"- item number {i} of the list" for i in range(40)), "# " * 30 + prose, "... " * 20 + prose,
    "\n".join(["line that ends…", "and another line ...", "a third line that goes on"] * 12), "12 34 56 78 90 | " * 30,
    "Lorem ipsum dolor sit amet.\n" + prose, prose + "\nWe use cookies on this page.\nPlease turn on JavaScript now.",
    prose.replace(". ", " [12].\n") + "See [edit] and [citation needed] here \"quoted\"", "f(x) = {x} is a set.\n" + prose,
    "\n\n".join(["A paragraph that is the same.", "Another one that is not."] * 8), "one two three four five six seven " * 12,
    "a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g " + prose, "\n\n\n" + prose + "\n\n\n\n" + prose + "\n", "short", "don't can't I'm " * 20,
    "| a | b |\n|---|---|\n" + "| 1,000 | 2.5 |\n" * 20, "Straße naïve café — “quoted”… " * 10, "word " * 60 + "x" * 1200,
    "First one.  ! Second?! (Third.) \"Fourth.\" Fifth... sixth. " * 3,
]
golden = []
for text in pages:
    reasons = {}
    for name, one in scores.filters.items():
        verdict = one.filter(scores.Document(text=text, id="x"))
        reasons[name] = "" if verdict is True else verdict[1]
    golden.append({"text": text, "reasons": reasons, "numbers": {k: float(v) for k, v in scores.numbers(text)}})
(folder / "scores.json").write_text(json.dumps(golden, ensure_ascii=True, indent=0) + "\n")
