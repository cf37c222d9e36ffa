internal import DocumentModel
internal import Storage

extension StoredDocument {
    /// A line for the document and one for each parse; `*` marks the preferred.
    var text: String {
        let name = [title, language].compactMap(\.self).joined(separator: ", ")
        var lines = [
            "\(key)  \(pageCount) page\(pageCount == 1 ? "" : "s")\(name.isEmpty ? "" : "  \(name)")"
        ]
        for parse in parses {
            let version = parse.providerVersion.map { " \($0)" } ?? ""
            let warnings = parse.warnings.map { "\($0.code) ×\($0.count)" }.joined(separator: ", ")
            lines.append(
                "  \(parse.isPreferred ? "*" : " ") \(parse.provider)\(version)  \(parse.status), "
                    + "\(Counted(parse.pageCount, "page"))\(warnings.isEmpty ? "" : "  (\(warnings))")")
        }
        return lines.joined(separator: "\n")
    }
}
