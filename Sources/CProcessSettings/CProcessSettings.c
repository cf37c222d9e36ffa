#include "CProcessSettings.h"

#include <signal.h>
#include <sqlite3.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void folio_process_settings_apply(void) {
    // SQLite counts every allocation under one mutex unless told not to; nothing here reads those counts, and both
    // the writer and the readers pay for it.
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    // A file that may not grow (ulimit -f) is an error of the write, with a message, and not the end of the process.
    signal(SIGXFSZ, SIG_IGN);
#ifdef __GLIBC__
    // Results are buffers of some hundred KB to some MB that come and go. glibc would map and unmap each, and the
    // kernel would clear every page of it anew. The few greater ones would leave holes.
    mallopt(M_MMAP_THRESHOLD, 4 << 20);
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
    // What one thread frees only its own arena uses again: eight for each core held 50 MB more of an archive of 1.4 GB.
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_TOP_PAD, 1 << 20);
#endif
}
