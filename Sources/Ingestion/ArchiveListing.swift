internal import Archives
internal import Providers
internal import Storage
internal import TextEncodings

/// The members of an archive, in its order, under the names that are used for them.
///
/// Members of the same name are kept apart in layers: the first of each name, the second of each, and so on. Each layer is grouped
/// into results by itself, so that a file that was added to an archive again is a result of its own.
struct ArchiveListing {
    /// A result and the positions of its members in the archive.
    struct Result {
        let files: ResultFiles
        let members: [Int]
    }

    let results: [Result]
    /// For each member the results that it belongs to.
    var owners: [[Int]] {
        var owners = [[Int]](repeating: [], count: count)
        for (result, content) in results.enumerated() {
            for position in content.members { owners[position].append(result) }
        }
        return owners
    }
    /// What was guessed about the names, for the warnings of the results.
    let notes: [SourceNote]
    let count: Int

    /// Names members and groups them.
    ///
    /// `encoding` is that of names that are not UTF-8; nil takes the most likely one.
    init(_ members: [ArchiveMember], encoding: TextEncoding?) {
        count = members.count
        var guess = ArchiveNameEncoding()
        for member in members { guess.add(member) }
        let taken = encoding ?? guess.likely
        let names = members.map { DocumentKey.stored($0.name(in: taken)) }
        var layers: [[String]] = []
        var positions: [[String: Int]] = []
        var seen: [String: Int] = [:]
        for (position, name) in names.enumerated() {
            let layer = seen[name, default: 0]
            seen[name] = layer + 1
            if layer == layers.count {
                layers.append([])
                positions.append([:])
            }
            layers[layer].append(name)
            positions[layer][name] = position
        }
        var notes: [SourceNote] = []
        let isDecoded = zip(names, members).contains { $0 != DocumentKey.stored($1.name) }
        if guess.hasNames || isDecoded {
            notes.append(
                taken.map {
                    SourceNote(
                        code: "names_decoded",
                        message: "file names in the archive are not UTF-8 and were read as \($0.rawValue); "
                            + "to use another encoding, give --name-encoding")
                }
                    ?? SourceNote(
                        code: "names_escaped",
                        message:
                            "file names in the archive have an unknown encoding, and their bytes were escaped; "
                            + "give their encoding with --name-encoding"))
        }
        if layers.count > 1 {
            notes.append(
                SourceNote(
                    code: "names_repeated",
                    message:
                        "the archive contains files with the same name; all were stored, the later one as the newer result"
                ))
        }
        self.notes = notes
        results = zip(layers, positions).flatMap { names, positions in
            Self.grouped(names).map { result in
                Result(files: result, members: result.files.compactMap { positions[$0.path] })
            }
        }
    }

    private static func grouped(_ names: [String]) -> [ResultFiles] {
        // An office document is a zip as well; it is a source, not a folder of results.
        if names.contains("[Content_Types].xml") || names.first == "mimetype" { return [] }
        var iterator = ResultIterator(NameTree(names: names))
        var found: [ResultFiles] = []
        while let result = try? iterator.next() { found.append(result) }
        return found
    }
}

/// Something that reading a source guessed or changed; a warning of each result that it concerns.
package struct SourceNote: Equatable, Sendable {
    package let code: String
    package let message: String
}
