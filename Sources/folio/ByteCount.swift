internal import ArgumentParser
internal import Foundation

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

    /// A number of bytes for people: `99.0 MB (99041280 bytes)` in powers of 1,000, `812 bytes` below that.
    static func text(_ bytes: Int) -> String {
        let names = ["kB", "MB", "GB", "TB", "PB", "EB"]
        var (value, name) = (Double(bytes), "")
        for next in names where value >= 999.95 { (value, name) = (value / 1000, next) }
        return name.isEmpty
            ? "\(bytes) byte\(bytes == 1 ? "" : "s")"
            : String(format: "%.1f %@ (%lld bytes)", value, name, Int64(bytes))
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
        throw ValidationError("write a size such as 256MB, 64KiB or 1000")
    }
}
