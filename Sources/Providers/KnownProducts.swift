internal import JSONView
internal import Markup

/// Names what no adapter reads: results of products that Folio knows of, and files that are not results at all.
///
/// The signatures are the members that the products' published schemas require, so a name is only given if they are there.
package enum KnownProducts {
    /// What a file is that no adapter knows.
    package enum Finding: Equatable, Sendable {
        /// A result of a product that Folio does not read yet.
        case product(String)
        /// A file that is not a parse result: a licence, an image, a notebook.
        case noResult
        /// JSON that may be a result of an unknown product, or text with the given root element.
        case unknown
    }

    package static func finding(_ member: OpenedPayload.Member) -> Finding {
        switch member.content {
        case .json(let document): finding(document.root)
        case .malformedJSON: .unknown
        case .image: .noResult
        case .binary: .noResult
        case .xml: .noResult
        case .text: finding(ofText: member)
        }
    }

    private static func finding(_ root: JSONValue) -> Finding {
        if root["nbformat"] != nil, root["cells"] != nil { return .noResult }
        // The labels of Azure's training files: what people marked, not what a parser read.
        if root["document"]?.string != nil, root["labels"]?.array != nil { return .noResult }
        // The manifest of an export, which may lie beside its files.
        if root["generator"]?.string == "folio", root["shards"] != nil { return .noResult }
        let object = root.array?.first ?? root
        if let name = products.first(where: { $0.members.allSatisfy { has($0, object) } })?.name {
            return .product(name)
        }
        return .unknown
    }

    /// Whether an object has a member; `a.b` is the member of a member.
    private static func has(_ path: String, _ object: JSONValue) -> Bool {
        var value: JSONValue? = object
        for name in path.split(separator: ".") { value = value?[String(name)] }
        return value != nil
    }

    /// Products and the members of their answers, or of the first item of a list.
    private static let products: [(name: String, members: [String])] = [
        ("Amazon Textract AnalyzeID", ["AnalyzeIDModelVersion"]),
        ("Amazon Textract AnalyzeExpense", ["ExpenseDocuments", "DocumentMetadata"]),
        ("Amazon Textract AnalyzeLending", ["AnalyzeLendingModelVersion"]),
        ("Amazon Augmented AI", ["aiServiceResponse", "humanLoopName"]),
        ("LandingAI ADE Extract", ["extraction", "extraction_metadata"]),
    ]

    private static func finding(ofText member: OpenedPayload.Member) -> Finding {
        // Nougat's markdown, which has to be named.
        if member.fileExtension == "mmd" { return .unknown }
        // An empty JSON file is a lost result; anything else that is empty says nothing.
        return member.bytes.isEmpty && member.fileExtension == "json" ? .unknown : .noResult
    }
}
