/// Walks the regular files of an archive in order, in bounded memory, without ever writing to disk.
///
/// Reads zip, 7z, tar (v7, ustar, pax, gnu), these tars inside gzip, xz, zstd or bzip2, and a single file inside one
/// of those four, which is a member named without the suffix: `x.jsonl` of `x.jsonl.zst`.
///
/// An error after some members ends the walk where its `endsArchive` says so; `next()` then throws it again. Nothing
/// ends silently: `next()` returns nil only where the archive is whole.
package final class ArchiveReader {
    package let name: String
    package let limits: ArchiveLimits
    /// Entries that are neither files nor directories (links, devices); they are left out.
    package private(set) var skippedMembers = 0
    /// Those of them that are further names of a file (hard links), and the first of these names.
    package private(set) var hardLinks = 0
    package private(set) var firstHardLink: String?
    /// Members whose name was hostile or no text, and was changed.
    package private(set) var renamedMembers = 0

    let library: LibArchive
    private let kind: ArchiveKind
    private let depth: Int
    private let end: ArchiveEnd
    private let source: ArchiveSource
    /// The names of a zip's entries as bytes; read once libarchive has none for an entry.
    private lazy var zipNames = end.zip?.names(in: source) ?? []
    private var entries = 0
    private var unpacked: UnpackedBytes
    private(set) var current: ArchiveMember?
    private var currentIsEncrypted = false
    /// How many bytes of the current member have been unpacked.
    private var memberPosition = 0
    private var isFinished = false
    private var failure: ArchiveError?

    /// Opens a file; it is read as the walk goes on.
    package convenience init(path: String, limits: ArchiveLimits = ArchiveLimits()) throws(ArchiveError) {
        let source = try ArchiveSource(path: path)
        try self.init(source, name: path, limits: limits, usage: ArchiveUsage(), depth: 0)
    }

    /// Opens bytes in memory; `name` is for messages and names the member of a compressed single file.
    package convenience init(
        bytes: [UInt8], name: String, limits: ArchiveLimits = ArchiveLimits()
    ) throws(ArchiveError) {
        let source = ArchiveSource(bytes: bytes)
        try self.init(source, name: name, limits: limits, usage: ArchiveUsage(), depth: 0)
    }

    /// Opens an archive that was a member of this one; both share `totalBytes`, and `nesting` is checked.
    package func open(nested bytes: [UInt8], member: String) throws(ArchiveError) -> ArchiveReader {
        let nestedName = "\(name)/\(member)"
        guard depth < limits.nesting else {
            throw .exceeded(
                .nesting, value: limits.nesting, found: "is nested \(depth + 1) archives deep",
                archive: nestedName,
                endsArchive: true)
        }
        return try ArchiveReader(
            ArchiveSource(bytes: bytes), name: nestedName, limits: limits, usage: unpacked.usage,
            depth: depth + 1)
    }

    private init(
        _ source: ArchiveSource, name: String, limits: ArchiveLimits, usage: ArchiveUsage, depth: Int
    ) throws(ArchiveError) {
        let prefix = source.bytes(at: 0, length: ArchiveKind.prefixLength)
        let kind = ArchiveKind.sniff(prefix)
        let zipEnd = kind == .zip ? ZipDirectoryEnd(source) : nil
        guard let kind,
            let library = LibArchive(
                source, kind: kind, hasDirectory: zipEnd.map { $0.entryCount != 0 } ?? false)
        else {
            throw ArchiveError(
                .unreadable, source.readError ?? "is not a supported archive",
                advice: "pack the files as zip, tar, tar.gz, tar.xz, tar.zst or tar.bz2", archive: name,
                endsArchive: true)
        }
        self.name = name
        self.limits = limits
        self.depth = depth
        self.kind = kind
        self.library = library
        end = ArchiveEnd(kind: kind, zip: zipEnd)
        unpacked = UnpackedBytes(limits: limits, usage: usage)
        self.source = source
        guard library.open() else { throw broken(library.problem, endsArchive: true) }
    }

    /// The next regular file; nil once all have been returned and the archive is whole.
    package func next() throws(ArchiveError) -> ArchiveMember? {
        if let failure { throw failure }
        guard !isFinished else { return nil }
        return try remembering { () throws(ArchiveError) in
            try passOverCurrent()
            while let header = try nextHeader() {
                if let member = try member(header) { return member }
            }
            if let problem = end.problem(entries: entries, in: library) {
                throw broken(problem, endsArchive: true)
            }
            isFinished = true
            return nil
        }
    }

    /// Whether the content is one compressed file without an archive around it; known once `next()` was called.
    package var isSingleFile: Bool { library.isSingleFile }

    /// Hands over the bytes of the member that `next()` returned last, chunk by chunk; once for a member.
    package func readChunks(_ consume: (UnsafeRawBufferPointer) -> Void) throws(ArchiveError) {
        if let failure { throw failure }
        guard let member = current else { return }
        guard !currentIsEncrypted else {
            throw ArchiveError(
                .encrypted, "is protected by a password",
                advice: "unpack it with the password, and pack it without one",
                archive: name, member: member.name, endsArchive: false)
        }
        if let size = member.size, size > limits.memberBytes { throw tooLarge("\(size) bytes unpacked") }
        try remembering { () throws(ArchiveError) in try unpack(upTo: limits.memberBytes, consume) }
    }
}

extension ArchiveReader {
    /// Runs a step and keeps an error that ends the archive, for `next()` to throw again.
    private func remembering<Value>(
        _ step: () throws(ArchiveError) -> Value
    ) throws(ArchiveError) -> Value {
        do {
            return try step()
        } catch {
            if error.endsArchive { failure = error }
            throw error
        }
    }

    /// Leaves the current member.
    ///
    /// Behind a compression its bytes are unpacked all the same, so they are counted.
    private func passOverCurrent() throws(ArchiveError) {
        defer { current = nil }
        guard current != nil, kind.isStream || kind == .sevenZip, !currentIsEncrypted else { return }
        do {
            try unpack(upTo: .max) { _ in }
        } catch  where !error.endsArchive {
            // The caller has not asked for this member, so that it is broken is no reason to stop.
        }
    }

    private func nextHeader() throws(ArchiveError) -> LibArchive.Header? {
        let step = library.nextHeader()
        try check(unpacked.ratioExcess(in: library))
        guard !kind.isStream || library.filterCount > 0 else {
            // libarchive takes a compressed file that ends in its header for plain data.
            throw broken("the data ends too early", endsArchive: true)
        }
        switch step {
        case .end: return nil
        case .failure: throw broken(library.problem, endsArchive: true)
        case .value(let header):
            entries += 1
            guard entries <= limits.memberCount else {
                throw exceeded(.memberCount, value: limits.memberCount, found: "contains more entries")
            }
            return header
        }
    }

    /// The member of a header; nil where it is no regular file.
    private func member(_ header: LibArchive.Header) throws(ArchiveError) -> ArchiveMember? {
        guard header.isRegularFile else {
            if !header.isDirectory { skippedMembers += 1 }
            if header.isHardLink {
                hardLinks += 1
                firstHardLink =
                    firstHardLink ?? MemberName(bytes: header.nameBytes.prefix(limits.nameBytes)).text
            }
            return nil
        }
        let isWhole = library.isSingleFile
        let nameBytes =
            isWhole
            ? Array(SingleFileName.name(of: name, filters: library.filterCount).utf8)
            : header.nameBytes.isEmpty ? nameInDirectory : header.nameBytes
        let memberName = MemberName(bytes: nameBytes.prefix(limits.nameBytes))
        guard nameBytes.count <= limits.nameBytes else {
            throw ArchiveError.exceeded(
                .nameBytes, value: limits.nameBytes, found: "has a name of \(nameBytes.count) bytes",
                archive: name,
                member: memberName.text, offset: library.packedBytes, endsArchive: false)
        }
        if memberName.isChanged && !isWhole { renamedMembers += 1 }
        let member = ArchiveMember(
            name: memberName.text, size: isWhole ? nil : header.size,
            nameBytes: isWhole ? [] : Array(nameBytes))
        current = member
        memberPosition = 0
        currentIsEncrypted = header.isEncrypted
        return member
    }

    /// The name that a zip's directory has for the entry of the last header.
    private var nameInDirectory: [UInt8] {
        zipNames.indices.contains(entries - 1) ? zipNames[entries - 1] : []
    }

    /// Unpacks the rest of the current member under all limits; holes of sparse files become zeros.
    private func unpack(
        upTo memberBytes: Int, _ consume: (UnsafeRawBufferPointer) -> Void
    ) throws(ArchiveError) {
        while true {
            switch library.nextBlock() {
            case .end:
                // The hole at the end of a sparse file shows in its size alone.
                let size = kind == .zip ? 0 : current?.size ?? 0
                return try take(
                    UnsafeRawBufferPointer(start: nil, count: 0), at: size, upTo: memberBytes, consume)
            case .failure(let isFatal):
                throw broken(library.problem, endsArchive: isFatal)
            case .value(let block):
                try take(block.bytes, at: block.offset, upTo: memberBytes, consume)
            }
        }
    }

    /// Takes one block of the current member, with zeros for the hole before it.
    private func take(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, upTo memberBytes: Int,
        _ consume: (UnsafeRawBufferPointer) -> Void
    ) throws(ArchiveError) {
        let start = max(offset, memberPosition)
        guard start <= memberBytes - bytes.count else { throw tooLarge("more unpacked") }
        let hole = start - memberPosition
        try check(unpacked.add(hole: hole, bytes: bytes.count))
        try check(unpacked.ratioExcess(in: library))
        memberPosition = start + bytes.count
        Zeros.write(hole, to: consume)
        if !bytes.isEmpty { consume(bytes) }
    }

    private func check(_ excess: UnpackedBytes.Excess?) throws(ArchiveError) {
        if let excess { throw exceeded(excess.limit, value: excess.value, found: excess.found) }
    }
}
