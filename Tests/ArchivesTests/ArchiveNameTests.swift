import Archives
import Testing

/// The test process runs in the C locale, as a service does.
@Suite struct `Names of members` {
    @Test func `a Chinese name in a zip is kept`() {
        let walk = Walk(HandmadeZip.zip([.init("报告/第一章.json")]))
        #expect(walk.error == nil)
        #expect(walk.names == ["报告/第一章.json"])
        #expect(walk.renamedMembers == 0)
    }

    @Test func `a Chinese name in a zip that does not say it is UTF-8 is kept`() {
        var member = HandmadeZip.Member("报告.json")
        member.flags = 0
        #expect(Walk(HandmadeZip.zip([member])).names == ["报告.json"])
    }

    @Test func `a Chinese name in a pax header is kept`() {
        // Longer than the 100 bytes of ustar, so that it stands in the pax header.
        let name = String(repeating: "报告", count: 30) + ".json"
        let walk = Walk(TarWriter.archive([(name: name, bytes: [1])]))
        #expect(walk.error == nil)
        #expect(walk.names == [name])
    }

    @Test func `bytes that are no UTF-8 are escaped so that names stay different`() {
        var first = HandmadeZip.Member("")
        (first.name, first.flags) = ([0x61, 0xFF, 0x2E, 0x6D, 0x64], 0)
        var second = first
        second.name[1] = 0xFE
        let walk = Walk(HandmadeZip.zip([first, second]))
        #expect(walk.names == ["a%FF.md", "a%FE.md"])
        #expect(walk.renamedMembers == 2)
    }

    @Test(arguments: [
        ("../../etc/passwd", "etc/passwd"), ("/etc/passwd", "etc/passwd"), ("a/../../b", "b"),
        ("C:\\x\\y", "x/y"),
        ("a/b\\c", "a/b/c"), ("c:x", "x"), ("..", "unnamed"), ("a\u{1B}[2J", "a%1B[2J"),
    ])
    func `hostile names are made harmless and counted`(name: String, expected: String) {
        let walk = Walk(HandmadeZip.zip([.init(name)]))
        #expect(walk.names == [expected])
        #expect(walk.renamedMembers == 1)
    }

    @Test(arguments: [("./a/b", "a/b"), ("a//b", "a/b"), ("a/./b", "a/b"), ("..a", "..a"), ("a\\b", "a/b")])
    func `plain spellings are normalized`(name: String, expected: String) {
        #expect(Walk(HandmadeZip.zip([.init(name)])).names == [expected])
    }
}
