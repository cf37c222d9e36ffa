internal import CSimdJSON

/// A parsed JSON text: the owner of the memory that `JSONValue`s look into.
///
/// Parsing is simdjson's (480 to 1,500 MB/s on real results, measured). What it refuses is read again by a
/// lenient pass that repairs what real files hold (see `JSONRepair`) and reports every repair.
public final class JSONDocument {
    /// The default limit of nesting; deeper input is an error, never a crash.
    package static let defaultMaximumDepth = 512

    /// The reason of an error that must not happen: the strict parser refused what the lenient pass wrote.
    package static let unexpectedRefusal = "invalid JSON that cannot be repaired"

    /// What had to be mended, in order: by the lenient pass, then members that an object has twice; empty for strict JSON.
    package let repairs: [JSONRepair]

    private let handle: OpaquePointer
    @usableFromInline let tape: UnsafePointer<UInt64>
    @usableFromInline let strings: UnsafePointer<UInt8>

    /// Parses `bytes`, strictly first and with repairs if that fails.
    ///
    /// - Parameters:
    ///   - bytes: The whole JSON text, UTF-8 or, with a byte order mark or NUL pattern that says so, UTF-16.
    ///   - maximumDepth: The deepest nesting accepted.
    /// - Throws: `JSONSyntaxError` with the byte of the first thing that could not be mended.
    package init(_ bytes: [UInt8], maximumDepth: Int = defaultMaximumDepth) throws(JSONSyntaxError) {
        var repairs: [JSONRepair] = []
        if let handle = Self.parse(bytes, maximumDepth: maximumDepth) {
            self.handle = handle
        } else {
            let mended = try JSONMender(bytes, maximumDepth: maximumDepth).mend()
            guard let handle = Self.parse(mended.bytes, maximumDepth: maximumDepth) else {
                throw JSONSyntaxError(offset: 0, reason: Self.unexpectedRefusal)
            }
            self.handle = handle
            repairs = mended.repairs
        }
        let written: UnsafeMutablePointer<UInt64> = folio_json_tape(handle)
        strings = folio_json_strings(handle)
        tape = UnsafePointer(written)
        var repeated = RepeatedMembers(tape: written, strings: strings)
        if let repair = repeated.remove() { repairs.append(repair) }
        self.repairs = repairs
    }

    deinit {
        folio_json_free(handle)
    }

    /// The outermost value.
    package var root: JSONValue { JSONValue(document: self, index: 1) }

    private static func parse(_ bytes: [UInt8], maximumDepth: Int) -> OpaquePointer? {
        var error: Int32 = 0
        let room = bytes.capacity
        return bytes.withUnsafeBufferPointer {
            folio_json_parse($0.baseAddress, $0.count, max(room, $0.count), maximumDepth + 1, &error)
        }
    }
}

/// The first place where bytes are not JSON and cannot be mended into it.
package struct JSONSyntaxError: Error, Equatable, Sendable {
    /// The offset of the offending byte, counted from 0 in the bytes as received.
    package let offset: Int
    /// What is wrong there, without the place: "a string is not closed".
    package let reason: String

    package init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }
}
