internal import Checksums
internal import TextAnalysis

/// A text with what several scores look at: its words, its lines, and the places of its characters.
struct ScoredText {
    let bytes: UnsafeBufferPointer<UInt8>
    let words: [Range<Int>]
    /// Code points of text.
    let chars: Int
    /// Whether it is written without spaces, so that characters count as words.
    let isUnspaced: Bool

    /// The code points in a range of bytes.
    func chars(_ range: Range<Int>) -> Int { CodePoints.count(in: slice(range)) }

    func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[range])
    }

    /// How often a run of bytes occurs, without overlaps.
    func count(of run: StaticString) -> Int {
        let (length, first) = (run.utf8CodeUnitCount, run.utf8Start.pointee)
        var (found, position) = (0, 0)
        while position + length <= bytes.count {
            let isHere =
                bytes[position] == first
                && (1..<length).allSatisfy { bytes[position + $0] == run.utf8Start[$0] }
            found += isHere ? 1 : 0
            position += isHere ? length : 1
        }
        return found
    }

    /// A range without the white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end {
            let (value, width) = bytes.scalar(at: start)
            guard PythonText.isSpace(value) else { break }
            start += width
        }
        while end > start {
            var last = end - 1
            while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
            guard PythonText.isSpace(bytes.scalar(at: last).value) else { break }
            end = last
        }
        return start..<end
    }

    /// The parts of a range between runs of newlines of at least a length, as Python's `re.split` cuts them.
    func parts(of range: Range<Int>, newlines least: Int) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var (start, position) = (range.lowerBound, range.lowerBound)
        while position < range.upperBound {
            guard bytes[position] == 0x0A else {
                position += 1
                continue
            }
            let end = bytes[position..<range.upperBound].firstIndex { $0 != 0x0A } ?? range.upperBound
            if end - position >= least {
                parts.append(start..<position)
                start = end
            }
            position = end
        }
        parts.append(start..<range.upperBound)
        return parts
    }

    /// The lines of `str.split("\n")`.
    var newlineLines: [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = 0
        for position in bytes.indices where bytes[position] == 0x0A {
            lines.append(start..<position)
            start = position + 1
        }
        return lines + [start..<bytes.count]
    }

    /// The lines of `str.splitlines()`.
    var lines: [Range<Int>] {
        var lines: [Range<Int>] = []
        var (start, position) = (0, 0)
        while position < bytes.count {
            let byte = bytes[position]
            // No other line end begins with another byte.
            let isCandidate = byte < 0x20 || byte == 0xC2 || byte == 0xE2
            let (value, width) = isCandidate ? bytes.scalar(at: position) : (0x21, 1)
            guard isCandidate, PythonText.isLineEnd(value) else {
                position += isCandidate ? width : 1
                continue
            }
            lines.append(start..<position)
            position += width
            if value == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
            start = position
        }
        return start < bytes.count ? lines + [start..<bytes.count] : lines
    }

    /// The ranges of a list whose text has occurred before: how many, and their code points.
    func duplicates(_ ranges: [Range<Int>]) -> (count: Int, chars: Int) {
        var seen: Set<UInt64> = []
        var (count, chars) = (0, 0)
        for range in ranges where !seen.insert(hash(range)).inserted {
            count += 1
            chars += self.chars(range)
        }
        return (count, chars)
    }

    /// A hash of the bytes and their number.
    private func hash(_ range: Range<Int>) -> UInt64 {
        var hash = FNV1a(seed: UInt64(range.count))
        hash.combine(bytes: bytes[range])
        return hash.value ^ hash.value >> 32
    }
}
