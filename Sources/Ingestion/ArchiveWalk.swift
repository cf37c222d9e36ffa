internal import Archives

/// A further walk through an archive, and those after it.
///
/// A class, so that its arrays are changed where they are.
final class ArchiveWalk {
    let plan: ArchiveWalks
    /// For each member the results that it belongs to: a folder of images may belong to several.
    let owners: [[Int]]
    /// How many members each result still lacks.
    var lacking: [Int]
    var number = 0
    var reader: ArchiveReader
    /// The position of the next member.
    var position = 0

    init(_ plan: ArchiveWalks, owners: [[Int]], lacking: [Int], reader: ArchiveReader) {
        self.plan = plan
        self.owners = owners
        self.lacking = lacking
        self.reader = reader
    }
}
