/// The file that lists the records which an export left out as copies: id, the id of the record that was kept, similarity.
///
/// Tab-separated, so that no reader of records takes it for some of them; tabs, newlines and backslashes of ids are `\t`,
/// `\n` and `\\`.
final class DuplicateList {
    private let file: AtomicFile
    private let name: String

    init(_ folder: OutputFolder, _ shard: ShardNumber?) throws(ExportError) {
        name = Self.name(shard)
        file = try folder.file(name)
        try file.append("id\tkept_id\tsimilarity\n".utf8)
    }

    static func name(_ shard: ShardNumber?) -> String {
        shard.map { "duplicates-\(ManifestHead.padded($0.index)).tsv" } ?? "duplicates.tsv"
    }

    func add(_ identifier: String, _ copies: RecordCopies) throws(ExportError) {
        let similarity = (copies.similarity * 10_000).rounded() / 10_000
        try file.append("\(Self.cell(identifier))\t\(Self.cell(copies.keptID))\t\(similarity)\n".utf8)
    }

    func finish() throws(ExportError) -> ManifestShard.Companion {
        let sha256 = try file.commit(isDurable: true)
        return ManifestShard.Companion(file: name, bytes: file.count, sha256: sha256)
    }

    private static func cell(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
    }
}
