internal import TextAnalysis

/// A line that numbers what a page is about, not the page: `Question 3`, `Exercise 12:`, `例题 4`, `第 3 题`.
///
/// Slides and exam papers have one on each page, so that its number runs along with the pages as a header's does. Numbering
/// alone is no furniture: the body below belongs to the line. A page's number with the title of a chapter (`Results 45`), the
/// name of a journal (`Nature 12`) or a word for a page (`Page 3`, `Sheet 4`) does not name what is below it, and goes.
enum NumberedTitle {
    static func matches(_ text: Substring) -> Bool {
        // Asked of every line at an edge; most are long, or have no number.
        guard text.utf8.count <= 60, let byte = text.utf8.first, byte.isLetter || byte >= 0x80,
            text.utf8.contains(where: { $0.isDigit || $0 >= 0xE3 })
        else { return false }
        let words = text.lowercased().split { $0.isWhitespace || "#.:()".contains($0) }
        guard (1...4).contains(words.count), let first = words.first else { return false }
        if let word = chinese.first(where: { first.hasPrefix($0) || text.hasSuffix($0) }) {
            return text.contains(where: \.isNumber) && text.count <= word.count + 6
        }
        guard titles.contains(String(first)) else { return false }
        return words.dropFirst().first.map { $0.first?.isNumber == true } ?? false
    }

    private static let chinese = ["题", "例题", "习题", "例", "問", "问题", "問題", "练习", "課題"]

    private static let titles: Set<String> = [
        "question", "questions", "problem", "exercise", "example", "task", "quiz", "case", "step", "lesson",
        "unit", "part",
        "activity", "experiment", "theorem", "slide", "aufgabe", "übung", "frage", "beispiel", "exercice",
        "exemple", "étape",
        "ejercicio", "pregunta", "problema", "ejemplo", "questão", "exercício", "domanda", "esercizio",
        "vraag", "opgave",
        "вопрос", "задача", "упражнение", "zadanie", "pytanie",
    ]
}
