/// Writes `manifest.json` as the export goes: options, the files in the order they were finished, then the sums.
///
/// It has no times and no absolute paths, so the same store and options make the same bytes. Its name comes last,
/// when everything that it lists is complete; until then it is `manifest.json.tmp` and shows the next run what is complete.
final class ManifestWriter {
    private let file: AtomicFile
    private var json = JSONBuffer()
    private var shards = 0

    /// Begins a manifest, with files that an earlier run has finished.
    init(_ folder: OutputFolder, _ head: ManifestHead, kept: [ManifestShard] = []) throws(ExportError) {
        file = try folder.manifest(head.shard)
        json.raw(head.bytes(of: head.shard))
        for shard in kept { append(shard) }
        try flush()
    }

    func add(_ shard: ManifestShard) throws(ExportError) {
        append(shard)
        try flush()
    }

    /// Writes the sums and gives the manifest its name.
    func finish(_ summary: ExportSummary) throws(ExportError) {
        json.end(summary)
        try flush()
        _ = try file.commit(isDurable: true)
    }

    private func append(_ shard: ManifestShard) {
        json.raw(shards > 0 ? ",\n" : "\n")
        shards += 1
        json.shard(shard)
    }

    private func flush() throws(ExportError) {
        try file.append(json.bytes)
        json.clear()
        try file.flush()
    }
}

extension JSONBuffer {
    /// Appends what a manifest ends with: the sums.
    mutating func end(_ summary: ExportSummary) {
        member("\n],\"documents\":", summary.documents)
        member(#","pages":"#, summary.pages)
        member(#","empty_pages":"#, summary.emptyPages)
        member(#","failed_pages":"#, summary.failedPages)
        member(#","rendered_pages":"#, summary.renderedPages)
        member(#","records":"#, summary.records)
        member(#","excluded_records":"#, summary.excludedRecords)
        member(#","unwanted_records":"#, summary.unwantedRecords)
        member(#","duplicate_records":"#, summary.duplicateRecords)
        member(#","duplicate_clusters":"#, summary.duplicateClusters)
        member(#","undecided_pairs":"#, summary.undecidedPairs)
        raw(#","duplicate_lists":["#)
        companions(summary.duplicateLists)
        raw("]")
        member(#","chars":"#, summary.chars)
        member(#","bytes":"#, summary.bytes)
        member(#","files":"#, summary.files)
        member(#","assets":"#, summary.assets)
        member(#","asset_bytes":"#, summary.assetBytes)
        member(#","remote_assets":"#, summary.remoteAssets)
        member(#","missing_assets":"#, summary.missingAssets)
        raw("}\n")
    }
}
