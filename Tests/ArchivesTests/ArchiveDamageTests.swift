import Archives
import TestSupport
import Testing

@Suite struct `Damaged archives` {
    private static let entries: [ArchiveBuilder.Entry] = (0..<5).map { index in
        .file("m\(index).bin", (0..<1500).map { UInt8(truncatingIfNeeded: $0 &* ($0 + index) >> 3) })
    }

    @Test(
        arguments: [ArchiveBuilder.Format.zip, .pax, .ustar, .gnutar, .sevenZip, .raw],
        ArchiveBuilder.Filter.allCases)
    func `an archive cut anywhere gives its first members and an error`(
        format: ArchiveBuilder.Format, filter: ArchiveBuilder.Filter
    ) {
        if filter != .none && (format == .zip || format == .sevenZip) { return }
        if filter == .none && format == .raw { return }
        let entries = format == .raw ? [Self.entries[0]] : Self.entries
        let bytes = ArchiveBuilder.archive(format, filter, entries)
        let whole = Walk(bytes)
        #expect(whole.error == nil && whole.names.count == entries.count)
        for length in stride(from: 0, to: bytes.count, by: bytes.count > 2000 ? 97 : 7) {
            for reads in [true, false] {
                let walk = Walk(Array(bytes[..<length]), reads: reads)
                #expect(walk.error != nil, "cut at \(length) of \(bytes.count)")
                #expect(whole.contents.starts(with: walk.contents), "cut at \(length)")
            }
        }
    }

    @Test(arguments: [ArchiveBuilder.Format.ustar, .zip])
    func `an archive cut in its last bytes gives an error`(format: ArchiveBuilder.Format) {
        let bytes = ArchiveBuilder.archive(format, Self.entries)
        let end = format == .zip ? bytes.count : bytes.count - 1024
        for length in stride(from: end - 1, to: end - 600, by: -1) {
            #expect(Walk(Array(bytes[..<length])).error != nil, "cut at \(length)")
        }
    }

    @Test func `the error names the archive, the member and the place, and comes again`() throws {
        let bytes = ArchiveBuilder.archive(.ustar, Self.entries)
        let reader = try ArchiveReader(bytes: Array(bytes[..<(512 + 1000)]), name: "cut.tar")
        _ = try reader.next()
        let error = try #require(throws: ArchiveError.self) { try reader.readBytes() }
        #expect(error.code == .malformed)
        #expect(error.member == "m0.bin")
        #expect(error.offset != nil)
        #expect(error.message.hasPrefix("cut.tar, member m0.bin, byte "))
        #expect(throws: error) { try reader.next() }
    }

    @Test func `a member with a wrong checksum is an error and the others are read`() throws {
        var bad = HandmadeZip.Member("bad")
        bad.checksumError = 1
        let reader = try ArchiveReader(bytes: HandmadeZip.zip([bad, .init("good")]), name: "a.zip")
        #expect(try reader.next()?.name == "bad")
        let error = #expect(throws: ArchiveError.self) { try reader.readBytes() }
        #expect(error?.code == .malformed)
        #expect(error?.endsArchive == false)
        #expect(try reader.next()?.name == "good")
        #expect(try reader.readBytes() == [1, 2, 3])
        #expect(try reader.next() == nil)
    }

    @Test func `an encrypted member is an error and the others are read`() throws {
        var locked = HandmadeZip.Member("locked", Array(repeating: 9, count: 40))
        locked.flags |= 1
        let reader = try ArchiveReader(bytes: HandmadeZip.zip([locked, .init("open")]), name: "a.zip")
        #expect(try reader.next()?.name == "locked")
        let error = #expect(throws: ArchiveError.self) { try reader.readBytes() }
        #expect(error?.code == .encrypted)
        #expect(try reader.next()?.name == "open")
        #expect(try reader.readBytes() == [1, 2, 3])
        #expect(try reader.next() == nil)
    }

    @Test func `a zip that declares more entries than it holds is an error`() {
        let walk = Walk(HandmadeZip.zip([.init("a")], declaredEntries: 2))
        #expect(walk.names == ["a"])
        #expect(walk.error?.code == .malformed)
    }

    @Test func `a cut zip that ends in a zip it held is not read as that one`() {
        let inner = HandmadeZip.zip([.init("inside")])
        let outer = HandmadeZip.zip([.init("a"), .init("inner.zip", inner)])
        // 30 bytes of header, the name and three bytes; 30 bytes of header, the name and the inner zip.
        let walk = Walk(Array(outer[..<(30 + 1 + 3 + 30 + 9 + inner.count)]))
        #expect(walk.names == ["a", "inner.zip"])
        #expect(walk.error?.code == .malformed)
    }

    @Test func `what is no archive is unreadable`() {
        #expect(Walk(Array("{}".utf8)).error?.code == .unreadable)
        #expect(Walk([]).error?.code == .unreadable)
    }

    @Test(arguments: ["/no/such/file.zip", "/"])
    func `a path that is no file is unreadable`(path: String) {
        let error = #expect(throws: ArchiveError.self) { try ArchiveReader(path: path) }
        #expect(error?.code == .unreadable)
        #expect(error?.archive == path)
    }

    @Test func `flipped bytes never crash the reader`() {
        var random = SeededRandom.fresh()
        for format in [ArchiveBuilder.Format.zip, .pax, .sevenZip] {
            let bytes = ArchiveBuilder.archive(format, Self.entries)
            for _ in 0..<SeededRandom.rounds(200) {
                var damaged = bytes
                for _ in 0..<3 {
                    damaged[Int.random(in: damaged.indices, using: &random)] = .random(
                        in: 0...255, using: &random)
                }
                let walk = Walk(damaged)
                #expect(walk.error != nil || walk.names.count == 5, "seed \(random.seed)")
            }
        }
    }
}
