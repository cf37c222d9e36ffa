// How a library is loaded when it is used, and not with the program.
#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

/// The first library of a list, which ends with null, that is installed; null where none is.
static inline void *openFirst(const char *const *names) {
    void *library = NULL;
    for (; !library && *names; names++) library = dlopen(*names, RTLD_NOW | RTLD_LOCAL);
    return library;
}

/// A function of a library; where it has none, `isWhole` becomes false.
static inline void *find(void *library, const char *function, bool *isWhole) {
    void *found = dlsym(library, function);
    if (!found) *isWhole = false;
    return found;
}
