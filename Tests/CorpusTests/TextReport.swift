import Ingestion
import Storage
import DocumentModel
import Providers
import TestSupport
import Testing

/// Letters and digits of everything that a corpus sent, against what its store holds.
struct TextReport {
    private(set) var documents = 0
    private(set) var pages = 0
    private(set) var characters = 0
    private(set) var differing = 0
    /// Of the pages that differ, with the key of their document.
    private(set) var differences: [(key: String, difference: TextComparison.Difference)] = []

    init(_ corpus: IngestedCorpus) throws {
        try corpus.forEachParse { parse in
            let reader = try #require(SentTextReaders.all[parse.provider])
            let blocks = parse.pages.map { ($0.index, $0.blocks.map(\.block)) }
            let comparison = TextComparison(
                reader, files: parse.files, pages: Dictionary(uniqueKeysWithValues: blocks))
            documents += 1
            pages += parse.pages.count
            characters += comparison.characters
            differing += comparison.differing
            differences += comparison.differences.map { (parse.key, $0) }
        }
        show(corpus.name)
    }

    private func show(_ name: String) {
        let share = Double(differing) / Double(max(characters, 1)) * 100
        print("archive | documents | pages | characters sent | differing | share | differing pages")
        print(
            "\(name) | \(documents) | \(pages) | \(characters) | \(differing) | \(share.formatted(digits: 4)) % | "
                + "\(differences.count)")
        for (key, difference) in differences { print("  \(key) \(difference)") }
    }
}

extension Double {
    /// The number with so many digits after the point.
    func formatted(digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        return "\((self * scale).rounded() / scale)"
    }
}
