/// A store's path as SQLite is to take it.
///
/// Everywhere in Folio a path is a path: SQLite would read `file:x.db` as a URI, and `:memory:` and an empty name as no file at all.
enum StorePath {
    /// The path in a form that SQLite reads as a path, even if it begins with other letters.
    static func plain(_ path: String) -> String { path.hasPrefix("/") ? path : "./" + path }

    /// The URI of a file, for the few options that only a URI has (`immutable=1`, `mode=ro`).
    static func uri(_ path: String, _ option: String) -> String {
        // Bytes, since a path need not be valid text to be quoted.
        let quoted = plain(path).utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default: (byte < 16 ? "%0" : "%") + String(byte, radix: 16)
            }
        }
        return "file:\(quoted.joined())?\(option)"
    }

    /// The folder that a path's last part is in.
    static func folder(_ path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
