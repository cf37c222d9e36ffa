/// What an archive and the archives inside it have unpacked so far.
final class ArchiveUsage {
    var totalBytes = 0
}
