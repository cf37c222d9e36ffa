internal import ArgumentParser
internal import Fetching
internal import Providers

/// `folio fetch volcengine`.
struct FetchVolcengineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "volcengine",
        abstract: "Parse PDFs and images with Volcengine's OCRPdf.",
        discussion: """
            Sends one signed call for each window of --page-num pages, and joins the windows into one document. Files larger than 8 MB \
            as base64 are sent in parts. A call that is cut off may have been paid for and is repeated only with --force. API keys: \
            VOLC_ACCESSKEY, VOLC_SECRETKEY, and VOLC_SESSIONTOKEN for temporary keys.

            Example:
              folio fetch volcengine report.pdf --parse-mode ocr --page-num 32
            """)

    @OptionGroup var sources: FetchSourceOptions

    @Option(parsing: .unconditional, help: "Number of pages per call, from 1 to 100.")
    var pageNum = 16

    @Option(help: "How text is read: auto, or ocr for recognition only.")
    var parseMode: VolcengineOptions.ParseMode?

    @Option(help: "Format of tables: html or markdown.")
    var tableMode = VolcengineOptions.TableMode.html

    @Option(
        help: ArgumentHelp("Whether to leave out headers, footers and footnotes.", valueName: "true|false"))
    var filterHeader: Bool?

    func validate() throws {
        if !(1...100).contains(pageNum) { throw ValidationError("--page-num must be from 1 to 100") }
    }

    func run() async throws {
        var options = VolcengineOptions()
        options.pagesPerCall = pageNum
        options.parseMode = parseMode
        options.tableMode = tableMode
        options.filtersHeaders = filterHeader
        let chosen = options
        try await sources.run { try $0.volcengine(chosen) }
    }
}

extension VolcengineOptions.ParseMode: ExpressibleByArgument {}
extension VolcengineOptions.TableMode: ExpressibleByArgument {}
