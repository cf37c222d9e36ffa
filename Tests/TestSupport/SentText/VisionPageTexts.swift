internal import JSONView

/// GLM-OCR: `content` of each region of each page.
struct GLMOCRTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        guard let root = files.lazy.compactMap(\.json).first else { return [] }
        return (root["layout_details"] ?? root).list.enumerated().flatMap { page, regions in
            regions.list.map { VisionPageTexts.text($0["content"]?.string ?? "", page: page) }
        }
    }
}

/// dots.ocr: `text` of each region.
struct DotsOCRTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        files.compactMap(\.json).flatMap(\.list).map {
            VisionPageTexts.text($0["text"]?.string ?? "", page: 0)
        }
    }
}

/// DeepSeek-OCR: what stands between the marks.
struct DeepSeekOCRTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        let text = files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
        return text.split(separator: "<--- Page Split --->").enumerated().map { page, text in
            let plain = text.replacing(/<\|ref\|>[^|]*<\|\/ref\|><\|det\|>[^|]*<\|\/det\|>/, with: " ")
            return VisionPageTexts.text(String(plain), page: page)
        }
    }
}

/// Chandra: what stands between the tags, and the descriptions of images.
struct ChandraTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        let html = files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
        let descriptions = html.matches(of: /alt="([^"]*)"/).map { String($0.1) }
        let plain = html.replacing(/<[^>]*>/, with: " ")
        return ([String(plain)] + descriptions).map { SentText($0, page: 0, form: .html) }
    }
}

/// olmOCR: `text` between the page's offsets, in code points, or what follows the front matter.
struct OlmOCRTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        if let root = files.lazy.compactMap(\.json).first {
            let scalars = Array((root["text"]?.string ?? "").unicodeScalars)
            return (root["attributes"]?.list("pdf_page_numbers") ?? []).map { span in
                let numbers = span.list.compactMap(\.int)
                let part = scalars[numbers[0]..<numbers[1]]
                return VisionPageTexts.text(
                    String(String.UnicodeScalarView(part)), page: numbers[2] - 1)
            }
        }
        return files.compactMap(\.markdown).map {
            VisionPageTexts.text(String($0.replacing(/^---\n(.*\n)*?---\n/, with: "")), page: 0)
        }
    }
}

/// Nougat: the file without the commands of tables.
struct NougatTexts: SentTextReader {
    func texts(in files: [SentFile]) -> [SentText] {
        files.map { file in
            let text = String(decoding: file.bytes, as: UTF8.self)
                .replacing(/\\(begin|end)\{(table|tabular)\}(\{[lcr ]*\})?/, with: " ")
                .replacing(/\\hline|\\cline\{[^}]*\}|\\multicolumn\{\d\}\{[lcr]\}/, with: " ")
            return VisionPageTexts.text(String(text), page: 0)
        }
    }
}

enum VisionPageTexts {
    /// A region's text as markdown; a tag that is none of HTML's is text.
    static func text(_ content: String, page: Int) -> SentText {
        SentText(content, page: page, form: .markdown)
    }
}
