internal import Checksums
internal import Foundation

/// Turns document keys into paths below the output folder: never out of it, never two keys to one path.
///
/// The parts of a key between slashes are folders. What file systems refuse or read otherwise is percent-encoded,
/// `%` itself too, so that different keys stay different; parts too long for a file name are cut and end in a hash.
/// On file systems that fold case, or compose accents, a key that would meet another one gets a hash too.
struct FilePath {
    /// Fits every common file system with `.md.tmp` after it.
    private static let longestComponent = 200
    private static let longestPath = 1_000
    private static let refused = Set(#"\:*?"<>|%"#.unicodeScalars)
    /// What an export has of its own at the top of its folder.
    private static let reserved: Set<String> = ["assets", "manifest.json", "manifest.json.tmp"]

    /// What the names of documents' files end in.
    private let suffix: String

    /// Hashes of the paths given so far, as a file system that folds case sees them.
    private var taken: Set<UInt64> = []

    init(suffix: String) { self.suffix = suffix }

    /// The path for a key, without extension and without a slash at its ends.
    mutating func path(for key: String) -> String {
        let components = key.split(separator: "/", omittingEmptySubsequences: false)
        var encoded = components.enumerated().map { position, component in
            let isFolder = position < components.count - 1
            return encode(component, isFirst: position == 0, isFolder: isFolder)
        }
        var path = encoded.joined(separator: "/")
        if path.utf8.count > Self.longestPath {
            encoded = [Self.cut(encoded[encoded.count - 1]) + Self.mark(key)]
            path = encoded[0]
        }
        guard !taken.insert(Self.folded(path)).inserted else { return path }
        path += Self.mark(key)
        taken.insert(Self.folded(path))
        return path
    }

    private func encode(_ component: Substring, isFirst: Bool, isFolder: Bool) -> String {
        // Nothing else is encoded as `%` alone.
        guard !component.isEmpty else { return "%" }
        var text = ""
        for scalar in component.unicodeScalars {
            if Self.refused.contains(scalar) || scalar.properties.generalCategory == .control {
                text += Self.escape(scalar)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        // Dots at the start hide files or mean other folders; dots and spaces at the end vanish on Windows.
        if let first = text.unicodeScalars.first,
            first == "." || (isFirst && Self.reserved.contains(text.lowercased() + (isFolder ? "" : suffix)))
                || (isFirst && Self.reserved.contains(text.lowercased()))
        {
            text = Self.escape(first) + String(text.unicodeScalars.dropFirst())
        }
        if let last = text.unicodeScalars.last, last == "." || last == " " {
            text = String(text.unicodeScalars.dropLast()) + Self.escape(last)
        }
        // A folder must not have the name of a document's file.
        if isFolder, text.lowercased().hasSuffix(suffix) {
            text = String(text.dropLast(suffix.count)) + "%2E" + text.suffix(suffix.count - 1)
        }
        return text.utf8.count <= Self.longestComponent ? text : Self.cut(text) + Self.mark(component)
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        UTF8.encode(scalar).map { $0.map { "%" + Hexadecimal.text([$0]).uppercased() }.joined() } ?? ""
    }

    /// The start of a long name, not within a character or an escape.
    private static func cut(_ text: String) -> String {
        var start = ""
        for scalar in text.unicodeScalars where start.utf8.count < longestComponent - 40 {
            start.unicodeScalars.append(scalar)
        }
        if let percent = start.utf8.suffix(2).lastIndex(of: UInt8(ascii: "%")) {
            start = String(start[..<percent])
        }
        return start
    }

    /// What distinguishes cut names; no escape looks like it.
    private static func mark(_ text: some StringProtocol) -> String {
        "%-" + Hexadecimal.text(SHA256.hash(text.utf8).prefix(8))
    }

    private static func folded(_ path: String) -> UInt64 {
        let folded = path.precomposedStringWithCanonicalMapping.lowercased()
        return SHA256.hash(folded.utf8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
