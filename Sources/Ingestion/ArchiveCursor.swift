internal import Archives
internal import Providers

/// The place in an archive up to which results have been handed out.
///
/// Which members belong together shows only when all names are known. So a first walk lists them and keeps their bytes
/// up to `SourceLimits.archiveBuffer`; a larger archive is walked again, and a result is handed out as soon as its last
/// member has been read. At most `SourceLimits.archiveWaiting` bytes wait for members that come later; what would exceed it is left to a
/// further walk (`ArchiveWalks`). Nothing is written to disk.
final class ArchiveCursor {
    /// Opens the archive anew for another walk.
    private let reopen: () throws(ArchiveError) -> ArchiveReader
    private let place: ArchivePlace
    private let limits: SourceLimits
    /// The zip's own bytes, which are the payload where the archive is one result.
    private let container: () -> [UInt8]?
    private var listing = ArchiveListing([], encoding: nil)
    /// The results that are not handed out yet, last first; used when all bytes are at hand.
    private var pending: [Int] = []
    private var isSingleFile = false
    /// Unpacked members by their positions in the archive.
    private var bytes: [Int: [UInt8]] = [:]
    private var walk: Walk?
    private var failure: ArchiveError?

    /// A further walk through the archive.
    private struct Walk {
        let plan: ArchiveWalks
        /// For each member the result that it belongs to.
        let owner: [Int?]
        /// How many members each result still lacks.
        var lacking: [Int]
        var number = 0
        var reader: ArchiveReader
        /// The position of the next member.
        var position = 0
    }

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
        try list()
    }

    func next() -> SourceReader.Step {
        if walk != nil { return nextOfWalk() }
        guard let result = pending.popLast() else { return reportFailure() }
        return hand(out: listing.results[result])
    }

    /// The first walk: all names, and the bytes while they fit.
    private func list() throws(ArchiveError) {
        let reader = try reopen()
        var members: [ArchiveMember] = []
        var buffered = 0
        var fits = true
        while let member = nextMember(of: reader) {
            defer { members.append(member) }
            guard fits else { continue }
            do throws(ArchiveError) {
                if let content = try reader.readBytes(atMost: limits.archiveBuffer - buffered) {
                    buffered += content.count
                    bytes[members.count] = content
                } else {
                    fits = false
                    bytes = [:]
                }
            } catch {
                failure = error
            }
        }
        listing = ArchiveListing(members, encoding: limits.nameEncoding)
        isSingleFile =
            members.count == 1 && reader.isSingleFile && place.source.hasSuffix("/" + members[0].name)
        pending = listing.results.indices.reversed()
        if !fits { try startWalks(sizes: members.map { $0.size ?? 0 }) }
    }

    private func startWalks(sizes: [Int]) throws(ArchiveError) {
        failure = nil
        let members = listing.results.map(\.members)
        var owner = [Int?](repeating: nil, count: sizes.count)
        for (result, positions) in members.enumerated() {
            for position in positions { owner[position] = result }
        }
        walk = Walk(
            plan: ArchiveWalks(members: members, sizes: sizes, bound: limits.archiveWaiting), owner: owner,
            lacking: members.map(\.count), reader: try reopen())
    }

    private func nextOfWalk() -> SourceReader.Step {
        while var current = walk {
            while let member = nextMember(of: current.reader) {
                let position = current.position
                current.position += 1
                guard position < current.owner.count, let result = current.owner[position],
                    current.plan.walkOfResult[result] == current.number
                else { continue }
                bytes[position] = read(member, of: current.reader)
                current.lacking[result] -= 1
                if current.lacking[result] == 0 {
                    walk = current
                    return hand(out: listing.results[result])
                }
            }
            current.number += 1
            current.position = 0
            guard current.number < current.plan.count, let reader = try? reopen() else {
                walk = nil
                pending = []
                break
            }
            current.reader = reader
            walk = current
        }
        return reportFailure()
    }

    /// The next member; an error that ends the archive is kept for the end.
    private func nextMember(of reader: ArchiveReader) -> ArchiveMember? {
        while true {
            do throws(ArchiveError) {
                return try reader.next()
            } catch {
                failure = error
                if error.endsArchive { return nil }
            }
        }
    }

    private func read(_ member: ArchiveMember, of reader: ArchiveReader) -> [UInt8]? {
        do throws(ArchiveError) {
            return try reader.readBytes()
        } catch {
            failure = error
            return nil
        }
    }

    private func hand(out result: ArchiveListing.Result) -> SourceReader.Step {
        let members = zip(result.files.files, result.members).compactMap { file, position in
            bytes.removeValue(forKey: position).map { Payload.Member(name: file.name, bytes: $0) }
        }
        let key = place.key(of: result.files, isSingleFile: isSingleFile)
        let source = "\(place.source)/\(result.files.path)"
        guard let first = members.first else { return next() }
        if members.count == 1, ArchiveKind.sniff(first.bytes) != nil {
            return open(nested: first, source: source, key: key)
        }
        // The zip as received stands for the result if its names can be read again without an option.
        let isWhole = listing.results.count == 1 && failure == nil && listing.notes.isEmpty
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
                "limit nesting: the archive lies deeper in archives than is allowed. Unpack it first.")
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

    private func reportFailure() -> SourceReader.Step {
        guard let error = failure else { return .end }
        failure = nil
        return .item(.failed(source: place.source, key: place.name, error))
    }
}
