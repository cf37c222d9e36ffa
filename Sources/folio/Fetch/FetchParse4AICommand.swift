internal import ArgumentParser
internal import Fetching
internal import Providers

/// `folio fetch parse4ai`.
struct FetchParse4AICommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse4ai",
        abstract: "Parse files at addresses with parse4ai (MinerU).",
        discussion: """
            parse4ai takes addresses only: PDF, Word, PowerPoint and images up to 200 MB and 600 pages, at a URL that it can reach. --batch \
            sends up to 200 in one call. The key: PARSE4AI_API_KEY; a callback needs PARSE4AI_SEED. Its own address is plain HTTP, so the \
            key is not hidden on the way.

            Examples:
              folio fetch parse4ai https://example.com/document.pdf --page-ranges 2,4-6
              folio fetch parse4ai --from addresses.txt --batch --model-version vlm
            """)

    @OptionGroup var sources: FetchSourceOptions

    @Flag(help: "Send up to 200 files in one call.")
    var batch = false

    @Option(help: ArgumentHelp("Whether to recognise text in images.", valueName: "true|false"))
    var isOcr: Bool?

    @Option(help: ArgumentHelp("Whether to recognise formulas.", valueName: "true|false"))
    var enableFormula: Bool?

    @Option(help: ArgumentHelp("Whether to recognise tables.", valueName: "true|false"))
    var enableTable: Bool?

    @Option(help: "The language: ch, en and so on.")
    var language: String?

    @Option(
        help: "Further forms in the zip, separated by commas: docx, html, latex.",
        transform: CommaSeparated.init)
    var extraFormats: CommaSeparated?

    @Option(help: "Which pages: 2,4-6, or 2--2 for page 2 to the last but one.")
    var pageRanges: String?

    @Option(help: "The model: pipeline or vlm.")
    var modelVersion: Parse4AIOptions.Model?

    @Option(help: "An address that parse4ai posts the result to as well.")
    var callback: String?

    func validate() throws { _ = try options() }

    func run() async throws {
        let chosen = try options()
        try await sources.run { try $0.parse4AI(chosen, isBatch: batch) }
    }

    private func options() throws -> Parse4AIOptions {
        var options = Parse4AIOptions()
        options.isOCR = isOcr
        options.enablesFormulas = enableFormula
        options.enablesTables = enableTable
        options.language = language
        options.model = modelVersion
        options.callback = callback
        options.extraFormats = try (extraFormats?.values ?? []).map { name in
            guard let format = Parse4AIOptions.ExtraFormat(rawValue: name) else {
                throw ValidationError("--extra-formats takes docx, html and latex, not '\(name)'.")
            }
            return format
        }
        do {
            options.pageRanges = try pageRanges.map { try Parse4AIPageRanges($0) }
        } catch let problem as Parse4AIPageRanges.Problem {
            throw ValidationError("--page-ranges: \(problem.message)")
        }
        return options
    }
}

extension Parse4AIOptions.Model: ExpressibleByArgument {}
