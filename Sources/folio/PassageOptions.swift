internal import ArgumentParser
internal import Search

/// The options of `folio search` for passages instead of pages.
struct PassageOptions: ParsableArguments {
    @Flag(
        help:
            "Print passages instead of pages: neighbouring blocks with headings, addresses and boxes, for language models."
    )
    var passages = false

    @Option(
        parsing: .unconditional,
        help: "About how many characters (code points) a passage has. Default: 1200.")
    var size: Int?

    var length: Int { size ?? 1200 }

    func validate() throws {
        guard (100...100_000).contains(length) else {
            throw ValidationError("--size must be from 100 to 100000")
        }
    }

    /// Refuses options that say nothing without `--passages`.
    func requireNone() throws {
        guard size == nil else { throw ValidationError("--size needs --passages") }
    }

    func print(_ result: PassageResult, _ format: HitFormat) throws {
        switch format {
        case .json: try JSONOutput.write(result)
        case .jsonl: for passage in result.passages { try StandardOutput.putJSONLine(passage) }
        case .text, .csv: try StandardOutput.put(result.text(colored: HitFormat.isColored))
        }
    }
}
