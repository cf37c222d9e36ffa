// swift-tools-version: 6.2
import PackageDescription

/// The strict settings of every target: Swift 6 language mode, explicit `any`, explicit access on imports,
/// and no warning left standing.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil) -> Target {
    .target(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

func system(_ name: String, pkgConfig: String?, apt: String, brew: String) -> Target {
    .systemLibrary(
        name: name, path: "Sources/SystemLibraries/\(name)", pkgConfig: pkgConfig,
        providers: [.apt([apt]), .brew([brew])])
}

#if os(macOS)
    let simdjsonPkgConfig: String? = "simdjson"
#else
    /// simdjson's pkg-config file on Debian carries a define that SwiftPM refuses with a warning; its headers lie
    /// on the default path, and the module map links it.
    let simdjsonPkgConfig: String? = nil
#endif

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

let package = Package(
    name: "folio",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "folio", targets: ["folio"]),
        .executable(name: "folio-serve", targets: ["folio-serve"]),
        // tools/build-tokenizer builds it for use outside of Folio.
        .library(name: "folio_tokenizer", type: .dynamic, targets: ["TokenizerExtension"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1",
            // Without the configuration of servers from files and variables, which Folio does not use.
            traits: ["FullFoundation"]),
    ],
    targets: [
        // Values and views, without I/O.
        library("DocumentModel"),
        .target(
            name: "CSimdJSON", dependencies: ["CSimdJSONLibrary"],
            linkerSettings: [.linkedLibrary("simdjson")]),
        library("JSONView", ["CSimdJSON", "TextEncodings"]),
        .target(name: "CCharacterTable"),
        library("TextAnalysis", ["CCharacterTable"]),
        // Which language a text is in; knows neither pages nor a store.
        library("Languages", ["TextAnalysis"]),
        library("Checksums", [.target(name: "CLibCrypto", condition: .when(platforms: [.linux]))]),
        library("Markup", ["DocumentModel", "TextAnalysis", "CMarkdownGFM", "CLibXML2"]),
        .target(
            name: "TextEncodings", swiftSettings: settings,
            linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
        library("Archives", ["CArchive", "CZlib", "CZstd", "TextEncodings"]),
        library(
            "Providers", ["DocumentModel", "JSONView", "Markup", "Archives", "Checksums", "TextEncodings"]),

        // The store: SQL lives here and nowhere else.
        .target(
            name: "Migrations", path: "migrations", resources: [.embedInCode("sql")], swiftSettings: settings),
        .target(name: "CSearchRanking", linkerSettings: [.linkedLibrary("sqlite3")]),
        library(
            "Storage",
            [
                "CSearchRanking", "DocumentModel", "Languages", "Migrations", "TextAnalysis", "Archives",
                grdb,
                "Checksums",
            ]),
        // How blocks are joined to passages; knows lengths and levels alone.
        library("Passages"),
        library("Search", ["Checksums", "DocumentModel", "Passages", "TextAnalysis", "Storage", "CStemmer"]),

        // Blocks to markdown, without furniture; knows no store.
        library("Rendering", ["Checksums", "DocumentModel", "Markup", "TextAnalysis"]),
        // Words, scores and likeness of texts; knows neither a store nor a format.
        library("TextQuality", ["TextAnalysis", "Checksums"]),
        // Rows to the bytes of Parquet files; knows neither records nor disks.
        library("Parquet", ["Archives", "CZlib"]),
        library(
            "Exports",
            [
                "DocumentModel", "Markup", "TextAnalysis", "Rendering", "TextQuality", "Storage", "Archives",
                "CZlib", "Checksums", "Parquet", "Passages",
            ]),
        library("Comparison", ["DocumentModel", "Markup", "Storage"]),
        // What commands print as JSON and the server answers.
        library("Rows", ["DocumentModel", "Storage", "Comparison"]),
        // From addresses and exported text back to blocks, for the command line, the server and agents.
        library("Locating", ["Agents", "DocumentModel", "Exports", "Rendering", "Rows", "Storage"]),
        // libcurl and libqpdf, loaded when they are used.
        .target(name: "CLoadedLibraries"),
        // What a PDF says of its pages, and parts of it.
        library("PDFFiles", ["CLoadedLibraries", "DocumentModel"]),
        library(
            "Ingestion",
            ["Providers", "DocumentModel", "Archives", "Storage", "Checksums", "TextEncodings", "PDFFiles"]),
        // The only target that speaks to the network.
        library(
            "Fetching",
            ["Providers", "Storage", "Ingestion", "Checksums", "JSONView", "CLoadedLibraries", "PDFFiles"]),
        .target(name: "CProcessSettings", linkerSettings: [.linkedLibrary("sqlite3")]),
        .executableTarget(
            name: "folio",
            dependencies: [
                "CProcessSettings",
                "Ingestion", "Fetching", "Exports", "Rendering", "TextQuality", "Search", "Comparison",
                "Providers", "Storage", "Rows", "Agents", "Locating",
                "DocumentModel", "Archives", "TextEncodings",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: settings),

        // The Model Context Protocol, over whatever carries its messages.
        library("Agents", ["DocumentModel", "Rendering", "Rows", "Search", "Storage"]),
        // The page that the server shows, and the server: a program of its own, so that `folio` does not load what serving needs.
        .target(
            name: "ViewerPage", resources: [.embedInCode("files")], swiftSettings: settings),
        library(
            "Serving",
            [
                "Agents", "Archives", "Checksums", "Comparison", "CZlib", "DocumentModel", "Exports",
                "Fetching",
                "Locating", "Markup",
                "Migrations", "Providers", "Rendering", "Rows", "Search", "Storage", "TextAnalysis",
                "ViewerPage",
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .executableTarget(
            name: "folio-serve",
            dependencies: [
                "Fetching", "Serving", "Storage", "DocumentModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: settings),

        // The tokenizer alone, for sqlite3, Python and Datasette to load.
        .target(name: "CTokenizerExtension"),
        library("TokenizerExtension", ["CTokenizerExtension", "TextAnalysis"]),
        .executableTarget(
            name: "SearchBenchmark", dependencies: ["Search", "Storage", "TextAnalysis"],
            swiftSettings: settings),

        // System libraries; tools/setup installs them.
        system("CSimdJSONLibrary", pkgConfig: simdjsonPkgConfig, apt: "libsimdjson-dev", brew: "simdjson"),
        system("CArchive", pkgConfig: "libarchive", apt: "libarchive-dev", brew: "libarchive"),
        system("CZstd", pkgConfig: "libzstd", apt: "libzstd-dev", brew: "zstd"),
        system("CLibCrypto", pkgConfig: "libcrypto", apt: "libssl-dev", brew: "openssl@3"),
        system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
        system("CMarkdownGFM", pkgConfig: "libcmark-gfm", apt: "libcmark-gfm-dev", brew: "cmark-gfm"),
        system("CStemmer", pkgConfig: nil, apt: "libstemmer-dev", brew: "snowball"),
        system("CLibXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev", brew: "libxml2"),

        tests("DocumentModelTests", ["DocumentModel", "TestSupport"]),
        tests("ChecksumsTests", ["Checksums"]),
        tests("JSONViewTests", ["JSONView", "TestSupport"]),
        tests("TextAnalysisTests", ["TextAnalysis", "TestSupport"]),
        tests("LanguagesTests", ["Languages", "TestSupport"]),
        tests("MarkupTests", ["Markup", "DocumentModel", "TestSupport"]),
        tests("TextEncodingsTests", ["TextEncodings"]),
        tests("ArchivesTests", ["Archives", "TextEncodings", "TestSupport"]),
        tests(
            "ProvidersTests", ["Providers", "DocumentModel", "JSONView", "Archives", "Markup", "TestSupport"]),
        tests(
            "IngestionTests",
            [
                "Ingestion", "PDFFiles", "DocumentModel", "Archives", "Providers", "Storage", "TextEncodings",
                "TestSupport",
            ]),
        tests("RenderingTests", ["Rendering", "DocumentModel", "TestSupport"]),
        tests("TextQualityTests", ["TextQuality", "TestSupport"]),
        tests("ParquetTests", ["Parquet", "Archives", "TestSupport"]),
        tests(
            "ExportsTests",
            [
                "Exports", "Rendering", "TextQuality", "Storage", "DocumentModel", "Archives", "CZlib",
                "TestSupport", "Checksums",
            ]),
        tests(
            "StorageTests",
            [
                "Storage", "CSearchRanking", "Migrations", "DocumentModel", "TextAnalysis", "Archives",
                "TestSupport",
                grdb, "Checksums",
            ]),
        tests("AgentsTests", ["Agents", "Rows", "Storage", "DocumentModel"]),
        tests(
            "ServingTests",
            [
                "Serving", "Storage", "DocumentModel", "Checksums", "Fetching", "Providers", "TestSupport",
                grdb,
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]),
        tests("ComparisonTests", ["Comparison", "DocumentModel", "Markup", "TestSupport"]),
        tests("SearchTests", ["Search", "DocumentModel", "TextAnalysis", "Storage", "TestSupport"]),
        tests(
            "EndToEndTests", ["TestSupport", "ProviderEmulators", "Storage", "DocumentModel", "Checksums"]),
        tests(
            "CorpusTests",
            [
                "Ingestion", "Exports", "Rendering", "Storage", "Search", "Providers", "DocumentModel",
                "JSONView", "Archives", "Markup", "TestSupport",
            ]),
        // The providers' APIs on loopback, for tests and for clients that were written elsewhere.
        library(
            "ProviderEmulators",
            [
                "Checksums", "TestSupport", .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ], path: "Tests/ProviderEmulators"),
        .executableTarget(
            name: "EmulatorServer", dependencies: ["ProviderEmulators", "Providers"],
            path: "Tests/EmulatorServer",
            swiftSettings: settings),
        tests(
            "FetchingTests",
            [
                "Fetching", "PDFFiles", "Providers", "Storage", "DocumentModel", "Checksums",
                "ProviderEmulators",
                "TestSupport",
            ]),
        // Counts what Swift's runtime does, for the property that work grows linearly.
        .target(name: "CStepCounter", path: "Tests/CStepCounter"),
        library(
            "TestSupport", ["DocumentModel", "JSONView", "Archives", "CMarkdownGFM", "CStepCounter"],
            path: "Tests/TestSupport"),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
