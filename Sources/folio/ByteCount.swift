internal import ArgumentParser

/// A number of bytes as users write it: `256MB`, `64KiB`, `1000`.
struct ByteCount {
    private static let units: [(suffix: String, bytes: Int)] = [
        ("KIB", 1 << 10), ("MIB", 1 << 20), ("GIB", 1 << 30), ("KB", 1_000), ("MB", 1_000_000),
        ("GB", 1_000_000_000),
        ("B", 1), ("", 1),
    ]

    let bytes: Int

    init(bytes: Int) {
        self.bytes = bytes
    }

    init(_ text: String) throws {
        let upper = text.uppercased()
        for unit in Self.units where upper.hasSuffix(unit.suffix) {
            guard let number = Int(upper.dropLast(unit.suffix.count)), number > 0 else { continue }
            let (product, overflow) = number.multipliedReportingOverflow(by: unit.bytes)
            if !overflow {
                bytes = product
                return
            }
        }
        throw ValidationError("'\(text)' is no number of bytes, like 256MB.")
    }
}
