import DocumentModel
import Testing

@testable import Exports
@testable import Rendering

/// Lines that are a page's number, and lines that only look like one.
@Suite struct PageNumberTests {
    @Test(arguments: [
        "#", "#/#", "1/#", "12 / #", "# #", "# 3", "page #", "第#页", "Page mix", "Pagel", "p i", "—六", "—六月—",
        "six iv", "½", "②", "-#-", "第页", "/", "3/2", "一", "上一页",
    ])
    func `a line without a number where one belongs is none`(line: String) {
        #expect(PageNumberText(line[...]) == nil)
    }

    @Test(arguments: [
        "第1页", "第一页", "第十二页", "第一百零三頁", "共三页", "共3页", "第 二 页 共 十 页", "第二页（共十页）",
        "第三ページ".replacing("三", with: "3"), "Page 3 of 12",
        "3/12", "- 3 -", "—六—", "- 十二 -", "Page iv", "página XII", "صفحة ٣", "صفحه ۱۲", "पृष्ठ ३", "หน้า ๓",
        "١٢ / ١٤", "3 페이지",
    ])
    func `a line with words around a number is a worded one`(line: String) {
        #expect(PageNumberText(line[...]) == .worded)
    }

    @Test(arguments: [("7", 7), ("１２", 12), ("xiv", 14), ("٣", 3), ("۴۲", 42), ("३", 3)])
    func `a number alone is a bare one`(line: String, number: Int) {
        #expect(PageNumberText(line[...]) == .bare(number))
    }

    @Test(arguments: ExportOptions.Format.allCases)
    func `a page of nothing but signs is exported in every format`(format: ExportOptions.Format) throws {
        var source = PlainSource()
        let signs = [
            "#", "#/#", "1/#", "$", "|", "`", "*", "[", "\u{F8F0}", "\u{FFFC}", "\u{F0000}\u{F8000}",
        ]
        source.add("a", texts: signs.map { "\($0)\nbody\n\($0)" } + signs)
        let folder = try TemporaryFolder()
        let summary = try Exporter(ExportOptions(format: format)).run(to: folder.path, over: source)
        #expect(summary.pages == 2 * signs.count)
        // Label Studio has tasks of pages with boxes only.
        #expect(summary.emptyPages == (format == .labelstudio ? 2 * signs.count : 0))
    }
}
