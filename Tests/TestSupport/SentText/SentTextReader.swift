package import JSONView

/// Finds the text fields in one provider's payloads, without the help of the provider's adapter.
package protocol SentTextReader: Sendable {
    /// The fields of a payload that holds a result, in any order.
    func texts(in files: [SentFile]) -> [SentText]

    /// Whether the provider may or may not have escaped its text as HTML, which decides what an `&lt;` is.
    ///
    /// Then entities are decoded and tags dropped on both sides before letters are compared.
    var isEscapingUnknown: Bool { get }
}

extension SentTextReader {
    package var isEscapingUnknown: Bool { false }
}

/// One file of a payload.
package struct SentFile {
    package let name: String
    package let bytes: [UInt8]
    /// The outermost value; nil where the file is not JSON.
    package let json: JSONValue?

    /// Reads the JSON, where it is some.
    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        json = isJSON ? try? JSONDocument(bytes).root : nil
    }

    /// The text of a markdown file; nil for any other.
    var markdown: String? { name.hasSuffix(".md") ? String(decoding: bytes, as: UTF8.self) : nil }
}

/// The readers by the id of their provider: a provider without one cannot be checked, and fails the suite.
package enum SentTextReaders {
    package static let all: [String: any SentTextReader] = [
        "doc2x": Doc2XTexts(),
        "complexdocr": ComplexDOcrTexts(),
        "mineru": MinerUTexts(),
        "volcengine": VolcengineTexts(),
        "opendataloader": OpenDataLoaderTexts(),
        "docling": DoclingTexts(),
        "paddleocr": PaddleOCRTexts(),
        "glmocr": GLMOCRTexts(),
        "dotsocr": DotsOCRTexts(),
        "deepseekocr": DeepSeekOCRTexts(),
        "chandra": ChandraTexts(),
        "olmocr": OlmOCRTexts(),
        "nougat": NougatTexts(),
        "llamaparse": LlamaParseTexts(),
        "pdfplumber": PDFPlumberTexts(),
        "hocr": HOCRTexts(),
        "alto": ALTOTexts(),
        "pagexml": PageXMLTexts(),
        "tesseract": WordTableTexts(),
        "miniocr": MiniOCRTexts(),
        "poppler": PopplerTexts(),
        "grobid": GrobidTexts(),
        "mistral": MistralTexts(),
        "textract": TextractTexts(),
        "azure": AzureTexts(),
        "upstage": UpstageTexts(),
        "textin": TextInTexts(),
        "datalab": DatalabTexts(),
        "landingai": LandingAITexts(),
        "reducto": ReductoTexts(),
        "docmind": DocMindTexts(),
        "extend": ExtendTexts(),
        "chunkr": ChunkrTexts(),
        "unstructured": UnstructuredTexts(),
        "pymupdf": PyMuPDFTexts(),
        "google": GoogleTexts(),
        "adobe": AdobeTexts(),
        "markdown": MarkdownTexts(),
    ]
}

extension JSONValue {
    /// The elements as a list.
    package var list: [JSONValue] { Array(elements) }

    /// The elements of a member as a list; nothing where there is no such member.
    package func list(_ name: String) -> [JSONValue] { self[name]?.list ?? [] }

    /// Every object in this value, this one first, in the order of the text.
    var allObjects: [JSONValue] {
        if let object { return [self] + object.flatMap { $0.value.allObjects } }
        return elements.flatMap(\.allObjects)
    }
}
