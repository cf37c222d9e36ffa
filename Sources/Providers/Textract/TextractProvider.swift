package import DocumentModel
internal import JSONView

/// Amazon Textract: answers of DetectDocumentText and AnalyzeDocument and of their asynchronous calls (docs.aws.amazon.com/textract,
/// "Block").
///
/// Boxes are fractions of the page from the top left; the page's size is not sent. `Page` counts from 1 and is absent in answers for one
/// page. A job's result comes in several answers (`NextToken`): as a list, or as files beside each other.
package struct TextractProvider: Provider {
    package let id = "textract"
    package let decoderVersion = 2
    package let summary =
        "Amazon Textract: text, layout, tables, forms, queries; several answers of one job; failed jobs"

    /// S3 has a job's answers as `1`, `2` … in the job's folder; who saves the answers of GetDocumentAnalysis numbers them.
    package let fileNames: [FileNameRule] = [
        .numbered, .shard(before: "_", after: ".json"), .shard(before: "-", after: ".json"),
    ]

    package init() {}

    package func recognize(_ payload: OpenedPayload) -> String? {
        let members = TextractAnswers.sorted(payload.jsonMembers).compactMap(\.json)
        guard let first = members.first, members.allSatisfy(TextractAnswers.isAnswer),
            TextractAnswers.areOneJob(members)
        else { return nil }
        return first.array != nil || members.count > 1 ? "answers of one job" : "answer"
    }

    package func decode(
        _ payload: OpenedPayload, context: DecodingContext
    ) throws(ProviderFailure) -> ParsedDocument {
        guard let member = payload.jsonMembers.first else {
            throw payload.failure(isNot: "a Textract result")
        }
        let answers = try TextractAnswers(payload.jsonMembers)
        var decoder = TextractDecoder(member: member.name, context: context, answers: answers)
        for other in payload.members where other.json == nil { decoder.noteUnreadable(other) }
        return try decoder.decode()
    }
}
