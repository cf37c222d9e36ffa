import DocumentModel
import Testing

@testable import Providers

@Suite struct ReadingOrderTests {
    /// Lines of a drawing: each letter run is a line of that width, a character a hundredth.
    private func read(_ rows: [String]) throws -> String {
        var boxes: [Box] = []
        var names: [Character] = []
        for (row, text) in rows.enumerated() {
            var column = 0
            for run in text.split(separator: " ", omittingEmptySubsequences: false) {
                if let name = run.first {
                    let y = Double(row) * 3
                    boxes.append(
                        try #require(Box(Double(column), y, Double(column + run.count), y + 2)))
                    names.append(name)
                }
                column += run.count + 1
            }
        }
        return String(ReadingOrder.positions(of: boxes).map { names[$0] })
    }

    @Test func `columns of running text are read one after the other, between full lines`() throws {
        #expect(
            try read([
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "bbbbbbbbbb  eeeeeeeeeeee",
                "cccccccccc  ffffffffffff",
                "dddddddddd  ggggggggg   ",
                "hhhhhhhhhhhhhhhhhhhhhhhh",
            ]) == "abcdefgh")
    }

    @Test func `three columns are three`() throws {
        #expect(try read(["aaaa  dddd  gggg", "bbbb  eeee  hhhh", "cccc  ffff  iiii"]) == "abcdefghi")
    }

    @Test func `a form is read row by row`() throws {
        #expect(
            try read(["aaaaaaa          bb", "ccccccccccc      ddd", "eeee             fffffff", "ggg    hh"])
                == "abcdefgh")
    }

    @Test func `a column whose lines are longer goes on to its end`() throws {
        #expect(
            try read(["aaaaaaaa  dddddddd", "bbbbbbbb  eeeeeeee", "cccccccc  ffffffff", "xxxx"]) == "abcxdef")
    }

    @Test func `a line far below two columns is no end of the first`() throws {
        #expect(
            try read(["aaaaaaaa  dddddddd", "bbbbbbbb  eeeeeeee", "cccccccc  ffffffff", "", "", "", "x"])
                == "abcdefx")
    }

    @Test func `lines of one place keep their order`() throws {
        let box = try #require(Box(0, 0, 1, 1))
        #expect(ReadingOrder.positions(of: Array(repeating: box, count: 5)) == [0, 1, 2, 3, 4])
        #expect(ReadingOrder.positions(of: []) == [])
    }
}
