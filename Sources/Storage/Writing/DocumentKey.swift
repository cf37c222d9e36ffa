internal import Foundation

/// The Unicode forms of documents' keys.
package enum DocumentKey {
    /// The form in which keys are stored (NFC).
    package static func stored(_ key: String) -> String {
        isASCII(key) ? key : key.precomposedStringWithCanonicalMapping
    }

    /// The other forms in which a store may have a key: keys of older stores are as the file system had them.
    static func otherForms(of key: String) -> [String] {
        guard !isASCII(key) else { return [] }
        return [key.precomposedStringWithCanonicalMapping, key.decomposedStringWithCanonicalMapping].filter {
            !$0.utf8.elementsEqual(key.utf8)
        }
    }

    /// The fewest bytes of a result that distinguish documents by themselves.
    ///
    /// Shorter results of different documents can be equal, for example those of a few blank pages.
    static let identifyingByteCount = 16 << 10

    /// Whether two results with the same bytes are of one document.
    ///
    /// They are if their keys end in the same name (`2024/report` and `copy/report`), or if they are long enough.
    static func areOfOneDocument(_ one: String, _ other: String, byteCount: Int) -> Bool {
        byteCount >= identifyingByteCount || name(one) == name(other)
    }

    private static func name(_ key: String) -> Substring {
        key.lastIndex(of: "/").map { key[key.index(after: $0)...] } ?? key[...]
    }

    private static func isASCII(_ key: String) -> Bool { key.utf8.allSatisfy { $0 < 0x80 } }
}
