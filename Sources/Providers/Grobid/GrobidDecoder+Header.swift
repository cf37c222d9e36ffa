internal import DocumentModel
internal import Markup

/// The title, authors, abstract and keywords, and what is known of the journal.
extension GrobidDecoder {
    mutating func readHeader(_ header: MarkupNode) {
        builder.document.language = header["lang"]
        builder.document.providerVersion = header.firstBelow("application")?["version"].map { "GROBID \($0)" }
        let description = header.first("fileDesc")
        if let title = description?.first("titleStmt")?.first("title") {
            add(Self.block(.title, title), at: title)
        }
        if let source = description?.first("sourceDesc")?.first("biblStruct") { readSource(source) }
        for part in header.first("profileDesc")?.elements.map({ $0 }) ?? [] {
            if part.name == "abstract" {
                readAbstract(part)
            } else if let keywords = part.first("keywords") {
                let terms = keywords.elements.map { TextJoin.trimmed($0.text) }
                let text = terms.isEmpty ? keywords.text : terms.joined(separator: ", ")
                add(Self.block(.text, keywords, text: text), at: keywords)
            }
        }
    }

    /// Authors, their affiliations once each, and what is known of the journal.
    private mutating func readSource(_ source: MarkupNode) {
        var affiliations: Set<String> = []
        for author in source.first("analytic")?.elements.filter({ $0.name == "author" }) ?? [] {
            let name = author.first("persName") ?? author.first("orgName")
            let parts = [name.map(Self.spaced), author.first("email").map(\.text)].compactMap { $0 }
            add(Self.block(.author, author, text: parts.joined(separator: " ")), at: name)
            for affiliation in author.elements where affiliation.name == "affiliation" {
                let text = (affiliation.first("note").map { [$0] } ?? Array(affiliation.elements)).map(
                    Self.spaced)
                let block = Self.block(.text, affiliation, text: text.joined(separator: ", "))
                if affiliations.insert(block.text).inserted { add(block, at: affiliation) }
            }
        }
        for note in source.elements where note.name == "note" { add(Self.block(.text, note), at: note) }
        let journal = source.first("monogr")?.first("title").map(\.text)
        let doi = source.elements.first { $0.name == "idno" && $0["type"] == "DOI" }?.text
        for (name, value) in [("journal", journal), ("doi", doi)] {
            if let value, !value.isEmpty {
                builder.document.metadata[name] = .string(TextJoin.trimmed(value))
            }
        }
    }

    private mutating func readAbstract(_ abstract: MarkupNode) {
        for part in abstract.children {
            if part.name == "div" { readAbstract(part) } else { add(Self.block(.abstract, part), at: part) }
        }
    }

    /// The texts of the elements inside, parted by spaces: names have none between their parts.
    static func spaced(_ node: MarkupNode) -> String {
        let parts = node.children.map { $0.isText ? $0.text : spaced($0) }.map(TextJoin.trimmed)
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
