internal import ArgumentParser
internal import Fetching
internal import Providers

/// `folio fetch doc2x`.
struct FetchDoc2XCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doc2x",
        abstract: "Parse PDFs and images with Doc2X.",
        discussion: """
            Accepts PDFs of up to 300 MB and 2,000 pages (larger ones are sent in parts) and images (JPEG, PNG) of up to 7 MB, 30 in 30 \
            seconds. Doc2X deletes results after 24 hours; --assets download stores their images too. API key: DOC2X_API_KEY.

            Examples:
              folio fetch doc2x report.pdf --assets download
              folio fetch doc2x reports/ --jobs 8 --to docx
            """)

    @OptionGroup var sources: FetchSourceOptions

    @Option(help: "Model for PDFs, for example v3-2026.")
    var model: String?

    @Option(name: .customLong("to"), help: "Also store an export of each PDF, as the asset exports/….")
    var export: Doc2XOptions.Export?

    @Option(help: "Formula delimiters of the export: normal (\\( \\)) or dollar ($).")
    var formulaMode = Doc2XOptions.FormulaMode.normal

    @Flag(help: "In the export, join tables that continue on the next page.")
    var mergeCrossPageForms = false

    @Option(help: "How images are sent: as a task that can be resumed, or in one call.")
    var imageMode = Doc2XOptions.ImageMode.asynchronous

    func run() async throws {
        var options = Doc2XOptions()
        options.model = model
        options.export = export
        options.formulaMode = formulaMode
        options.mergesCrossPageForms = mergeCrossPageForms
        options.imageMode = imageMode
        let chosen = options
        try await sources.run { try $0.doc2X(chosen) }
    }
}

extension Doc2XOptions.Export: ExpressibleByArgument {}
extension Doc2XOptions.FormulaMode: ExpressibleByArgument {}
extension Doc2XOptions.ImageMode: ExpressibleByArgument {}
