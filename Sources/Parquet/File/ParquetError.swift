/// Why a row cannot be written.
package enum ParquetError: Error, Equatable, Sendable {
    /// It has more bytes than a page of the format can count; the numbers of `PageHeader` have 31 bits.
    case rowTooLarge(bytes: Int)
}
