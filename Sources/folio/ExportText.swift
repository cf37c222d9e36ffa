internal import Exports

/// What `folio export` prints for people: what was written and what was not, in one line.
struct ExportText {
    let line: String

    init(_ summary: ExportSummary, _ options: ExportOptions, output: String) {
        let documents = Counted(summary.documents, "document")
        let files = Counted(summary.files, "file")
        // Files of text are what the other formats make; a record is what a file of theirs holds.
        var parts = [
            options.format.isInShards
                ? "\(Counted(summary.records, "record")) of \(documents) written to \(files) in \(output)"
                : "\(files) of \(documents) written to \(output)"
        ]
        func add(_ count: Int, _ text: String) { if count > 0 { parts.append(text) } }
        let verb = summary.emptyPages == 1 ? "is" : "are"
        add(summary.emptyPages, "\(summary.emptyPages) of \(Counted(summary.pages, "page")) \(verb) empty")
        let isOne = summary.renderedPages == 1
        add(
            summary.renderedPages,
            "\(Counted(summary.renderedPages, "page")) without the provider's markdown \(isOne ? "is" : "are") rendered from blocks"
        )
        add(summary.failedPages, "\(Counted(summary.failedPages, "page")) failed")
        add(summary.excludedRecords, "\(Counted(summary.excludedRecords, "record")) left out by length")
        add(summary.unwantedRecords, "\(Counted(summary.unwantedRecords, "record")) left out by --keep")
        let fate = options.duplicates.fate == .drop ? "left out" : "marked"
        add(summary.duplicateRecords, "\(Counted(summary.duplicateRecords, "duplicate")) \(fate)")
        let images = summary.missingAssets == 1 ? "1 image is" : "\(summary.missingAssets) images are"
        add(summary.missingAssets, "\(images) missing")
        line = parts.joined(separator: "; ")
    }
}
