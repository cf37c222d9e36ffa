package import DocumentModel

/// What complexDOcr can be asked for beside the file.
package struct ComplexDOcrOptions: Equatable, Sendable {
    /// The forms of its result; the raw values are those of the API.
    package enum OutputFormat: Int, Sendable, CaseIterable {
        case text = 0
        case markdown = 1
        case json = 3
    }

    /// JSON, since only that has pages and boxes.
    package var outputFormat = OutputFormat.json
    /// Whether the service escapes the text as HTML, as it does by default; Folio undoes it.
    package var escapesHTML: Bool?
    /// Whether images come along.
    package var generatesImages: Bool?
    /// The number of the first page; parts of a cut PDF count on by themselves.
    package var firstPageNumber: Int?

    package init() {}

    /// Reads what `recorded` wrote.
    package init(recorded: [String: MetadataValue]) {
        outputFormat = recorded["output_format"]?.number.flatMap(OutputFormat.init) ?? .json
        escapesHTML = recorded["html_escape"]?.flag
        generatesImages = recorded["generate_image"]?.flag
        firstPageNumber = recorded["first_page_idx"]?.number
    }

    /// Under the names of the document; what is left to the service is left out.
    var recorded: [String: MetadataValue] {
        var members: [String: MetadataValue] = ["output_format": .int(outputFormat.rawValue)]
        if let escapesHTML { members["html_escape"] = .bool(escapesHTML) }
        if let generatesImages { members["generate_image"] = .bool(generatesImages) }
        if let firstPageNumber { members["first_page_idx"] = .int(firstPageNumber) }
        return members
    }
}
