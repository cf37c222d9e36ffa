/// The file that says how OpenSearch or Elasticsearch should index the requests of `_bulk`.
///
/// The analyzer `cjk` cuts Chinese, Japanese and Korean into pairs of characters, and is part of both programs.
enum OpenSearchMapping {
    static let name = "mapping.json"

    /// Writes the file.
    static func write(to folder: OutputFolder, _ options: ExportOptions) throws(ExportError) {
        let file = try folder.file(name)
        try file.append(Array(json(unit: options.unit).utf8))
        _ = try file.commit(isDurable: false)
    }

    static func json(unit: ExportOptions.Unit) -> String {
        let place =
            unit == .page
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
                "analysis": {"analyzer": {"folio_text": {"type": "cjk"}}}
              },
              "mappings": {
                "dynamic": false,
                "properties": {
                  "id": {"type": "keyword"},
                  "text": {"type": "text", "analyzer": "folio_text"},
                  "document": {"type": "keyword"},
                  "title": {"type": "text", "analyzer": "folio_text"},
                  "provider": {"type": "keyword"},
                  "provider_version": {"type": "keyword"},
                  "parsed_at": {"type": "keyword"},
                  "page_count": {"type": "integer"},
                  "language": {"type": "keyword"},
                  "media_type": {"type": "keyword"},
                  "source_name": {"type": "keyword"},
                  "source_sha256": {"type": "keyword"},
            \(place)
                  "blocks": {"type": "object", "enabled": false}
                }
              }
            }

            """
    }
}
