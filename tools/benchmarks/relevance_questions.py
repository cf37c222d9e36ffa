"""Questions made from real text by chance: nothing is picked by hand, and the seed decides."""
import re

HAN = "\u4e00-\u9fff"
# What stands around the words in questions as people type them.
ENGLISH_FRAMES = (
    "what is {}", "how do I {}", "how can {}", "why does {}", "where is {} described", "what happens with {}",
    "is it possible that {}", "when should I {}", "which {}", "tell me about {}", "does the {} work for me", "{}")
HEADING_FRAMES = ("what is {}", "how does {} work", "tell me about {}", "what are the {}", "how do I use {}", "why {}", "{}")
CHINESE_FRAMES = ("什么是{}", "{}是什么", "如何{}", "请问{}", "怎样才能{}", "{}有哪些", "为什么{}", "{}怎么办", "{}")
FILLERS = ("the", "a", "of", "in", "to", "for", "is", "with", "and")
FUNCTION_WORDS = frozenset(
    "a about an and any are as at be been but by can could did do does for from had has have how i if in into is it its may me "
    "more most must my no not of on one only or other our out she should so some such than that the their them then there these "
    "they this those to up use used using was we were what when where which while who will with would you your".split())


def inflected(word, generator):
    """The word with an ending taken away or put on, as another form of it would have; some are wrong, as typed words are."""
    for ending, others in (("ies", ("y",)), ("ing", ("", "e", "ed")), ("ed", ("", "e", "ing")), ("s", ("",))):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[:-len(ending)] + generator.choice(others)
    if word.endswith("e"):
        return word[:-1] + generator.choice(("es", "ed", "ing"))
    return word + generator.choice(("s", "ed", "ing"))


def of_sentence(text, generator):
    """A question of a sentence's words, in their order: some dropped, one in five inflected, function words put in."""
    sentences = [sentence for sentence in re.split(r"(?<=[.!?;:])\s+", text) if 8 <= len(sentence.split()) <= 40]
    if not sentences:
        return None
    words = re.findall(r"[A-Za-z]{3,}", generator.choice(sentences).lower())
    words = [word for word in words if word not in FUNCTION_WORDS]
    if len(words) < 4:
        return None
    first = generator.randint(0, max(0, len(words) - 9))
    kept = [word for word in words[first:first + 9] if generator.random() < 0.7]
    if len(kept) < 3:
        return None
    typed = []
    for word in kept:
        if generator.random() < 0.35:
            typed.append(generator.choice(FILLERS))
        typed.append(inflected(word, generator) if generator.random() < 0.2 else word)
    return generator.choice(ENGLISH_FRAMES).format(" ".join(typed)) + generator.choice(("", "?"))


def of_heading(text, generator):
    return generator.choice(HEADING_FRAMES).format(text.strip(" .:")) + "?"


def of_chinese(text, generator):
    """A question of a clause of 8 to 24 characters, up to three in a row dropped."""
    clauses = re.findall(f"[{HAN}]{{8,24}}", text)
    if not clauses:
        return None
    clause = generator.choice(clauses)
    gap = generator.randint(2, len(clause) - 4)
    clause = clause[:gap] + clause[gap + generator.randint(0, 3):]
    if generator.random() < 0.3:
        cut = generator.randint(2, len(clause) - 2)
        clause = clause[:cut] + generator.choice(("的", " ", "，")) + clause[cut:]
    return generator.choice(CHINESE_FRAMES).format(clause) + generator.choice(("", "？"))
