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

    private static func isASCII(_ key: String) -> Bool { key.utf8.allSatisfy { $0 < 0x80 } }
}
