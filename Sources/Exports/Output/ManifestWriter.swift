/// Writes `manifest.json` as the export goes: options, the files in the order they were written, then the sums.
///
/// It has no times and no absolute paths, so the same store and options make the same bytes. Its name comes last,
/// when everything that it lists is whole.
final class ManifestWriter {
    /// One file of text.
    struct Shard {
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
    }

    static let generator = "folio"
    /// What every manifest begins with.
    static let opening = "{\"generator\":\"folio\","

    private let file: AtomicFile
    private var json = JSONBuffer()
    private var shards = 0

    init(_ folder: OutputFolder, _ options: ExportOptions) throws(ExportError) {
        file = try folder.manifest()
        json.raw(Array(Self.opening.utf8))
        json.raw(#""format":"#)
        json.string(options.format.rawValue)
        json.raw(#","unit":"#)
        json.string(options.unit.rawValue)
        json.raw(#","options":"#)
        json.options(options)
        json.raw(#","shards":["#)
        try flush()
        // A run that is broken off leaves this behind, by which the next one knows the folder.
        try file.flush()
    }

    func add(_ shard: Shard) throws(ExportError) {
        if shards > 0 { json.raw(",") }
        shards += 1
        json.raw("\n{\"file\":")
        json.string(shard.file)
        json.member(#","records":"#, shard.records)
        json.member(#","pages":"#, shard.pages)
        json.member(#","chars":"#, shard.chars)
        json.member(#","bytes":"#, shard.bytes)
        json.raw(#","sha256":"#)
        json.string(shard.sha256)
        json.raw("}")
        try flush()
    }

    /// Writes the sums and gives the manifest its name.
    func finish(_ summary: ExportSummary) throws(ExportError) {
        json.member("],\n\"documents\":", summary.documents)
        json.member(#","pages":"#, summary.pages)
        json.member(#","empty_pages":"#, summary.emptyPages)
        json.member(#","records":"#, summary.records)
        json.member(#","chars":"#, summary.chars)
        json.member(#","bytes":"#, summary.bytes)
        json.member(#","assets":"#, summary.assets)
        json.member(#","asset_bytes":"#, summary.assetBytes)
        json.member(#","remote_assets":"#, summary.remoteAssets)
        json.member(#","missing_assets":"#, summary.missingAssets)
        json.raw("}\n")
        try flush()
        _ = try file.commit(isDurable: true)
    }

    private func flush() throws(ExportError) {
        try file.append(json.bytes)
        json.clear()
    }
}

extension JSONBuffer {
    fileprivate mutating func member(_ name: StaticString, _ value: Int) {
        raw(name)
        integer(value)
    }

    fileprivate mutating func options(_ options: ExportOptions) {
        raw(#"{"furniture":"#)
        string(options.markdown.furniture.rawValue)
        raw(#","images":"#)
        string(options.markdown.images.rawValue)
        raw(#","text":"#)
        string(options.markdown.text.rawValue)
        raw(#","compression":"#)
        string(options.compression.rawValue)
        member(#","shard_size":"#, options.shardSize)
        raw(#","keys":"#)
        strings(options.selection.keys)
        raw(#","key_prefix":"#)
        string(options.selection.keyPrefix)
        raw(#","providers":"#)
        strings(options.selection.providers)
        raw(#","page_numbers":"#)
        if let pages = options.selection.pages {
            member("[", pages.lowerBound)
            member(",", pages.upperBound)
            raw("]")
        } else {
            raw("null")
        }
        raw("}")
    }

    private mutating func strings(_ values: [String]?) {
        guard let values else { return raw("null") }
        raw("[")
        for (position, value) in values.enumerated() {
            if position > 0 { raw(",") }
            string(value)
        }
        raw("]")
    }
}
