internal import Foundation

/// How many files this process may have open, which the shell or the system limits (`ulimit -n`).
enum OpenFileLimit {
    /// Raises the limit as far as it takes and the system lets it.
    ///
    /// - Returns: How many files may be open now.
    static func raise(to count: Int) -> Int {
        var limit = rlimit()
        guard getrlimit(files, &limit) == 0 else { return count }
        if limit.rlim_cur < rlim_t(clamping: count) {
            limit.rlim_cur = min(limit.rlim_max, rlim_t(clamping: count))
            _ = setrlimit(files, &limit)
            _ = getrlimit(files, &limit)
        }
        return Int(clamping: limit.rlim_cur)
    }

    #if os(Linux)
        private static let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
        private static let files = RLIMIT_NOFILE
    #endif
}
