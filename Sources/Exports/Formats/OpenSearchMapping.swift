/// The file that says how OpenSearch or Elasticsearch should index the requests of `_bulk`.
///
/// A plugin's analyzer is named as the plugin's documentation does; only the server tells whether it is installed.
enum OpenSearchMapping {
    static let name = "mapping.json"

    /// Writes the file.
    static func write(to folder: OutputFolder, _ options: ExportOptions) throws(ExportError) {
        let file = try folder.file(name)
        try file.append(Array(json(options).utf8))
        _ = try file.commit(isDurable: false)
    }

    static func json(_ options: ExportOptions) -> String {
        let text = #"{"type": "text", "analyzer": "folio_text"\#(options.analyzer.search)}"#
        let place =
            options.unit == .page
            ? """
                  "page_number": {"type": "integer"},
                  "page_index": {"type": "integer"},
                  "page_label": {"type": "keyword"},
                  "width": {"type": "float"},
                  "height": {"type": "float"},
                  "unit": {"type": "keyword"},
                  "confidence": {"type": "float"},
                  "page_language": {"type": "keyword"},
            """
            : """
                  "page_spans": {"type": "object", "enabled": false},
                  "page_confidences": {"type": "float"},
                  "page_languages": {"type": "keyword"},
            """
        return """
            {
              "settings": {
                "analysis": {"analyzer": \(options.analyzer.definitions)}
              },
              "mappings": {
                "dynamic": false,
                "properties": {
                  "id": {"type": "keyword"},
                  "text": \(text),
                  "document": {"type": "keyword"},
                  "title": \(text),
                  "provider": {"type": "keyword"},
                  "provider_version": {"type": "keyword"},
                  "parsed_at": {"type": "keyword"},
                  "page_count": {"type": "integer"},
                  "language": {"type": "keyword"},
                  "media_type": {"type": "keyword"},
                  "source_name": {"type": "keyword"},
                  "source_sha256": {"type": "keyword"},
            \(place)
                  "blocks": \(options.nestsBlocks ? nested(text) : #"{"type": "object", "enabled": false}"#)
                }
              }
            }

            """
    }

    /// Blocks as documents of their own within a page's, so that `inner_hits` tells which of them was found.
    private static func nested(_ text: String) -> String {
        """
        {
                "type": "nested",
                "properties": {
                  "type": {"type": "keyword"},
                  "page_number": {"type": "integer"},
                  "start": {"type": "integer", "index": false},
                  "end": {"type": "integer", "index": false},
                  "locator": {"type": "keyword"},
                  "norm_box": {"type": "float", "index": false},
                  "text": \(text)
                }
              }
        """
    }
}

extension ExportOptions.Analyzer {
    /// The index's analyzers, by the names that fields use.
    fileprivate var definitions: String {
        switch self {
        case .cjk, .standard, .smartcn: #"{"folio_text": {"type": "\#(rawValue)"}}"#
        // All words of the dictionary in the index, the longest of a query, as the plugin's authors advise.
        case .ik: #"{"folio_text": {"type": "ik_max_word"}, "folio_query": {"type": "ik_smart"}}"#
        }
    }

    /// What a field adds if queries are cut in another way than texts.
    fileprivate var search: String { self == .ik ? #", "search_analyzer": "folio_query""# : "" }
}
