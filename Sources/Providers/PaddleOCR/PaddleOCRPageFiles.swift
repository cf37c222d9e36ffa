internal import JSONView

/// The files that a local run writes, one a page: `X_0_res.json` for a page of a PDF, `X_res.json` for an image.
struct PaddleOCRPageFiles {
    static let suffix = "_res.json"

    /// The documents, if the files are several; empty if they are the pages of one.
    let documents: [(name: String, members: [Payload.Member])]

    /// Nil for other files.
    ///
    /// Pages of one document name their place (`page_index`), or are numbered from 0 without a gap. `invoice_2023_res.json` and
    /// `invoice_2024_res.json` only look like pages.
    init?(_ payload: OpenedPayload) {
        let files = payload.jsonMembers
        guard files.count > 1, files.allSatisfy({ $0.json?["parsing_res_list"] != nil }) else { return nil }
        let places = files.map { $0.json?["page_index"]?.lenientInt }
        let numbers = files.compactMap { Self.number(in: $0.fileName) }.sorted()
        let arePlaced = !places.contains(nil) && Set(places).count == files.count
        let areNumbered = places.allSatisfy { $0 == nil } && numbers == Array(0..<files.count)
        guard !arePlaced, !areNumbered else {
            documents = []
            return
        }
        documents = files.map { file in
            let name = Self.name(of: file.fileName)
            let images = Self.images(in: file)
            let others = payload.members.filter {
                $0.name == file.name || $0.fileName == name + ".md" || images.contains($0.name)
            }
            return (name, others.map { Payload.Member(name: $0.name, bytes: $0.bytes) })
        }
    }

    /// The page's number in a file's name, from 0.
    static func number(in fileName: String) -> Int? {
        let digits = name(of: fileName).split(separator: "_").last ?? ""
        guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(digits)
    }

    /// The name of a page's file without the ending.
    static func name(of fileName: String) -> String {
        fileName.hasSuffix(suffix) ? String(fileName.dropLast(suffix.count)) : fileName
    }

    private static func images(in file: OpenedPayload.Member) -> Set<String> {
        let blocks = file.json?["parsing_res_list"]?.elements.map { $0 } ?? []
        return Set(blocks.flatMap { FramedContent($0["block_content"]?.string ?? "").images })
    }
}
