/// One step of the schema's history: a file in `migrations/sql`, never edited once released.
package struct Migration: Sendable {
    /// The schema version that the step leads to; steps count from 1 without gaps.
    package let version: Int
    /// The file's name without its extension: `v0001_documents`.
    package let name: String
    /// The statements of the step; the runner wraps them in one transaction.
    package let sql: String

    private init(_ version: Int, _ name: String, _ sql: [UInt8]) {
        self.version = version
        self.name = name
        self.sql = String(decoding: sql, as: UTF8.self)
    }

    /// Every step in order; a new file is one line here.
    package static let all = [
        Migration(1, "v0001_documents", PackageResources.v0001_documents_sql),
        Migration(2, "v0002_ranking", PackageResources.v0002_ranking_sql),
        Migration(3, "v0003_index_memory", PackageResources.v0003_index_memory_sql),
        Migration(4, "v0004_jobs", PackageResources.v0004_jobs_sql),
        Migration(5, "v0005_job_settings", PackageResources.v0005_job_settings_sql),
        Migration(6, "v0006_plain_index", PackageResources.v0006_plain_index_sql),
        Migration(7, "v0007_narrow_blocks", PackageResources.v0007_narrow_blocks_sql),
        Migration(8, "v0008_text_boxes", PackageResources.v0008_text_boxes_sql),
        Migration(9, "v0009_languages", PackageResources.v0009_languages_sql),
    ]

    /// The schema version that this program reads and writes.
    package static let currentVersion = all.count
}
