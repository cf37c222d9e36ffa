import JSONView
import TestSupport
import Testing

/// Mutations of valid JSON: whatever the bytes, reading ends in a document or an error with a place inside them.
@Suite struct JSONMenderPropertyTests {
    private static let valid = Array(
        #"{"code":"10000","data":{"detail":[{"box":[1,-2.5e3,0.25,18446744073709551615],"text":"中文 𝐀 \u4e2d\ud835\udc00\n\"q\"","ok":true,"no":[false,null,{}]}],"empty":{}},"message":"Success"}"#
            .utf8)

    /// Pieces that steer mutations toward the rules of the mender.
    private static let pieces: [[UInt8]] =
        [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "//", "/*", "*/", "NaN", "-Infinity", "01", ".5", "1.",
            "+", "1e999", "\\ud835",
            "\\udc00", "\\u", "\n", "\0", "99999999999999999999", "e", "-", " ",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0xF4, 0x90, 0x80, 0x80],
        ]

    @Test func `no mutation crashes, and all that is mended passes the strict parser`() {
        var generator = SeededRandom.fresh()
        let seed = generator.seed
        var mendedCount = 0
        for _ in 0..<SeededRandom.rounds(4000) {
            var bytes = Self.valid
            for _ in 0..<Int.random(in: 1...4, using: &generator) { mutate(&bytes, &generator) }
            do {
                // The document is only made where the strict parser accepts what the mender returned.
                let document = try JSONDocument(bytes)
                if !document.repairs.isEmpty { mendedCount += 1 }
                #expect(document.repairs.allSatisfy { $0.count > 0 && isInside($0.place, bytes) })
                let kinds = document.repairs.map(\.kind)
                #expect(Set(kinds).count == kinds.count)
            } catch {
                #expect((0...bytes.count).contains(error.offset), "seed \(seed): \(error)")
                #expect(error.reason != JSONDocument.unexpectedRefusal, "seed \(seed): \(bytes)")
            }
        }
        print("fuzzed \(SeededRandom.rounds(4000)) inputs of json")
        #expect(mendedCount > 100, "seed \(seed): the mutations do not reach the mender's rules")
    }

    @Test func `a text that is cut anywhere is an error or a document that says what was mended`() throws {
        for length in 0..<Self.valid.count {
            guard let document = try? JSONDocument(Array(Self.valid[..<length])) else { continue }
            #expect(document.repairs.map(\.kind) == [.missingBracket], "cut to \(length) bytes")
        }
    }

    private func isInside(_ place: JSONRepair.Place, _ bytes: [UInt8]) -> Bool {
        switch place {
        case .byte(let offset): (0...bytes.count).contains(offset)
        case .path(let path): path.hasPrefix("$")
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededRandom) {
        let offset = Int.random(in: 0..<max(bytes.count, 1), using: &generator)
        guard offset < bytes.count else { return bytes.append(0x20) }
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes.remove(at: offset)
        case 1: bytes[offset] = UInt8.random(in: 0...255, using: &generator)
        case 2:
            bytes.removeSubrange(offset..<min(bytes.count, offset + Int.random(in: 0..<8, using: &generator)))
        case 3: bytes.insert(contentsOf: bytes[offset...].prefix(12), at: offset)
        default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &generator) ?? [], at: offset)
        }
    }
}
