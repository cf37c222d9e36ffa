/// Takes members off simdjson's tape whose object has the same name again further on, so that the last one counts.
///
/// RFC 8259 (section 4) leaves open which of several members of one name counts; Python, JavaScript and Go take the last. This is the one
/// place that decides it: views and decoders never meet a name twice. The search is one walk over the tape with
/// one probe a name; only a tape that holds such members is written.
struct RepeatedMembers {
    /// Names of an object as large as this are looked up in a small table; those of a larger one in a `Set`.
    private static let largestSmallObject = 32

    private struct Slot {
        /// The object that the slot was last written for; a table needs no clearing between objects.
        var object = 0
        var fingerprint: UInt64 = 0
        /// The tape's index of the name.
        var name = 0
    }

    private let tape: UnsafeMutablePointer<UInt64>
    private let strings: UnsafePointer<UInt8>
    private let end: Int
    private var slots = [Slot](repeating: Slot(), count: 2 * largestSmallObject)
    private var repeated: [Range<Int>] = []

    /// - Parameters:
    ///   - tape: The tape of a parsed document, which may be written.
    ///   - strings: Its string buffer.
    init(tape: UnsafeMutablePointer<UInt64>, strings: UnsafePointer<UInt8>) {
        self.tape = tape
        self.strings = strings
        end = JSONTape.next(1, on: UnsafePointer(tape))
    }

    /// Removes the members that are named again, and reports how many, and the first name of that kind; nil without any.
    mutating func remove() -> JSONRepair? {
        find()
        guard let first = repeated.first else { return nil }
        let path = JSONTape.path(to: first.lowerBound, on: UnsafePointer(tape), strings: strings)
        let repair = JSONRepair(kind: .repeatedMember, place: .path(path), count: repeated.count)
        TapeCompaction(removing: repeated).run(tape, end: end)
        return repair
    }

    private mutating func find() {
        var index = 1
        while index < end {
            switch JSONTape.tag(tape[index]) {
            case UInt8(ascii: "{"):
                look(into: index)
                index += 1
            case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): index += 2
            default: index += 1
            }
        }
    }

    private mutating func look(into object: Int) {
        // simdjson counts members in 24 bits, up to the largest number that fits.
        let count = Int(tape[object] >> 32 & 0xFF_FFFF)
        guard count > 1 else { return }
        if count <= Self.largestSmallObject { lookIntoSmall(object) } else { lookIntoLarge(object) }
    }

    private mutating func lookIntoSmall(_ object: Int) {
        let (tape, strings) = (UnsafePointer(tape), strings)
        let close = JSONTape.next(object, on: tape) - 1
        var again: [Range<Int>] = []
        slots.withUnsafeMutableBufferPointer { slots in
            var name = object + 1
            while name < close {
                let bytes = JSONTape.string(name, on: tape, strings: strings)
                let fingerprint = JSONTape.fingerprint(bytes)
                var position = Int(truncatingIfNeeded: fingerprint & UInt64(slots.count - 1))
                while slots[position].object == object {
                    if slots[position].fingerprint == fingerprint,
                        JSONTape.string(slots[position].name, on: tape, strings: strings).elementsEqual(bytes)
                    {
                        let earlier = slots[position].name
                        again.append(earlier..<JSONTape.next(earlier + 1, on: tape))
                        break
                    }
                    position = (position + 1) & (slots.count - 1)
                }
                slots[position] = Slot(object: object, fingerprint: fingerprint, name: name)
                name = JSONTape.next(name + 1, on: tape)
            }
        }
        if !again.isEmpty { repeated += again }
    }

    private mutating func lookIntoLarge(_ object: Int) {
        let tape = UnsafePointer(tape)
        let close = JSONTape.next(object, on: tape) - 1
        var places: [Name: Int] = [:]
        var name = object + 1
        while name < close {
            let bytes = JSONTape.string(name, on: tape, strings: strings)
            if let earlier = places.updateValue(name, forKey: Name(bytes: bytes)) {
                repeated.append(earlier..<JSONTape.next(earlier + 1, on: tape))
            }
            name = JSONTape.next(name + 1, on: tape)
        }
    }

    private struct Name: Hashable {
        let bytes: UnsafeBufferPointer<UInt8>

        static func == (left: Name, right: Name) -> Bool { left.bytes.elementsEqual(right.bytes) }

        func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
    }
}
