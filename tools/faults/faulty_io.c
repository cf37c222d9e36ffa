// Preloaded into folio by tools/torture: the n-th call that changes a file fails, or the process dies there.
//
// FAULT_CALLS   which calls count: write fsync truncate rename, separated by commas; all where it is not set
// FAULT_AT      the number of the call, from 1, at which it happens; 0 for never
// FAULT_ERRNO   the error that this call and, with FAULT_STAYS=1, every later one reports
// FAULT_KILL=1  dies by SIGKILL instead, before the call
// FAULT_COUNT   a file to which the number of calls is written at the end
//
// Only regular files count, so that messages to pipes and terminals go through.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

static int is_file(int descriptor) {
    struct stat status;
    return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

static long setting(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

/// Whether the call is to fail; errno is set then.
static int fails(const char *kind) {
    const char *wanted = getenv("FAULT_CALLS");
    if (wanted && !strstr(wanted, kind)) return 0;
    long number = atomic_fetch_add(&calls, 1) + 1;
    long at = setting("FAULT_AT");
    if (at == 0 || number < at || (number > at && !setting("FAULT_STAYS"))) return 0;
    if (setting("FAULT_KILL")) kill(getpid(), SIGKILL);
    errno = (int)setting("FAULT_ERRNO");
    return 1;
}

__attribute__((destructor)) static void tell(void) {
    const char *path = getenv("FAULT_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file) return;
    fprintf(file, "%ld\n", atomic_load(&calls));
    fclose(file);
}

#define REAL(name, type, ...) ((type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name))

#define WRITER(name, offset_type)                                                                        \
    ssize_t name(int descriptor, const void *bytes, size_t count, offset_type offset) {                  \
        if (is_file(descriptor) && fails("write")) return -1;                                            \
        return REAL(#name, ssize_t, int, const void *, size_t, offset_type)(descriptor, bytes, count, offset); \
    }
WRITER(pwrite, off_t)
WRITER(pwrite64, off64_t)

ssize_t write(int descriptor, const void *bytes, size_t count) {
    if (is_file(descriptor) && fails("write")) return -1;
    return REAL("write", ssize_t, int, const void *, size_t)(descriptor, bytes, count);
}

#define SYNCER(name)                                                     \
    int name(int descriptor) {                                           \
        if (is_file(descriptor) && fails("fsync")) return -1;            \
        return REAL(#name, int, int)(descriptor);                        \
    }
SYNCER(fsync)
SYNCER(fdatasync)

#define TRUNCATER(name, length_type)                                     \
    int name(int descriptor, length_type length) {                       \
        if (fails("truncate")) return -1;                                \
        return REAL(#name, int, int, length_type)(descriptor, length);   \
    }
TRUNCATER(ftruncate, off_t)
TRUNCATER(ftruncate64, off64_t)

int rename(const char *from, const char *to) {
    if (fails("rename")) return -1;
    return REAL("rename", int, const char *, const char *)(from, to);
}
