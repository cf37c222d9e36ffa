// Pointers to the functions themselves are wanted, not the macros that check the types of arguments.
#define CURL_DISABLE_TYPECHECK
#include "CCurl.h"
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt
#include <dlfcn.h>
#include <pthread.h>

#ifdef __APPLE__
static const char *const name = "/usr/lib/libcurl.4.dylib";
#else
static const char *const name = "libcurl.so.4";
#endif

static struct CurlFunctions functions;
static bool isLoaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void *find(void *library, const char *function, bool *isWhole) {
    void *found = dlsym(library, function);
    if (!found) *isWhole = false;
    return found;
}

static void load(void) {
    void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    bool isWhole = true;
#define FIND(function) functions.function = find(library, "curl_" #function, &isWhole)
    FIND(global_init);
    FIND(easy_init);
    FIND(easy_cleanup);
    FIND(easy_strerror);
    FIND(slist_append);
    FIND(slist_free_all);
    FIND(multi_init);
    FIND(multi_cleanup);
    FIND(multi_add_handle);
    FIND(multi_remove_handle);
    FIND(multi_perform);
    FIND(multi_poll);
    FIND(multi_wakeup);
    FIND(multi_info_read);
    FIND(easy_setopt);
    FIND(easy_getinfo);
    FIND(multi_setopt);
    __typeof__(curl_version_info) *version = find(library, "curl_version_info", &isWhole);
    // CURLOPT_PROTOCOLS_STR came with 7.85.0.
    isLoaded = isWhole && version(CURLVERSION_NOW)->version_num >= 0x075500
        && functions.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

const struct CurlFunctions *CurlLoad(void) {
    pthread_once(&once, load);
    return isLoaded ? &functions : NULL;
}
