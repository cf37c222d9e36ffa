package import DocumentModel

/// What parse4ai can be asked for beside the file.
package struct Parse4AIOptions: Equatable, Sendable {
    /// The models.
    package enum Model: String, Sendable, CaseIterable { case pipeline, vlm }

    /// The forms that a result can bring along.
    package enum ExtraFormat: String, Sendable, CaseIterable { case docx, html, latex }

    package var isOCR: Bool?
    package var enablesFormulas: Bool?
    package var enablesTables: Bool?
    package var language: String?
    package var extraFormats: [ExtraFormat] = []
    /// `2,4-6` or `2--2`; nil for all pages.
    package var pageRanges: Parse4AIPageRanges?
    package var model: Model?
    /// Where the service posts the result to; it is polled for all the same.
    package var callback: String?

    package init() {}

    /// Reads what `recorded` wrote.
    package init(recorded: [String: MetadataValue]) {
        isOCR = recorded["is_ocr"]?.flag
        enablesFormulas = recorded["enable_formula"]?.flag
        enablesTables = recorded["enable_table"]?.flag
        language = recorded["language"]?.text
        extraFormats = (recorded["extra_formats"]?.texts ?? []).compactMap(ExtraFormat.init)
        pageRanges = recorded["page_ranges"]?.text.flatMap { try? Parse4AIPageRanges($0) }
        model = recorded["model_version"]?.text.flatMap(Model.init)
        callback = recorded["callback"]?.text
    }

    /// Under the names of the batch interface; what is left to the service is left out.
    var recorded: [String: MetadataValue] {
        var members: [String: MetadataValue] = [:]
        members["is_ocr"] = isOCR.map(MetadataValue.bool)
        members["enable_formula"] = enablesFormulas.map(MetadataValue.bool)
        members["enable_table"] = enablesTables.map(MetadataValue.bool)
        members["language"] = language.map(MetadataValue.string)
        if !extraFormats.isEmpty {
            members["extra_formats"] = .array(extraFormats.map { .string($0.rawValue) })
        }
        members["page_ranges"] = pageRanges.map { .string($0.text) }
        members["model_version"] = model.map { .string($0.rawValue) }
        members["callback"] = callback.map(MetadataValue.string)
        return members
    }
}
