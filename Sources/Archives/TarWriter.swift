/// Writes files into a tar that is byte-identical for the same input: no times, owners or padding that vary.
///
/// The format is ustar (POSIX.1-1988) with names as UTF-8; a name over 100 bytes or a file of 8 GiB and more gets
/// a pax header (POSIX.1-2001).
package struct TarWriter {
    private var archive: [UInt8] = []

    package init() {}

    /// The tar of all files, in the order given.
    package static func archive(_ files: some Sequence<(name: String, bytes: [UInt8])>) -> [UInt8] {
        var writer = TarWriter()
        // Growing by doubling would copy what is written as often as the headers and paddings are rounded up here.
        writer.archive.reserveCapacity(
            files.reduce(2 * TarHeader.blockLength) { $0 + $1.bytes.count + 4 * TarHeader.blockLength })
        for file in files { writer.append(name: file.name, bytes: file.bytes) }
        return writer.finish()
    }

    /// Adds one file; `name` is a path with `/` between its parts.
    package mutating func append(name: String, bytes: [UInt8]) {
        let nameBytes = Array(name.utf8)
        var records: [UInt8] = []
        if nameBytes.count > TarHeader.nameLength {
            records += TarHeader.paxRecord("path", nameBytes)
        }
        if bytes.count > TarHeader.largestSize {
            records += TarHeader.paxRecord("size", Array(String(bytes.count).utf8))
        }
        if !records.isEmpty {
            let header = TarHeader(
                name: Array("././@PaxHeader".utf8), size: records.count, type: UInt8(ascii: "x"))
            append(header, records)
        }
        append(TarHeader(name: nameBytes, size: bytes.count, type: UInt8(ascii: "0")), bytes)
    }

    /// Closes the tar with its end mark and returns it.
    package mutating func finish() -> [UInt8] {
        archive += repeatElement(0, count: 2 * TarHeader.blockLength)
        return archive
    }

    private mutating func append(_ header: TarHeader, _ content: [UInt8]) {
        archive += header.block
        archive += content
        let padding = -content.count & (TarHeader.blockLength - 1)
        archive += repeatElement(0, count: padding)
    }
}
