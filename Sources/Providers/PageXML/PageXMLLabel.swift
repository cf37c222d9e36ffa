internal import DocumentModel

/// The types of regions in the schema of 2019.
enum PageXMLLabel {
    static let texts = LabelTable(
        of: "PAGE", calledAs: "type",
        [
            "": .text, "paragraph": .text, "heading": .heading, "caption": .caption, "header": .pageHeader,
            "footer": .pageFooter, "page-number": .pageNumber, "drop-capital": .text, "credit": .text,
            "floating": .text, "signature-mark": .pageFooter, "catch-word": .pageFooter, "marginalia": .aside,
            "footnote": .footnote, "footnote-continued": .footnote, "endnote": .footnote, "TOC-entry": .toc,
            "list-label": .text, "other": .other,
        ])

    static let regions: [String: BlockType] = [
        "ImageRegion": .figure, "GraphicRegion": .figure, "LineDrawingRegion": .figure, "MapRegion": .figure,
        "ChartRegion": .chart, "MathsRegion": .formula, "ChemRegion": .formula, "SeparatorRegion": .other,
        "NoiseRegion": .other, "MusicRegion": .figure, "AdvertRegion": .other, "UnknownRegion": .other,
        "CustomRegion": .other,
    ]
}
