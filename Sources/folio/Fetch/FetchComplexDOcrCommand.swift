internal import ArgumentParser
internal import Fetching
internal import Providers

/// `folio fetch complexdocr`.
struct FetchComplexDOcrCommand: AsyncParsableCommand {
    /// The forms of a result by their names.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, json

        var value: ComplexDOcrOptions.OutputFormat {
            switch self {
            case .text: .text
            case .markdown: .markdown
            case .json: .json
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "complexdocr",
        abstract: "Parse PDFs and images with complexDOcr.",
        discussion: """
            Sends one call per file: PDFs of up to 24 pages (larger ones in parts) and at most 10 MB as base64. A call that is cut off \
            may have been paid for and is repeated only with --force. API keys: COMPLEXDOCR_APP_ID, COMPLEXDOCR_AUTHORIZATION. Service \
            URL: COMPLEXDOCR_BASE_URL or --base-url.

            Example:
              folio fetch complexdocr report.pdf --generate-image true
            """)

    @OptionGroup var sources: FetchSourceOptions

    @Option(help: "Format of the result; only json has pages and boxes.")
    var outputFormat = Format.json

    @Option(
        help: ArgumentHelp(
            "Whether the service escapes HTML. Default of the service: true.", valueName: "true|false"))
    var htmlEscape: Bool?

    @Option(help: ArgumentHelp("Whether the result includes images.", valueName: "true|false"))
    var generateImage: Bool?

    @Option(parsing: .unconditional, help: "Number of the first page, counted from 1.")
    var firstPageIdx: Int?

    func validate() throws {
        if let firstPageIdx, !(1...DecodingContext.pageOffsets.upperBound).contains(firstPageIdx) {
            throw ValidationError(
                "--first-page-idx must be from 1 to \(DecodingContext.pageOffsets.upperBound)")
        }
    }

    func run() async throws {
        var options = ComplexDOcrOptions()
        options.outputFormat = outputFormat.value
        options.escapesHTML = htmlEscape
        options.generatesImages = generateImage
        options.firstPageNumber = firstPageIdx
        let chosen = options
        try await sources.run { try $0.complexDOcr(chosen) }
    }
}
