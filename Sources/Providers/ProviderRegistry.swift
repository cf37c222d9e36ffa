/// The adapters that this build knows, and the one way from a payload to a normalized document.
package enum ProviderRegistry {
    /// Every adapter; a new one is one line here.
    package static let all: [any Provider] = [
        Doc2XProvider(),
        ComplexDOcrProvider(),
        MinerUProvider(),
        VolcengineProvider(),
        OpenDataLoaderProvider(),
        DoclingProvider(),
        PaddleOCRProvider(),
        GLMOCRProvider(),
        DotsOCRProvider(),
        DeepSeekOCRProvider(),
        ChandraProvider(),
        OlmOCRProvider(),
        NougatProvider(),
        LlamaParseProvider(),
        PDFPlumberProvider(),
        HOCRProvider(),
        ALTOProvider(),
        PageXMLProvider(),
        TesseractProvider(),
        MiniOCRProvider(),
        PopplerProvider(),
        GrobidProvider(),
        MistralProvider(),
        TextractProvider(),
        AzureProvider(),
        UpstageProvider(),
        TextInProvider(),
        DatalabProvider(),
        LandingAIProvider(),
        ReductoProvider(),
        DocMindProvider(),
        ExtendProvider(),
        ChunkrProvider(),
        UnstructuredProvider(),
        PyMuPDFProvider(),
        GoogleProvider(),
        AdobeProvider(),
        MarkdownProvider(),
    ]

    /// The adapters that are tried on content that the user said nothing of.
    package static let chosenByContent = all.filter(\.isChosenByContent)
}
