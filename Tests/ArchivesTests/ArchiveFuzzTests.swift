import Archives
import TestSupport
import Testing

/// Mutated archives: members within the limits, or an error of the reader's own.
@Suite struct ArchiveFuzzTests {
    private static let seeds: [[UInt8]] = {
        let members: [ArchiveBuilder.Entry] = [
            .directory("d"), .file("d/a.json", Array(#"{"a": [1, 2, 3]}"#.utf8)),
            .file("名.md", Array(repeating: 0x61, count: 3000)),
        ]
        let kinds: [(ArchiveBuilder.Format, ArchiveBuilder.Filter)] = [
            (.zip, .none), (.pax, .none), (.pax, .gzip), (.ustar, .zstd), (.pax, .xz),
        ]
        return kinds.map { ArchiveBuilder.archive($0, $1, members) } + [
            HandmadeZip.zip([.init("a.json"), .init("b")])
        ]
    }()

    private static let pieces: [[UInt8]] = [
        [0x50, 0x4B, 3, 4], [0x50, 0x4B, 1, 2], [0x50, 0x4B, 5, 6], [0x1F, 0x8B, 8],
        [0x28, 0xB5, 0x2F, 0xFD],
        Array("ustar\0".utf8), Array("../".utf8), [0xFF, 0xFF, 0xFF, 0xFF],
    ]

    @Test func `no mutation of an archive crashes or unpacks more than the limits allow`() throws {
        var limits = ArchiveLimits()
        (limits.memberCount, limits.memberBytes, limits.totalBytes) = (100, 1 << 20, 1 << 21)
        try Fuzzing.run("archive", seeds: Self.seeds, pieces: Self.pieces, count: 400) { bytes in
            let walk = Walk(bytes, limits: limits)
            let total = walk.contents.reduce(0) { $0 + $1.count }
            guard total <= limits.totalBytes, walk.names.count <= limits.memberCount else {
                throw BrokenPromise("\(walk.names.count) members of \(total) bytes")
            }
            for name in walk.names where name.hasPrefix("/") || name.split(separator: "/").contains("..") {
                throw BrokenPromise("the name \(name) leads out of the archive")
            }
        }
    }
}
