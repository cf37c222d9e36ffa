internal import Foundation

/// The standard streams as the system has them: file descriptors 0, 1 and 2.
enum StandardStream {
    /// Opens the streams that the caller has closed (`>&-`), so that no file of ours gets their numbers and then our output.
    ///
    /// They are opened the wrong way round: a write to standard output still fails.
    static func occupyClosed() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
            // The lowest free number is the one that was found closed.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Writes all bytes, in as many calls as it takes.
    ///
    /// - Returns: 0, or the system's error number.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
                return Foundation.write(descriptor, rest.baseAddress, rest.count)
            }
            if count > 0 {
                start += count
            } else if count < 0, errno == EAGAIN {
                // A terminal or pipe that another program has set not to wait.
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&ready, 1, -1)
            } else if count == 0 || errno != EINTR {
                return count == 0 ? ENOSPC : errno
            }
        }
        return 0
    }
}
