internal import Foundation
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

    /// The results as payloads of their own: the files that MinerU would have written.
    ///
    /// Markdown alone, which is what the server sends unless it is asked for more, would not be known as MinerU's by itself. It stays
    /// in an answer, one for each result.
    static func parts(
        _ json: JSONValue, member: OpenedPayload.Member
    ) -> [(name: String, members: [Payload.Member])] {
        guard MinerUServerAnswer(json) != nil, let results = json["results"]?.object.map(Array.init) else {
            return []
        }
        // Such an answer is not taken apart again.
        if results.count == 1, member.fileName == answerName(results[0].name),
            isMarkdownAlone(results[0].value)
        {
            return []
        }
        return results.map { name, value in
            guard isMarkdownAlone(value), let text = value["md_content"]?.string,
                let bytes = try? JSONEncoder().encode(
                    MarkdownAnswer(version: json["version"]?.string, name, text))
            else { return (name, files(name, value)) }
            return (name, [Payload.Member(name: answerName(name), bytes: Array(bytes))])
        }
    }

    private static func answerName(_ name: String) -> String { "\(name)_answer.json" }

    private static func isMarkdownAlone(_ result: JSONValue) -> Bool {
        result["md_content"]?.string != nil && files("", result).count == 1
    }

    /// An answer with the markdown of one result.
    private struct MarkdownAnswer: Encodable {
        let backend: String
        let results: [String: [String: String]]
        let version: String?

        init(version: String?, _ name: String, _ markdown: String) {
            backend = "unknown"
            results = [name: ["md_content": markdown]]
            self.version = version
        }
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
