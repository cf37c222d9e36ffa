internal import Archives
internal import Providers

/// The place in an archive up to which results have been handed out.
///
/// Which members belong together shows only when all names are known. So a first walk lists them and keeps their bytes
/// up to `SourceLimits.archiveBuffer`; a larger archive is walked a second time, and a result is handed out as soon as
/// its last member has been read. Nothing is written to disk.
final class ArchiveCursor {
    /// Opens the archive anew for another walk.
    private let reopen: () throws(ArchiveError) -> ArchiveReader
    private let place: ArchivePlace
    private let limits: SourceLimits
    /// The zip's own bytes, which are the payload where the archive is one result.
    private let container: () -> [UInt8]?
    /// The results that are not handed out yet, in the order of their paths.
    private var results: [ResultFiles] = []
    private var resultCount = 0
    private var isSingleFile = false
    private var bytes: [String: [UInt8]] = [:]
    /// The second walk, where one is needed.
    private var reader: ArchiveReader?
    /// For the second walk: which result a member belongs to, and how many members each result still lacks.
    private var owner: [String: Int] = [:]
    private var lacking: [Int] = []
    private var failure: ArchiveError?

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
        if let reader { return nextOfSecondWalk(reader) }
        guard let result = results.popLast() else { return reportFailure() }
        return hand(out: result)
    }

    /// The first walk: all names, and the bytes while they fit.
    private func list() throws(ArchiveError) {
        let reader = try reopen()
        var names: [String] = []
        var buffered = 0
        while let member = nextMember(of: reader) {
            names.append(member.name)
            guard buffered <= limits.archiveBuffer, let content = read(member, of: reader) else { continue }
            buffered += content.count
            bytes[member.name] = content
            if buffered > limits.archiveBuffer { bytes = [:] }
        }
        results = grouped(names).reversed()
        resultCount = results.count
        isSingleFile = names.count == 1 && place.source.hasSuffix("/" + (names.first ?? "/"))
        if buffered > limits.archiveBuffer { try startSecondWalk() }
    }

    private func grouped(_ names: [String]) -> [ResultFiles] {
        // An office document is a zip as well; it is a source, not a folder of results.
        if names.contains("[Content_Types].xml") || names.first == "mimetype" { return [] }
        var iterator = ResultIterator(NameTree(names: names))
        var found: [ResultFiles] = []
        while let result = try? iterator.next() { found.append(result) }
        return found
    }

    private func startSecondWalk() throws(ArchiveError) {
        failure = nil
        reader = try reopen()
        results.reverse()
        lacking = results.map(\.files.count)
        for (position, result) in results.enumerated() {
            for file in result.files { owner[file.path] = position }
        }
    }

    private func nextOfSecondWalk(_ reader: ArchiveReader) -> SourceReader.Step {
        while let member = nextMember(of: reader) {
            guard let position = owner[member.name] else { continue }
            bytes[member.name] = read(member, of: reader)
            lacking[position] -= 1
            if lacking[position] == 0 { return hand(out: results[position]) }
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

    private func hand(out result: ResultFiles) -> SourceReader.Step {
        let members = result.files.compactMap { file in
            bytes.removeValue(forKey: file.path).map { Payload.Member(name: file.name, bytes: $0) }
        }
        let key = place.key(of: result, isSingleFile: isSingleFile)
        let source = "\(place.source)/\(result.path)"
        guard let first = members.first else { return next() }
        if members.count == 1, ArchiveKind.sniff(first.bytes) != nil {
            return open(nested: first, source: source, key: key)
        }
        let zip = resultCount == 1 && failure == nil ? container() : nil
        return .item(
            SourceItem(
                source: source, key: key,
                content: .payload(Payload(name: result.path, members: members), container: zip)))
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
