/// An address of the Internet Protocol, of version 4 or 6.
package struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// 4 or 16 bytes, in the order of the network.
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Blocks that lead nowhere in the public Internet (IANA's special-purpose registries), with their prefix lengths.
    private static let privateBlocks4: [(prefix: [UInt8], length: Int)] = [
        ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12),
        ([192, 0, 0], 24),
        ([192, 0, 2], 24), ([192, 88, 99], 24), ([192, 168], 16), ([198, 18], 15), ([198, 51, 100], 24),
        ([203, 0, 113], 24), ([224], 4), ([240], 4),
    ]

    /// Of version 6, only 2000::/3 is given out; in it lie documentation (2001:db8::/32) and Teredo (2001::/32).
    private static let publicBlock6: (prefix: [UInt8], length: Int) = ([0x20], 3)
    private static let privateBlocks6: [(prefix: [UInt8], length: Int)] = [
        ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x20, 0x01, 0, 0], 32), ([0x3F, 0xFF], 20),
    ]

    /// Whether the address can be one of the public Internet.
    package var isPublic: Bool {
        if bytes.count == 4 { return !Self.privateBlocks4.contains { contains(bytes, $0) } }
        guard bytes.count == 16 else { return false }
        if let embedded { return embedded.isPublic }
        return contains(bytes, Self.publicBlock6) && !Self.privateBlocks6.contains { contains(bytes, $0) }
    }

    /// The address of version 4 that this one only wraps: `::ffff:a.b.c.d`, `64:ff9b::a.b.c.d`, and `2002:ab:cd::`.
    private var embedded: IPAddress? {
        let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
        let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8)
        if bytes.starts(with: mapped) || bytes.starts(with: translated) {
            return IPAddress(bytes: Array(bytes[12...]))
        }
        return bytes.starts(with: [0x20, 0x02]) ? IPAddress(bytes: Array(bytes[2..<6])) : nil
    }

    package var description: String {
        guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
        return stride(from: 0, to: 16, by: 2).map {
            String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16)
        }
        .joined(separator: ":")
    }

    private func contains(_ bytes: [UInt8], _ block: (prefix: [UInt8], length: Int)) -> Bool {
        (0..<block.length).allSatisfy { bit in
            let mask = UInt8(0x80) >> UInt8(bit % 8)
            return bytes[bit / 8] & mask == block.prefix[bit / 8] & mask
        }
    }
}
