internal import Archives
internal import Providers

/// The place in an archive up to which results have been returned.
///
/// Which members belong together shows only when all names are known. So a first walk lists them and keeps their bytes
/// up to `SourceLimits.archiveBuffer`; a larger archive is walked again, and a result is returned as soon as its last
/// member has been read. At most `SourceLimits.archiveWaiting` bytes wait for members that come later; what would exceed it is left to a
/// further walk (`ArchiveWalks`). Nothing is written to disk.
final class ArchiveCursor {
    /// Opens the archive again for another walk.
    private let reopen: () throws(ArchiveError) -> ArchiveReader
    private let place: ArchivePlace
    private let limits: SourceLimits
    /// The zip's own bytes, which are the payload if the archive is one result.
    private let container: () -> [UInt8]?
    private var listing = ArchiveListing([], encoding: nil)
    /// The results whose members have all been read and that are not returned yet, last first.
    private var ready: [Int] = []
    private var isSingleFile = false
    /// Unpacked members by their positions in the archive, and how many results still take each of them.
    private var bytes: [Int: (content: [UInt8], takers: Int)] = [:]
    private var walk: ArchiveWalk?
    private var findings: ArchiveFindings

    convenience init(path: String, place: ArchivePlace, limits: SourceLimits) throws(ArchiveError) {
        try self.init(
            place: place, limits: limits,
            container: { FileReader.bytesOfZip(at: path, limit: limits.fileBytes) },
            reopen: { () throws(ArchiveError) in try ArchiveReader(path: path, limits: limits.archive) })
    }

    convenience init(
        bytes: [UInt8], name: String, place: ArchivePlace, limits: SourceLimits
    ) throws(ArchiveError) {
        try self.init(
            place: place, limits: limits, container: { ArchiveKind.sniff(bytes) == .zip ? bytes : nil },
            reopen: { () throws(ArchiveError) in
                try ArchiveReader(bytes: bytes, name: name, limits: limits.archive)
            })
    }

    private init(
        place: ArchivePlace, limits: SourceLimits, container: @escaping () -> [UInt8]?,
        reopen: @escaping () throws(ArchiveError) -> ArchiveReader
    ) throws(ArchiveError) {
        self.place = place
        self.limits = limits
        self.container = container
        self.reopen = reopen
        findings = ArchiveFindings(place)
        try list()
    }

    func next() -> SourceReader.Step {
        while true {
            if let result = ready.popLast() {
                if let step = hand(out: listing.results[result]) { return step }
            } else if let walk {
                goOn(walk)
            } else {
                return findings.next().map { .item($0) } ?? .end
            }
        }
    }

    /// The first walk: all names, and the bytes while they fit.
    private func list() throws(ArchiveError) {
        let reader = try reopen()
        var members: [ArchiveMember] = []
        var contents: [Int: [UInt8]] = [:]
        var buffered = 0
        var fits = true
        while let member = nextMember(of: reader) {
            defer { members.append(member) }
            guard fits else { continue }
            do throws(ArchiveError) {
                if let content = try reader.readBytes(atMost: limits.archiveBuffer - buffered) {
                    buffered += content.count
                    contents[members.count] = content
                } else {
                    fits = false
                    contents = [:]
                }
            } catch {
                findings.note(error)
            }
        }
        listing = ArchiveListing(members, encoding: limits.nameEncoding)
        isSingleFile = members.count == 1 && reader.isSingleFile
        findings.remark(on: reader, hasResults: !listing.results.isEmpty)
        let owners = listing.owners
        guard fits else { return try startWalks(owners, sizes: members.map { $0.size ?? 0 }) }
        ready = listing.results.indices.reversed()
        for (position, content) in contents { bytes[position] = (content, owners[position].count) }
    }

    /// Begins to read a larger archive again.
    ///
    /// Members that cannot be read are met, and noted, a second time.
    private func startWalks(_ owners: [[Int]], sizes: [Int]) throws(ArchiveError) {
        findings.forgetFailures()
        let plan = ArchiveWalks(
            members: listing.results.map(\.members), owners: owners, sizes: sizes,
            bound: limits.archiveWaiting)
        walk = ArchiveWalk(
            plan, owners: owners, lacking: listing.results.map(\.members.count), reader: try reopen())
    }

    /// Reads on until results are ready; ends the walk, or begins the next one, at the archive's end.
    private func goOn(_ walk: ArchiveWalk) {
        while let member = nextMember(of: walk.reader, isRepeated: walk.number > 0) {
            let position = walk.position
            walk.position += 1
            guard position < walk.owners.count else { continue }
            let takers = walk.owners[position].filter { walk.plan.walkOfResult[$0] == walk.number }
            guard !takers.isEmpty else { continue }
            if let content = read(member, of: walk.reader) { bytes[position] = (content, takers.count) }
            for result in takers { walk.lacking[result] -= 1 }
            ready = takers.reversed().filter { walk.lacking[$0] == 0 }
            if !ready.isEmpty { return }
        }
        bytes = [:]
        walk.number += 1
        walk.position = 0
        guard walk.number < walk.plan.count else { return end(walk) }
        do throws(ArchiveError) {
            walk.reader = try reopen()
        } catch {
            findings.note(error)
            end(walk)
        }
    }

    /// Ends the walks; results that were listed and not read again are failures.
    private func end(_ walk: ArchiveWalk) {
        self.walk = nil
        for (result, lacking) in zip(listing.results, walk.lacking) where lacking > 0 {
            findings.note(
                ArchiveError(
                    changed: place.source, member: result.files.path,
                    "was missing when it was read again: the archive changed during the ingest"))
        }
    }

    /// The next member; an error that ends the archive is kept for the end.
    ///
    /// In a repeated walk the errors between members are known from the walk before.
    private func nextMember(of reader: ArchiveReader, isRepeated: Bool = false) -> ArchiveMember? {
        while true {
            do throws(ArchiveError) {
                return try reader.next()
            } catch {
                if !isRepeated { findings.note(error) }
                if error.endsArchive { return nil }
            }
        }
    }

    private func read(_ member: ArchiveMember, of reader: ArchiveReader) -> [UInt8]? {
        do throws(ArchiveError) {
            return try reader.readBytes()
        } catch {
            findings.note(error)
            return nil
        }
    }

    /// The bytes of a member, which are let go of with the last result that takes them.
    private func take(_ position: Int) -> [UInt8]? {
        guard let (content, takers) = bytes[position] else { return nil }
        bytes[position] = takers > 1 ? (content, takers - 1) : nil
        return content
    }

    /// The step for a result; nil if none of its members could be read, which is noted.
    private func hand(out result: ArchiveListing.Result) -> SourceReader.Step? {
        let members = zip(result.files.files, result.members).compactMap { file, position in
            take(position).map { Payload.Member(name: file.name, bytes: $0) }
        }
        let key = place.key(of: result.files, isSingleFile: isSingleFile)
        let source = "\(place.source)/\(result.files.path)"
        guard let first = members.first else { return nil }
        if members.count == 1, ArchiveKind.sniff(first.bytes) != nil {
            return open(nested: first, source: source, key: key)
        }
        // The zip as received represents the result if its names can be read again without an option.
        let isWhole = listing.results.count == 1 && !findings.haveFailures && listing.notes.isEmpty
        return .item(
            SourceItem(
                source: source, key: key,
                content: .payload(
                    Payload(name: result.files.path, members: members), container: isWhole ? container() : nil
                ),
                notes: listing.notes))
    }

    private func open(nested member: Payload.Member, source: String, key: String) -> SourceReader.Step {
        guard limits.archive.nesting > 0 else {
            let failure = ProviderFailure(
                .limitExceeded,
                "limit nesting: the archive is nested too deep in other archives; unpack it first")
            return .item(SourceItem(source: source, key: key, content: .failure(failure)))
        }
        var inner = limits
        inner.archive.nesting -= 1
        do throws(ArchiveError) {
            let path = key + (ArchivePlace.ending(of: member.name) ?? "")
            let place = ArchivePlace(source: source, path: path, isRoot: false)
            return .archive(
                try ArchiveCursor(bytes: member.bytes, name: source, place: place, limits: inner))
        } catch {
            return .item(.failed(source: source, key: key, error))
        }
    }
}
