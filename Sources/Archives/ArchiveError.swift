/// Why an archive or one of its members cannot be read.
package struct ArchiveError: Error, Equatable, Sendable {
    /// The closed list of reasons; the raw values are what users see.
    package enum Code: String, Sendable, CaseIterable {
        /// The bytes are broken or end too early.
        case malformed
        /// A limit of ``ArchiveLimits`` was exceeded; `limit` names it.
        case limitExceeded = "limit_exceeded"
        /// The member is locked with a password.
        case encrypted
        /// The file cannot be opened or read, or is no archive at all.
        case unreadable
    }

    /// The limits of ``ArchiveLimits``; the raw values are their names.
    package enum Limit: String, Sendable, CaseIterable {
        case memberCount, memberBytes, totalBytes, expansionRatio, nesting, nameBytes
    }

    package let code: Code
    /// What is wrong and where, and after it what to do next.
    package let message: String
    /// The message without the place.
    package let reason: String
    /// The archive's name as given to the reader; empty for bytes that have no name.
    package let archive: String
    /// The member at which it happened, where one was reached.
    package let member: String?
    /// How many bytes of the archive, as packed, had been read when it happened.
    package let offset: Int?
    /// The exceeded limit, for `limit_exceeded`.
    package let limit: Limit?
    /// Whether nothing more can be read; otherwise `next()` goes on with the member after.
    package let endsArchive: Bool

    init(
        _ code: Code, _ problem: String, advice: String, archive: String, member: String? = nil,
        offset: Int? = nil, limit: Limit? = nil, endsArchive: Bool
    ) {
        self.code = code
        self.archive = archive
        self.member = member
        // libarchive says -1 where it does not know.
        self.offset = offset.flatMap { $0 < 0 ? nil : $0 }
        self.limit = limit
        self.endsArchive = endsArchive
        var place = archive
        if let member { place += "\(place.isEmpty ? "" : ", ")member \(member)" }
        if let offset = self.offset { place += "\(place.isEmpty ? "" : ", ")byte \(offset)" }
        reason = "\(problem); \(advice)"
        message = "\(place.isEmpty ? "" : place + ": ")\(reason)"
    }
}

extension ArchiveError {
    /// The error of a member that was there in one walk through an archive and is not in another.
    package init(changed archive: String, member: String, _ problem: String) {
        self.init(
            .unreadable, problem, advice: "ingest it again when it is complete", archive: archive,
            member: member,
            endsArchive: false)
    }

    /// The error of an exceeded limit: what was found, and the limit with its value.
    static func exceeded(
        _ limit: Limit, value: Int, found: String, archive: String, member: String? = nil, offset: Int? = nil,
        endsArchive: Bool
    ) -> ArchiveError {
        ArchiveError(
            .limitExceeded, "\(found); the limit \(limit.rawValue) is \(value)",
            advice: "if you trust the source of the archive, give --limit \(limit.rawValue)=N",
            archive: archive, member: member, offset: offset, limit: limit, endsArchive: endsArchive)
    }
}
