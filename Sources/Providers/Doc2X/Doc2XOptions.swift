package import DocumentModel

/// What Doc2X can be asked for beside the file.
package struct Doc2XOptions: Equatable, Sendable {
    /// How images are sent.
    package enum ImageMode: String, Sendable, CaseIterable {
        /// By a task that is polled, which can be resumed.
        case asynchronous = "async"
        /// In one call.
        case synchronous = "sync"
    }

    /// The forms that a result can be exported to.
    package enum Export: String, Sendable, CaseIterable { case md, tex, docx }

    /// How an export writes formulas: `\( \)`, or `$`.
    package enum FormulaMode: String, Sendable, CaseIterable { case normal, dollar }

    /// `v3-2026`, say; nil for the service's own choice.
    package var model: String?
    package var imageMode = ImageMode.asynchronous
    package var export: Export?
    package var formulaMode = FormulaMode.normal
    package var mergesCrossPageForms = false

    package init() {}

    /// Reads what `recorded` wrote.
    package init(recorded: [String: MetadataValue]) {
        model = recorded["model"]?.text
        imageMode = recorded["image_mode"]?.text.flatMap(ImageMode.init) ?? .asynchronous
        export = recorded["to"]?.text.flatMap(Export.init)
        formulaMode = recorded["formula_mode"]?.text.flatMap(FormulaMode.init) ?? .normal
        mergesCrossPageForms = recorded["merge_cross_page_forms"]?.flag ?? false
    }

    /// Under the names of the document; what is left to the service is left out.
    var recorded: [String: MetadataValue] {
        var members: [String: MetadataValue] = [:]
        if let model { members["model"] = .string(model) }
        if imageMode != .asynchronous { members["image_mode"] = .string(imageMode.rawValue) }
        guard let export else { return members }
        members["to"] = .string(export.rawValue)
        members["formula_mode"] = .string(formulaMode.rawValue)
        members["merge_cross_page_forms"] = .bool(mergesCrossPageForms)
        return members
    }
}
