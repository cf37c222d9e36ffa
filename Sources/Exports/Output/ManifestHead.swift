internal import Archives

/// What a manifest begins with: everything that decides the bytes of an export.
///
/// Two exports with the same head make the same files, which is how one that broke off is known again.
struct ManifestHead: Equatable {
    static let generator = "folio"
    /// What every manifest begins with.
    static let opening = "{\"generator\":\"folio\","
    /// What parts the head from the part of the documents that a manifest is about.
    static let shardName = ",\"shard\":"

    /// Everything before the number of the part.
    let common: [UInt8]
    let shard: ShardNumber?

    init(_ options: ExportOptions, _ origin: StoreOrigin?) {
        var json = JSONBuffer()
        json.raw(Array(Self.opening.utf8))
        json.member(#""format":"#, options.format.rawValue)
        json.member(#","unit":"#, options.unit.rawValue)
        json.raw(#","options":"#)
        json.options(options)
        json.raw(#","store":"#)
        if let origin {
            json.member(#"{"generation":"#, origin.generation)
            json.member(#","schema_version":"#, origin.schemaVersion)
            json.raw("}")
        } else {
            json.raw("null")
        }
        json.raw(#","compressor":"#)
        switch options.compression {
        case .none: json.raw("null")
        case .zstd: json.string("zstd \(Zstandard.libraryVersion) level \(ShardWriter.zstandardLevel)")
        case .gzip: json.string("zlib level 6")
        }
        common = json.bytes
        shard = options.selection.shard
    }

    /// Everything up to the list of shards, on one line.
    func bytes(of shard: ShardNumber?) -> [UInt8] {
        var json = JSONBuffer()
        json.raw(common)
        json.raw(Array(Self.shardName.utf8))
        if let shard {
            json.member("[", shard.index)
            json.member(",", shard.count)
            json.raw("]")
        } else {
            json.raw("null")
        }
        json.raw(#","shards":["#)
        return json.bytes
    }

    /// The name of the manifest of a part, or of all.
    static func fileName(_ shard: ShardNumber?) -> String {
        guard let shard else { return "manifest.json" }
        return "manifest-\(padded(shard.index))-of-\(padded(shard.count)).json"
    }

    /// Five digits at least, so that names sort as numbers do.
    static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }

    /// Reads the count of parts in a manifest's file name; nil for another name.
    static func shardCount(inFileName name: String) -> Int? {
        guard let match = name.wholeMatch(of: /manifest-[0-9]{5,6}-of-([0-9]{5,6})\.json(\.tmp)?/) else {
            return nil
        }
        return Int(match.1)
    }
}
