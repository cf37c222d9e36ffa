// Pointers to the functions themselves are wanted, not the macros that check the types of arguments.
#define CURL_DISABLE_TYPECHECK
#include "CurlFunctions.h"
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt
#include "Loading.h"

static const char *const names[] = {
#ifdef __APPLE__
    "/usr/lib/libcurl.4.dylib",
#else
    "libcurl.so.4",
#endif
    NULL,
};

static struct CurlFunctions functions;
static bool isLoaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    void *library = openFirst(names);
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
