import Foundation

extension Workspace {
    /// The paths of the files below a folder, sorted.
    func files(below name: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path(name)).sorted().filter {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: path("\(name)/\($0)"), isDirectory: &isFolder)
            return exists && !isFolder.boolValue
        }
    }

    /// The records of an export as JSON Lines, in the order of the manifest.
    func records(below name: String) throws -> [JSON] {
        let shards = try JSON(parsing: text("\(name)/manifest.json"))["shards"].array ?? []
        return try shards.flatMap { shard in
            try text("\(name)/\(shard["file"].string ?? "")").split(separator: "\n").map {
                try JSON(parsing: $0)
            }
        }
    }
}
