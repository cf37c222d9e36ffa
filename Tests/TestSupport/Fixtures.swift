package import Foundation

/// The files that tests read and the golden files that they compare with.
package enum Fixtures {
    /// The repository's root, found from this file's place in it.
    package static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// `Tests/Fixtures`.
    package static let folder = repository.appending(path: "Tests/Fixtures")

    /// Real parser outputs beside the checkout; nil where they are not to be had, which a test says in one line.
    package static let corpus: URL? = {
        let folder = repository.deletingLastPathComponent().appending(path: "shared/corpus")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    /// Whether golden files are to be written anew: `UPDATE_GOLDEN=1`, never in CI.
    package static var isRecording: Bool {
        let environment = ProcessInfo.processInfo.environment
        return environment["UPDATE_GOLDEN"] == "1" && environment["CI"] == nil
    }

    /// The names of the folders in a folder, sorted.
    package static func folders(in folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().filter {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: folder.appending(path: $0).path, isDirectory: &isFolder)
            return exists && isFolder.boolValue
        }
    }

    /// The files below a folder with their paths in it, sorted.
    package static func files(below folder: URL) -> [(name: String, bytes: [UInt8])] {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { name in
            guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
            return (name, Array(data))
        }
    }

    /// The text of a golden file, after writing it where `isRecording`; nil where it does not exist.
    package static func golden(_ file: URL, recording text: String) throws -> String? {
        if isRecording {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) }
    }
}
