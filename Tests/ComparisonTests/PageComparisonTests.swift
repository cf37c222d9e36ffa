import Comparison
import DocumentModel
import Testing

@Suite struct PageComparisonTests {
    private func page(_ texts: String...) -> ComparedPage {
        ComparedPage(texts.map { Block(.text, text: $0) })
    }

    @Test func `white space and furniture make no difference`() {
        let first = ComparedPage([Block(.pageHeader, text: "Report"), Block(.text, text: "One two")])
        #expect(PageAgreement(first, page("One", "two")).text == 1)
    }

    @Test func `the version that agrees most with the others is chosen, and of equals the first`() {
        let comparison = PageComparison(
            index: 0, [("a", page("hello worlt")), ("b", page("hello world")), ("c", page("hello vorld"))])
        #expect(comparison.chosenProvider() == "b")
        let two = PageComparison(index: 0, [("z", page("one")), ("a", page("two"))])
        #expect(two.chosenProvider() == "z")
        #expect(two.chosenProvider(means: ["z": 0.8, "a": 0.9]) == "a")
        #expect(two.agreement(of: "a") == two.agreement)
    }

    @Test func `a table without a partner counts nothing`() {
        let table = Block(.table, text: "a\tb\n1\t2")
        let agreement = PageAgreement(ComparedPage([table, table]), ComparedPage([table]))
        #expect(agreement.tables == 0.5)
        #expect(PageAgreement(page("a"), page("a")).tables == nil)
    }

    @Test func `a report keeps the worst pages and sums up all`() throws {
        let pages = [
            PageComparison(index: 0, [("a", page("same")), ("b", page("same"))], reference: page("same")),
            PageComparison(index: 1, [("a", page("abcd")), ("b", page("abxx"))], reference: page("abxx")),
            PageComparison(index: 2, [("a", page("abcd")), ("b", page("wxyz"))], reference: page("abcd")),
        ]
        var report = ComparisonReport(limit: 2)
        report.add(DocumentComparison(key: "report", pages: pages))
        #expect(report.pages == 3 && report.documents == 1)
        #expect(report.worst.map(\.page.index) == [2, 1])
        let (half, fiveSixths): (Double, Double) = (1.5 / 3, 2.5 / 3)
        #expect(report.agreement == half)
        let a = try #require(report.providers["a"])
        #expect(a.closest == 2)
        #expect(a.reference == fiveSixths)
        #expect(report.providers["b"]?.closest == 2)
        #expect(report.choice().pages == ["a": 3])
        #expect(report.choice().standing.closest == 2)
    }
}
