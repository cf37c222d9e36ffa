internal import Foundation

/// How keys of documents are compared.
package enum DocumentKey {
    /// Whether two keys end in the same name: `2024/report` and `copy/report`.
    ///
    /// Equal bytes under such keys are one document that was found at two places; under other names they are two documents.
    package static func haveSameName(_ first: String, _ second: String) -> Bool {
        name(first) == name(second)
    }

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

    private static func name(_ key: String) -> Substring { key.split(separator: "/").last ?? "" }

    private static func isASCII(_ key: String) -> Bool { key.utf8.allSatisfy { $0 < 0x80 } }
}
