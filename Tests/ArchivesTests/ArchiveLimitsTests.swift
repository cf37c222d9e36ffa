import Archives
import Testing

@Suite struct `Limits on archives` {
    private func limited(_ change: (inout ArchiveLimits) -> Void) -> ArchiveLimits {
        var limits = ArchiveLimits()
        change(&limits)
        return limits
    }

    @Test(arguments: [
        (ArchiveBuilder.Format.zip, ArchiveBuilder.Filter.none), (.pax, .gzip), (.pax, .zstd), (.raw, .xz),
    ])
    func `a bomb of zeros stops at the expansion ratio`(
        format: ArchiveBuilder.Format, filter: ArchiveBuilder.Filter
    ) {
        let bomb = ArchiveBuilder.archive(
            format, filter, [.file("zeros", Array(repeating: 0, count: 42 << 20))])
        #expect(bomb.count < 100_000)
        let limits = limited { $0.expansionRatio = 500 }
        for reads in [true, false] where reads || format != .zip {
            let error = Walk(bomb, limits: limits, reads: reads).error
            #expect(error?.code == .limitExceeded)
            #expect(error?.limit == .expansionRatio)
            #expect(error?.endsArchive == true)
            #expect(error?.message.contains("the limit expansionRatio is 500") == true)
        }
    }

    @Test func `a bomb of zeros stops at the default limits`() {
        let bomb = ArchiveBuilder.archive(.zip, [.file("zeros", Array(repeating: 0, count: 42 << 20))])
        #expect(Walk(bomb).error?.limit == .expansionRatio)
    }

    @Test(arguments: [(ArchiveBuilder.Format.zip, ArchiveBuilder.Filter.none), (.pax, .gzip), (.raw, .zstd)])
    func `a member over the size limit is an error, and one of just that size is read`(
        format: ArchiveBuilder.Format, filter: ArchiveBuilder.Filter
    ) {
        let archive = ArchiveBuilder.archive(format, filter, [.file("a", Array(repeating: 5, count: 1000))])
        #expect(Walk(archive, limits: limited { $0.memberBytes = 1000 }).error == nil)
        let error = Walk(archive, limits: limited { $0.memberBytes = 999 }).error
        #expect(error?.limit == .memberBytes)
        #expect(error?.endsArchive == false)
    }

    @Test(arguments: [ArchiveBuilder.Filter.none, .gzip])
    func `the walk goes on after a member that is too large`(filter: ArchiveBuilder.Filter) throws {
        let archive = ArchiveBuilder.archive(
            .pax, filter, [.file("a", Array(repeating: 5, count: 1000)), .file("b", [6])])
        // Just both members: what was read of the first is not counted twice.
        let limits = limited { ($0.memberBytes, $0.totalBytes) = (999, 1001) }
        let reader = try ArchiveReader(bytes: archive, name: "a", limits: limits)
        #expect(try reader.next()?.name == "a")
        #expect(throws: ArchiveError.self) { try reader.readBytes() }
        #expect(try reader.next()?.name == "b")
        #expect(try reader.readBytes() == [6])
        #expect(try reader.next() == nil)
    }

    @Test func `entries are counted, directories too`() {
        let archive = ArchiveBuilder.archive(.pax, [.directory("d"), .file("a", []), .file("b", [])])
        #expect(Walk(archive, limits: limited { $0.memberCount = 3 }).error == nil)
        let walk = Walk(archive, limits: limited { $0.memberCount = 2 })
        #expect(walk.names == ["a"])
        #expect(walk.error?.limit == .memberCount)
    }

    @Test func `the bytes of all members are summed, those of nested archives too`() throws {
        let inner = ArchiveBuilder.archive(.ustar, [.file("x", Array(repeating: 1, count: 3000))])
        let outer = ArchiveBuilder.archive(.ustar, [.file("inner.tar", inner)])
        let limits = limited { $0.totalBytes = inner.count + 2999 }
        let reader = try ArchiveReader(bytes: outer, name: "o.tar", limits: limits)
        _ = try reader.next()
        let nested = try reader.open(nested: try reader.readBytes(), member: "inner.tar")
        _ = try nested.next()
        let error = #expect(throws: ArchiveError.self) { try nested.readBytes() }
        #expect(error?.limit == .totalBytes)
    }

    @Test func `a name over the limit is an error and the walk goes on`() throws {
        let zip = HandmadeZip.zip([.init(String(repeating: "n", count: 11)), .init("short")])
        let reader = try ArchiveReader(bytes: zip, name: "a.zip", limits: limited { $0.nameBytes = 10 })
        let error = #expect(throws: ArchiveError.self) { try reader.next() }
        #expect(error?.limit == .nameBytes)
        #expect(error?.endsArchive == false)
        #expect(try reader.next()?.name == "short")
    }
}
