import Archives
import Testing

@Suite struct `Telling archives` {
    @Test(arguments: [
        (ArchiveBuilder.Format.zip, ArchiveBuilder.Filter.none, ArchiveKind.zip), (.pax, .none, .tar),
        (.gnutar, .none, .tar), (.v7tar, .none, .tar), (.sevenZip, .none, .sevenZip), (.pax, .gzip, .gzip),
        (.raw, .xz, .xz), (.raw, .zstd, .zstandard), (.raw, .bzip2, .bzip2),
    ])
    func `each kind is told from its first bytes`(
        format: ArchiveBuilder.Format, filter: ArchiveBuilder.Filter, kind: ArchiveKind
    ) {
        let archive = ArchiveBuilder.archive(format, filter, ArchiveBuilder.files("a"))
        #expect(ArchiveKind.sniff(archive) == kind)
        #expect(ArchiveKind.sniff(archive.prefix(ArchiveKind.prefixLength)) == kind)
    }

    @Test func `an empty zip is told`() {
        #expect(ArchiveKind.sniff(HandmadeZip.zip([])) == .zip)
    }

    @Test(arguments: [
        "", "{}", "PK", "BZh9 is how bzip2 begins", "# Heading\n", String(repeating: "7", count: 600),
    ])
    func `text is no archive`(text: String) {
        #expect(ArchiveKind.sniff(Array(text.utf8)) == nil)
    }

    @Test func `zeros are no archive`() {
        #expect(ArchiveKind.sniff([UInt8](repeating: 0, count: 1024)) == nil)
    }
}
