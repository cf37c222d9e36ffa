import Archives

/// What a walk over an archive gives: the members up to the end or the error.
struct Walk {
    var names: [String] = []
    var contents: [[UInt8]] = []
    var error: ArchiveError?
    var skippedMembers = 0
    var renamedMembers = 0

    init(_ bytes: [UInt8], name: String = "a", limits: ArchiveLimits = ArchiveLimits(), reads: Bool = true) {
        do {
            let reader = try ArchiveReader(bytes: bytes, name: name, limits: limits)
            defer { (skippedMembers, renamedMembers) = (reader.skippedMembers, reader.renamedMembers) }
            while let member = try reader.next() {
                if reads { contents.append(try reader.readBytes()) }
                names.append(member.name)
            }
        } catch {
            self.error = error
        }
    }
}
