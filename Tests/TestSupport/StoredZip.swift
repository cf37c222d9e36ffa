/// A zip whose members are stored as they are.
package enum StoredZip {
    /// The bytes of the zip.
    package static func archive(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        archive(members.map { (Array($0.name.utf8), $0.bytes) }, areNamesUTF8: true)
    }

    /// The bytes of a zip whose names are the given bytes; without the flag, a reader has to guess their encoding.
    package static func archive(_ members: [(name: [UInt8], bytes: [UInt8])], areNamesUTF8: Bool) -> [UInt8] {
        var zip: [UInt8] = []
        var directory: [UInt8] = []
        for member in members {
            let name = member.name
            let size = member.bytes.count
            // Version, flags (the name is UTF-8), method, time, checksum, both sizes, the name's length, no extra field.
            let fields =
                number(20, 2) + number(areNamesUTF8 ? 1 << 11 : 0, 2) + number(0, 6)
                + number(checksum(member.bytes), 4)
                + number(size, 4) + number(size, 4) + number(name.count, 2) + number(0, 2)
            directory += number(0x0201_4B50, 4) + number(20, 2) + fields
            directory += number(0, 10) + number(zip.count, 4) + name
            zip += number(0x0403_4B50, 4) + fields + name + member.bytes
        }
        let end =
            number(0x0605_4B50, 4) + number(0, 4) + number(members.count, 2) + number(members.count, 2)
            + number(directory.count, 4) + number(zip.count, 4) + number(0, 2)
        return zip + directory + end
    }

    private static func number(_ value: Int, _ length: Int) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// CRC-32 as zip has it.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
