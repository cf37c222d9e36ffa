import Testing

@testable import Providers

@Suite struct MarkdownPagesTests {
    /// Files from Windows end their lines in CR and LF.
    @Test(arguments: ["\n", "\r\n"])
    func `page marks are found whatever ends the lines`(newline: String) {
        let hyphens = String(repeating: "-", count: 48)
        let lines = ["{0}" + hyphens, "one", "{2}" + hyphens, "three"]
        let paginated = MarkdownPages(lines.joined(separator: newline))
        #expect(paginated.pages.map(\.index) == [0, 2])
        #expect(paginated.pages.map(\.text) == [newline == "\n" ? "one" : "one\r", "three"])
        let fed = MarkdownPages("one\(newline)\u{0C}two\(newline)\u{0C}")
        #expect(fed.pages.map(\.text) == ["one\(newline)", "two\(newline)"])
    }

    @Test func `a form feed within a line, and fewer hyphens, are text`() {
        #expect(MarkdownPages("a\u{0C}rac{1}{2}").pages.map(\.text) == ["a\u{0C}rac{1}{2}"])
        let short = "{0}" + String(repeating: "-", count: 47)
        #expect(MarkdownPages(short).pages.map(\.text) == [short])
    }
}
