internal import ArgumentParser
internal import Fetching
internal import Providers

/// `folio fetch parse4ai`.
struct FetchParse4AICommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse4ai",
        abstract: "Parse files at URLs with parse4ai (MinerU).",
        discussion: """
            parse4ai accepts URLs only: PDF, Word, PowerPoint and images of up to 200 MB and 600 pages, at a URL that the service can \
            reach. --batch sends up to 200 files in one call. API key: PARSE4AI_API_KEY; a callback also needs PARSE4AI_SEED. The service \
            uses plain HTTP, so the key is sent unencrypted.

            Examples:
              folio fetch parse4ai https://example.com/document.pdf --page-ranges 2,4-6
              folio fetch parse4ai --from addresses.txt --batch --model-version vlm
            """)

    @OptionGroup var sources: FetchSourceOptions

    @Flag(help: "Send up to 200 files in one call.")
    var batch = false

    @Option(help: ArgumentHelp("Whether to recognize text in images.", valueName: "true|false"))
    var isOcr: Bool?

    @Option(help: ArgumentHelp("Whether to recognize formulas.", valueName: "true|false"))
    var enableFormula: Bool?

    @Option(help: ArgumentHelp("Whether to recognize tables.", valueName: "true|false"))
    var enableTable: Bool?

    @Option(help: "Language of the document, for example ch or en.")
    var language: String?

    @Option(
        help: "Additional formats in the zip, separated by commas: docx, html, latex.",
        transform: CommaSeparated.init)
    var extraFormats: CommaSeparated?

    @Option(help: "Pages to parse: 2,4-6, or 2--2 for page 2 to the second-last page.")
    var pageRanges: String?

    @Option(help: "Model: pipeline or vlm.")
    var modelVersion: Parse4AIOptions.Model?

    @Option(help: "URL to which parse4ai also posts the result.")
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
                throw ValidationError("--extra-formats: unknown format '\(name)'; use docx, html or latex")
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
