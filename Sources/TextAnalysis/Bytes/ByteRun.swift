/// Plain search in bytes.
package enum ByteRun {
    /// Whether a run of bytes occurs, in either case of ASCII letters.
    package static func contains(_ run: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = run.first, bytes.count >= run.count else { return false }
        let folded = run.map { $0.isLetter ? $0 | 0x20 : $0 }
        let start = first.isLetter ? first | 0x20 : first
        for position in 0...(bytes.count - run.count) {
            let byte = bytes[position]
            guard (byte.isLetter ? byte | 0x20 : byte) == start else { continue }
            let matches = folded.indices.allSatisfy {
                let byte = bytes[position + $0]
                return (byte.isLetter ? byte | 0x20 : byte) == folded[$0]
            }
            if matches { return true }
        }
        return false
    }

    /// The last beginning of a run of lower-case ASCII, in either case in the bytes.
    package static func last(_ run: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let wanted = Array(run.utf8)
        guard bytes.count >= wanted.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - wanted.count)).last { position in
            wanted.indices.allSatisfy {
                let byte = bytes[position + $0]
                return byte == wanted[$0] || (byte.isLetter && byte | 0x20 == wanted[$0])
            }
        }
    }

    /// The beginnings of a run of lower-case ASCII, in either case in the bytes.
    package static func all(_ run: String, in bytes: ArraySlice<UInt8>) -> [Int] {
        let wanted = Array(run.utf8)
        guard bytes.count >= wanted.count else { return [] }
        return (bytes.startIndex...(bytes.endIndex - wanted.count)).filter { position in
            wanted.indices.allSatisfy {
                let byte = bytes[position + $0]
                return byte == wanted[$0] || (byte.isLetter && byte | 0x20 == wanted[$0])
            }
        }
    }
}
