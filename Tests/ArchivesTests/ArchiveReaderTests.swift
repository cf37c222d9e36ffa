import Archives
import Foundation
import Testing

@Suite struct `Reading archives` {
    @Test(arguments: [ArchiveBuilder.Format.zip, .sevenZip, .pax, .gnutar, .ustar, .v7tar])
    func `members come in order with their bytes`(format: ArchiveBuilder.Format) {
        let walk = Walk(ArchiveBuilder.archive(format, ArchiveBuilder.files("b/x.json", "a.md")))
        #expect(walk.error == nil)
        #expect(walk.names == ["b/x.json", "a.md"])
        #expect(walk.contents == [Array("content of b/x.json".utf8), Array("content of a.md".utf8)])
    }

    @Test(arguments: ArchiveBuilder.Filter.allCases)
    func `a compressed tar is read through its compression`(filter: ArchiveBuilder.Filter) {
        for reads in [true, false] {
            let walk = Walk(
                ArchiveBuilder.archive(.pax, filter, ArchiveBuilder.files("x", "y", "z")), reads: reads)
            #expect(walk.error == nil)
            #expect(walk.names == ["x", "y", "z"])
        }
    }

    @Test(arguments: [
        (ArchiveBuilder.Filter.gzip, "in/report.json.gz"), (.xz, "report.json.XZ"),
        (.zstd, "report.json.zst"),
        (.bzip2, "report.json.bz2"), (.gzip, "report.json"),
    ])
    func `a compressed single file is one member without the suffix`(
        filter: ArchiveBuilder.Filter, name: String
    ) {
        let content = Array(#"{"pages": 3}"#.utf8)
        let walk = Walk(ArchiveBuilder.archive(.raw, filter, [.file("data", content)]), name: name)
        #expect(walk.error == nil)
        #expect(walk.names == ["report.json"])
        #expect(walk.contents == [content])
    }

    @Test(arguments: [ArchiveBuilder.Filter.gzip, .xz, .zstd, .bzip2])
    func `a compressed empty file is one empty member`(filter: ArchiveBuilder.Filter) {
        let bytes = ArchiveBuilder.archive(.raw, filter, [.file("data", [])])
        let walk = Walk(bytes, name: "e.txt.gz")
        #expect(walk.error == nil)
        #expect(walk.contents == [[]])
        for length in 0..<bytes.count {
            #expect(Walk(Array(bytes[..<length])).error != nil, "cut at \(length) of \(bytes.count)")
        }
    }

    @Test func `an empty zip is an archive of no members`() {
        let walk = Walk(HandmadeZip.zip([]))
        #expect(walk.error == nil)
        #expect(walk.names == [])
    }

    @Test(arguments: [ArchiveBuilder.Format.pax, .gnutar])
    func `directories are passed over and links and devices are counted`(format: ArchiveBuilder.Format) {
        let walk = Walk(
            ArchiveBuilder.archive(
                format,
                [
                    .directory("d"), .file("d/f", [7]), .symbolicLink("s", to: "/etc/passwd"),
                    .hardLink("h", to: "d/f"), .pipe("p"),
                ]))
        #expect(walk.error == nil)
        #expect(walk.names == ["d/f"])
        #expect(walk.skippedMembers == 3)
        #expect(walk.renamedMembers == 0)
    }

    @Test func `members left unread are skipped`() throws {
        let zip = ArchiveBuilder.archive(.zip, ArchiveBuilder.files("a", "b", "c"))
        let reader = try ArchiveReader(bytes: zip, name: "z.zip")
        #expect(try reader.next()?.name == "a")
        #expect(try reader.next()?.name == "b")
        #expect(try reader.readBytes() == Array("content of b".utf8))
        #expect(try reader.next()?.name == "c")
        #expect(try reader.next() == nil)
        #expect(try reader.next() == nil)
    }

    @Test(arguments: [(ArchiveBuilder.Format.zip, ArchiveBuilder.Filter.none), (.pax, .none), (.pax, .zstd)])
    func `a file is read as its bytes are`(
        format: ArchiveBuilder.Format, filter: ArchiveBuilder.Filter
    ) throws {
        let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
        let bytes = ArchiveBuilder.archive(format, filter, [.file("big", content), .file("报告", [1])])
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).archive")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let reader = try ArchiveReader(path: url.path)
        #expect(try reader.next()?.name == "big")
        #expect(try reader.readBytes() == content)
        #expect(try reader.next()?.name == "报告")
        #expect(try reader.readBytes() == [1])
        #expect(try reader.next() == nil)
    }

    @Test func `concatenated tars are read as one`() {
        let first = ArchiveBuilder.archive(.ustar, ArchiveBuilder.files("a"))
        let second = ArchiveBuilder.archive(.ustar, ArchiveBuilder.files("b"))
        let walk = Walk(first + second)
        #expect(walk.error == nil)
        #expect(walk.names == ["a", "b"])
    }

    @Test func `an archive inside an archive is opened until the nesting limit`() throws {
        var limits = ArchiveLimits()
        limits.nesting = 1
        let inner = ArchiveBuilder.archive(.zip, ArchiveBuilder.files("x"))
        let middle = ArchiveBuilder.archive(.zip, [.file("inner.zip", inner)])
        let outer = try ArchiveReader(
            bytes: ArchiveBuilder.archive(.zip, [.file("middle.zip", middle)]), name: "outer.zip",
            limits: limits)
        _ = try outer.next()
        let second = try outer.open(nested: try outer.readBytes(), member: "middle.zip")
        _ = try second.next()
        let bytes = try second.readBytes()
        #expect(ArchiveKind.sniff(bytes) == .zip)
        let error = #expect(throws: ArchiveError.self) { try second.open(nested: bytes, member: "inner.zip") }
        #expect(error?.limit == .nesting)
        #expect(error?.archive == "outer.zip/middle.zip/inner.zip")
    }
}
