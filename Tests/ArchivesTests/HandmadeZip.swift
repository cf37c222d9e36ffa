/// Zips of stored members made byte by byte, for what no writer would write.
struct HandmadeZip {
    struct Member {
        var name: [UInt8]
        var bytes: [UInt8]
        /// Bit 0: encrypted; bit 11: the name is UTF-8.
        var flags = 1 << 11
        var checksumError: UInt32 = 0

        init(_ name: String, _ bytes: [UInt8] = [1, 2, 3]) {
            self.name = Array(name.utf8)
            self.bytes = bytes
        }
    }

    static func zip(_ members: [Member], declaredEntries: Int? = nil) -> [UInt8] {
        var zip: [UInt8] = []
        var directory: [UInt8] = []
        for member in members {
            let offset = zip.count
            let common = commonFields(member)
            zip += number(0x0403_4B50, 4) + common + member.name + member.bytes
            directory += number(0x0201_4B50, 4) + number(20, 2) + common
            // The comment's length, disk, and both attributes, then where the member lies.
            directory += number(0, 10) + number(offset, 4) + member.name
        }
        let count = declaredEntries ?? members.count
        let end: [(value: Int, length: Int)] = [
            (0x0605_4B50, 4), (0, 4), (count, 2), (count, 2), (directory.count, 4), (zip.count, 4), (0, 2),
        ]
        return zip + directory + end.flatMap { number($0.value, $0.length) }
    }

    /// From "version needed" to the length of the extra field.
    private static func commonFields(_ member: Member) -> [UInt8] {
        let checksum = Int(crc32(member.bytes) ^ member.checksumError)
        let fields: [(value: Int, length: Int)] = [
            (20, 2), (member.flags, 2), (0, 2), (0, 4), (checksum, 4), (member.bytes.count, 4),
            (member.bytes.count, 4), (member.name.count, 2), (0, 2),
        ]
        return fields.flatMap { number($0.value, $0.length) }
    }

    private static func number(_ value: Int, _ length: Int) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 {
                let isOdd = sum & 1 == 1
                sum >>= 1
                if isOdd { sum ^= 0xEDB8_8320 }
            }
        }
        return ~sum
    }
}
