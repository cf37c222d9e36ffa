internal import Parquet

/// Rows of text and images in the order of the page, for models that read both.
///
/// They have the columns of NeMo Curator's interleaved data (`sample_id`, `position`, `modality`, `content_type`, `text_content`,
/// `binary_content`, `source_ref`), and the number of the page. The text is cut at each image; captions are text.
/// Every row has all columns, null if a row of its kind has no value: readers of JSON lines take their types from the first ones.
struct InterleavedForm: RecordForm {
    /// What a row holds.
    enum Piece {
        case text(String)
        case image(RecordImage)
    }

    init(_ options: ExportOptions) {}

    mutating func begin(_ document: ExportDocument) {}

    mutating func write(_ record: Record, to writer: inout some MemberWriter) -> WrittenRecords {
        let pieces = Self.pieces(of: record)
        for (position, piece) in pieces.enumerated() {
            writer.record { writer in
                writer.text("id", Self.identifier(record, position))
                writer.text("sample_id", record.identifier)
                writer.integer("position", position)
                switch piece.content {
                case .text(let text):
                    writer.text("modality", "text")
                    writer.text("content_type", "text/markdown")
                    writer.text("text_content", text)
                    writer.null("binary_content", .value(.binary))
                    writer.null("source_ref", .value(.text))
                case .image(let image):
                    writer.text("modality", "image")
                    writer.text("content_type", image.mediaType ?? "application/octet-stream")
                    writer.null("text_content", .value(.text))
                    writer.binary("binary_content", orNull: image.bytes)
                    writer.text("source_ref", image.address ?? image.name)
                }
                writer.integer("page_number", piece.page)
            }
        }
        return WrittenRecords(pieces: pieces.count) { Self.identifier(record, $0) }
    }

    private static func identifier(_ record: Record, _ position: Int) -> String {
        "\(record.identifier)/\(position)"
    }

    /// The text and the images in order, each with the page that it is on; white space alone is left out.
    static func pieces(of record: Record) -> [(content: Piece, page: Int)] {
        let scalars = Array(String(decoding: record.text.bytes, as: UTF8.self).unicodeScalars)
        let spans = record.text.pageSpans
        var pieces: [(content: Piece, page: Int)] = []
        var (start, span) = (0, 0)
        func addText(to end: Int) {
            var range = start..<max(start, end)
            while let first = range.first, scalars[first].properties.isWhitespace {
                range = first + 1..<range.upperBound
            }
            while let last = range.last, scalars[last].properties.isWhitespace {
                range = range.lowerBound..<last
            }
            start = max(start, end)
            guard !range.isEmpty else { return }
            while span + 1 < spans.count, spans[span + 1].start <= range.lowerBound { span += 1 }
            let page = spans.isEmpty ? 0 : spans[span].pageNumber
            pieces.append((.text(String(String.UnicodeScalarView(scalars[range]))), page))
        }
        for image in record.images {
            addText(to: min(image.position, scalars.count))
            pieces.append((.image(image), image.pageNumber))
        }
        addText(to: scalars.count)
        return pieces
    }
}
