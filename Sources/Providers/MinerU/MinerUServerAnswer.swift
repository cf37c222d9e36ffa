internal import JSONView

/// The answer of a self-hosted `mineru-api` (`POST /file_parse`): a result for each file that was sent.
///
/// `results` maps a file's name to `{md_content, middle_json, content_list, model_output, images}`; the JSON of the files stands in strings, and images are
/// data URIs (MinerU `cli/fast_api.py`, 2.x and 3.x).
struct MinerUServerAnswer {
    /// The results in the order of the answer.
    let results: [(name: String, members: [OpenedPayload.Member])]

    /// Nil for other JSON.
    init?(_ json: JSONValue, limits: DecodingLimits = DecodingLimits()) {
        guard let entries = json["results"]?.object, json["backend"] != nil || json["version"] != nil else {
            return nil
        }
        var results: [(name: String, members: [OpenedPayload.Member])] = []
        for (name, value) in entries {
            guard value.object != nil else { return nil }
            let files = Self.files(name, value).map { ContentSniffer.member($0, limits: limits) }
            results.append((name, files))
        }
        guard !results.isEmpty else { return nil }
        self.results = results
    }

    /// The files that MinerU would have written for a result.
    static func files(_ name: String, _ value: JSONValue) -> [Payload.Member] {
        var files: [Payload.Member] = []
        for (member, suffix) in [
            ("middle_json", "_middle.json"), ("content_list", "_content_list.json"),
            ("content_list_v2", "_content_list_v2.json"), ("model_output", "_model.json"),
            ("md_content", ".md"),
        ] {
            if let text = value[member]?.string {
                files.append(Payload.Member(name: name + suffix, bytes: Array(text.utf8)))
            }
        }
        for (image, content) in value["images"]?.members ?? [] {
            if let uri = content.string.flatMap({ DataURI($0.utf8) }) {
                files.append(Payload.Member(name: "images/\(image)", bytes: uri.bytes))
            }
        }
        return files
    }
}
