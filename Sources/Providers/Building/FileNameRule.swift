/// How a provider's users name the files of one result, so that ingest can bring them together.
///
/// A rule only groups; the content still decides which provider wrote the files.
package enum FileNameRule: Hashable, Sendable {
    /// `X` and this suffix is a file of the result `X`: `_content_list.json`.
    case suffix(String)
    /// A file of this name has the name of the folder that it is in: `full.md`.
    case folderFile(String)
    /// A folder of this name beside the files holds their images: `images`.
    case imageFolder(String)
    /// `X`, this text, a number and this suffix is one part of the answer `X`, in the order of the numbers: `_page_`, `.json`.
    case part(before: String, after: String)
    /// The same for several files only, with any numbers; the content decides whether they are one answer: `-`, `.json`.
    case shard(before: String, after: String)
    /// Files named 1, 2, 3 … alone are the answers of one job, in a folder of its own.
    case numbered
}
