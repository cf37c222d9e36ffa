internal import GRDB

extension DocumentWriter {
    /// Stores what lay at an address, and links it wherever the store names the address.
    ///
    /// - Parameters:
    ///   - bytes: What was downloaded.
    ///   - mediaType: What the bytes are.
    ///   - url: The address as the results have it.
    /// - Returns: The number of links changed.
    /// - Throws: `StoreError`.
    @discardableResult
    package func storeDownload(_ bytes: [UInt8], mediaType: String?, url: String) throws -> Int {
        try transaction { database in
            let asset = try AssetWriter(database).store(.init(bytes, mediaType: mediaType), database)
            return try DownloadRows(database: database).link(url: url, asset: asset.id)
        }
    }

    /// Stores a file that belongs to a parse as a whole, an export say, under a name of its own.
    package func attach(
        _ bytes: [UInt8], name: String, mediaType: String?, url: String, to parse: Int64
    ) throws {
        try transaction { database in
            let asset = try AssetWriter(database).store(.init(bytes, mediaType: mediaType), database)
            try DownloadRows(database: database).attach(name: name, url: url, asset: asset.id, parse: parse)
        }
    }
}

extension DocumentReader {
    /// The addresses of assets that are not stored, after one in their order, each once.
    package func remoteAssets(
        after url: String = "", provider: String? = nil, documentKey: String? = nil, parse: Int64? = nil,
        limit: Int
    ) throws -> [String] {
        let document = try documentKey.map { key in
            guard let id = try documentID(key: key) else {
                throw StoreError(
                    .unknownDocument, "\(path) has no document \(key)",
                    hint: "list the keys with `folio documents`")
            }
            return id
        }
        return try DownloadRows(database: database).waiting(
            after: url, provider: provider, document: document, parse: parse, limit: limit)
    }
}
