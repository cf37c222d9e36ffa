internal import DocumentModel
internal import Search
internal import Storage

extension APIOperation {
    /// Which pages are searched: the options of `folio search`.
    private static let scope = [
        Parameter(
            name: "q", kind: .text(maximum: 10_000),
            summary: "The query, in the language of docs/search.md; literal and regex can replace it."),
        Parameter(
            name: "literal", kind: .text(maximum: 1_000),
            summary: "Only pages where a block contains this text exactly, with its marks and capitals."),
        Parameter(
            name: "regex", kind: .text(maximum: 1_000),
            summary: "Only pages where a block matches this regular expression."),
        Parameter(name: "provider", kind: .names, summary: "Only parses of these providers."),
        Parameter(
            name: "type", kind: .choices(BlockType.allCases.map(\.rawValue)),
            summary: "Only blocks of these types."),
        Parameter(
            name: "document", kind: .text(maximum: 1_000),
            summary: "Only the document with this key, or those whose key fits a pattern with * and ?.",
            isRepeatable: true),
        Parameter(
            name: "title", kind: .text(maximum: 1_000),
            summary:
                "Only documents with all of these words in their title, key or file name; of several, one must fit.",
            isRepeatable: true),
        Parameter(name: "pages", kind: .pages, summary: "Only these pages, such as 3-7."),
        Parameter(name: "language", kind: .names, summary: "Only documents in these languages."),
        Parameter(
            name: "sort", kind: .choice(SearchRequest.Sort.allCases.map(\.rawValue)),
            summary: "The order of the hits."),
        Parameter(
            name: "group_by", kind: .choice(["document"]), summary: "Only the best hit of each document."),
        Parameter(
            name: "all_parses", kind: .flag, summary: "Search all parses, not only the preferred ones."),
        Parameter(
            name: "furniture", kind: .flag,
            summary: "Also search headers, footers, page numbers and margin notes."),
        Parameter(name: "stem", kind: .flag, summary: "Match inflected English words."),
        Parameter(name: "all_words", kind: .flag, summary: "Find only pages that contain all words."),
    ]

    /// As `folio search --json`.
    static let search = APIOperation(
        "search", "Search pages; answer the matching blocks and their boxes.",
        scope + [
            .limit(100), .offset,
            Parameter(
                name: "cursor", kind: .text(maximum: 200),
                summary: "Continue a search from its next_cursor."),
            Parameter(
                name: "facets", kind: .choices(SearchFacet.Field.allCases.map(\.rawValue)),
                summary: "Count the matching pages by these."),
        ], schema: "SearchResult"
    ) { call in
        try .json(try SearchEngine(stores: call.stores).search(try request(call.values)))
    }

    /// As `folio search --count --json`.
    static let count = APIOperation(
        "count", "Count the pages that match.", scope, schema: "SearchCount"
    ) { call in
        try .json(try SearchEngine(stores: call.stores).count(try request(call.values)))
    }

    /// As `folio search --passages --json`.
    static let passages = APIOperation(
        "passages", "Search passages: neighbouring blocks with headings, addresses and boxes.",
        scope.filter { !["sort", "group_by"].contains($0.name) } + [
            .limit(100),
            Parameter(
                name: "size", kind: .integer(100...100_000),
                summary: "About how many characters a passage has; 1200 if missing."),
        ], schema: "PassageResult"
    ) { call in
        let size = call.values.integer("size") ?? 1_200
        return try .json(
            try SearchEngine(stores: call.stores).passages(try request(call.values), size: size))
    }

    /// As `folio similar --json`.
    static let similar = APIOperation(
        "similar", "Find pages similar to a page, by its rare words.",
        [
            .key, .pageNumber, .provider, .limit(100),
            Parameter(name: "all_parses", kind: .flag, summary: "Search all parses."),
        ], schema: "SimilarResult"
    ) { call in
        let values = call.values
        let request = SimilarRequest(
            document: values.text("document") ?? "", pageIndex: (values.integer("page") ?? 1) - 1,
            provider: values.text("provider"), limit: values.integer("limit") ?? 10,
            allParses: values.flag("all_parses"))
        let engine = SearchEngine(stores: call.stores)
        // A missing page is reported as `page` does.
        _ = try call.store().read { try $0.requiredPage(values) }
        return try .json(try engine.similar(request))
    }

    private static func request(_ values: CallValues) throws -> SearchRequest {
        if values.text("cursor") != nil, values.integer("offset") ?? 0 > 0 {
            throw Problem(400, "parameter", "cursor and offset exclude each other", hint: "give one of them")
        }
        let (literal, regex) = (values.text("literal"), values.text("regex"))
        guard values.text("q") != nil || literal != nil || regex != nil else {
            throw Problem(
                400, "parameter", "the parameter 'q' is missing",
                hint: "give a query; literal and regex can replace it")
        }
        var request = SearchRequest(
            query: values.text("q") ?? "", limit: values.integer("limit") ?? 10,
            offset: values.integer("offset") ?? 0, providers: values.list("provider"),
            types: values.list("type").compactMap(BlockType.init), documents: values.all("document"),
            pages: values.pages("pages").map { [$0] } ?? [], languages: values.list("language"),
            sort: values.text("sort").flatMap(SearchRequest.Sort.init) ?? .score,
            groupsByDocument: values.text("group_by") != nil, allParses: values.flag("all_parses"),
            furniture: values.flag("furniture"), stems: values.flag("stem"),
            allWords: values.flag("all_words"),
            facets: values.list("facets").compactMap(SearchFacet.Field.init),
            cursor: try values.text("cursor").map { try SearchCursor($0) })
        request.titles = values.all("title")
        (request.literal, request.regex) = (literal, regex)
        return request
    }
}
