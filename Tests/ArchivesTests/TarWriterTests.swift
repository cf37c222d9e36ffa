import Archives
import Testing

@Suite struct `Writing tars` {
    private static let files: [(name: String, bytes: [UInt8])] = [
        (name: "layout.json", bytes: Array("{}".utf8)),
        (name: "图片/第一页.jpg", bytes: Array(repeating: 0xFF, count: 1025)),
        (name: String(repeating: "deep/", count: 40) + "x.md", bytes: []),
        (name: String(repeating: "长", count: 34), bytes: Array(repeating: 1, count: 512)),
        (name: String(repeating: "a", count: 100), bytes: [1]),
        (name: String(repeating: "b", count: 101), bytes: [2]),
    ]

    @Test func `files come back as they were`() {
        let walk = Walk(TarWriter.archive(Self.files))
        #expect(walk.error == nil)
        #expect(walk.names == Self.files.map(\.name))
        #expect(walk.contents == Self.files.map(\.bytes))
        #expect(walk.renamedMembers == 0)
    }

    @Test func `the same files give the same bytes`() {
        #expect(TarWriter.archive(Self.files) == TarWriter.archive(Self.files))
    }

    @Test func `the header holds no time and no owner`() {
        let header = TarWriter.archive([(name: "a", bytes: [1])]).prefix(512)
        #expect(header[100..<108].elementsEqual("0000644\u{0}".utf8))
        #expect(header[108..<124].elementsEqual("0000000\u{0}0000000\u{0}".utf8))
        #expect(header[136..<148].elementsEqual("00000000000\u{0}".utf8))
    }

    @Test func `the length is whole blocks and an end mark of two`() {
        #expect(
            TarWriter.archive([(name: "a", bytes: Array(repeating: 1, count: 513))]).count == 512
                * (1 + 2 + 2))
    }

    /// The lengths at which the number of a pax record's length itself gets a digit more.
    @Test(arguments: 101...130)
    func `pax records of every length are read back`(length: Int) {
        let name = String(repeating: "x", count: length)
        #expect(Walk(TarWriter.archive([(name: name, bytes: [])])).names == [name])
    }

    @Test func `memory of an archive before shows in no byte`() {
        var memory: [UInt8] = Array(repeating: 7, count: 100_000)
        for _ in 0..<2 {
            var writer = TarWriter(reusing: &memory, room: 100, files: Self.files.count)
            for file in Self.files { writer.append(name: file.name, bytes: file.bytes) }
            memory = writer.finish()
            #expect(memory == TarWriter.archive(Self.files))
        }
    }
}
