/// What a manifest says of one file of text.
package struct ManifestShard: Codable, Hashable, Sendable {
    /// A file that belongs to another.
    package struct Companion: Codable, Hashable, Sendable {
        var file: String
        var bytes: Int
        var sha256: String
    }

    /// The path below the folder.
    var file: String
    var records: Int
    var pages: Int
    /// Code points of text.
    var chars: Int
    /// Bytes as stored.
    var bytes: Int
    /// Of the bytes as stored, lower-case hex.
    var sha256: String
    /// The ids of the first and the last record.
    var firstID: String
    var lastID: String
    /// The files of attributes beside it.
    var attributes: [Companion]

    private enum CodingKeys: String, CodingKey {
        case file, records, pages, chars, bytes, sha256, attributes
        case firstID = "first_id"
        case lastID = "last_id"
    }

    /// Everything that must be on disk for the shard to be there.
    var files: [Companion] { [Companion(file: file, bytes: bytes, sha256: sha256)] + attributes }
}

extension JSONBuffer {
    /// Appends the shard as an object on one line.
    mutating func shard(_ shard: ManifestShard) {
        member(#"{"file":"#, shard.file)
        member(#","records":"#, shard.records)
        member(#","pages":"#, shard.pages)
        member(#","chars":"#, shard.chars)
        member(#","bytes":"#, shard.bytes)
        member(#","sha256":"#, shard.sha256)
        member(#","first_id":"#, shard.firstID)
        member(#","last_id":"#, shard.lastID)
        raw(#","attributes":["#)
        companions(shard.attributes)
        raw("]}")
    }

    /// Appends files that belong to others, with commas between.
    mutating func companions(_ companions: [ManifestShard.Companion]) {
        for (position, companion) in companions.enumerated() {
            member(position == 0 ? #"{"file":"# : #",{"file":"#, companion.file)
            member(#","bytes":"#, companion.bytes)
            member(#","sha256":"#, companion.sha256)
            raw("}")
        }
    }
}
