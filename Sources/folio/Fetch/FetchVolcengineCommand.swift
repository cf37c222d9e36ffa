internal import ArgumentParser
internal import Fetching
internal import Providers

/// `folio fetch volcengine`.
struct FetchVolcengineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "volcengine",
        abstract: "Parse PDFs and images with Volcengine's OCRPdf.",
        discussion: """
            One signed call for each window of --page-num pages; the windows are joined to one document. Files whose base64 takes over 8 MB \
            are sent in parts. A call that is cut off may have been paid for and is not repeated without --force. The keys: \
            VOLC_ACCESSKEY, VOLC_SECRETKEY, and with temporary ones VOLC_SESSIONTOKEN.

            Example:
              folio fetch volcengine report.pdf --parse-mode ocr --page-num 32
            """)

    @OptionGroup var sources: FetchSourceOptions

    @Option(parsing: .unconditional, help: "How many pages one call parses, 1 to 100.")
    var pageNum = 16

    @Option(help: "How text is read: auto, or ocr for recognition alone.")
    var parseMode: VolcengineOptions.ParseMode?

    @Option(help: "How tables are written: html or markdown.")
    var tableMode = VolcengineOptions.TableMode.html

    @Option(
        help: ArgumentHelp("Whether headers, footers and footnotes are left out.", valueName: "true|false"))
    var filterHeader: Bool?

    func validate() throws {
        if !(1...100).contains(pageNum) { throw ValidationError("--page-num counts from 1 to 100.") }
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
