/// Makes the manifest of a whole export out of those of its parts.
enum PartManifests {
    /// Writes `manifest.json` if all parts are finished; the part that ends last does it.
    ///
    /// - Throws: `resume_mismatch` if the parts were made with different options or from different states of the store.
    static func merge(in folder: OutputFolder, _ head: ManifestHead) throws(ExportError) {
        guard let shard = head.shard, let parts = folder.partManifests(count: shard.count) else { return }
        for (index, part) in parts.enumerated() {
            guard let number = ShardNumber(index: index, count: shard.count),
                part.head == head.bytes(of: number)
            else {
                throw ExportError(
                    .resumeMismatch,
                    "part \(index) of \(shard.count) in \(folder.path) was made with other options, or from another state of the store",
                    hint: "export that part again with the options of the others")
            }
        }
        let file = try folder.wholeManifest()
        var json = JSONBuffer()
        json.raw(head.bytes(of: nil))
        var isFirst = true
        var sum = ExportSummary()
        for part in parts {
            for entry in part.shards {
                json.raw(isFirst ? "\n" : ",\n")
                isFirst = false
                json.shard(entry)
            }
            if let summary = part.summary { sum.add(summary) }
            try file.append(json.bytes)
            json.clear()
        }
        json.end(sum)
        try file.append(json.bytes)
        _ = try file.commit(isDurable: true)
    }
}

extension ExportSummary {
    /// Adds what another part wrote.
    mutating func add(_ other: ExportSummary) {
        documents += other.documents
        pages += other.pages
        emptyPages += other.emptyPages
        failedPages += other.failedPages
        renderedPages += other.renderedPages
        records += other.records
        excludedRecords += other.excludedRecords
        unwantedRecords += other.unwantedRecords
        duplicateRecords += other.duplicateRecords
        // Every part looks for copies in all documents.
        duplicateClusters = max(duplicateClusters, other.duplicateClusters)
        undecidedPairs = max(undecidedPairs, other.undecidedPairs)
        duplicateLists += other.duplicateLists
        chars += other.chars
        bytes += other.bytes
        files += other.files
        assets += other.assets
        assetBytes += other.assetBytes
        remoteAssets += other.remoteAssets
        missingAssets += other.missingAssets
    }
}
