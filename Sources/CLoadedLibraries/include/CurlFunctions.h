// libcurl, loaded when the first request is sent.
//
// Linked, it and the thirty libraries that it needs would be loaded by every command (docs/benchmarks.md, "Start"). So no program
// needs libcurl that fetches nothing.
#pragma once
#include <curl/curl.h>
#include <stdbool.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#pragma clang assume_nonnull begin

/// libcurl's functions that are used, without their prefix; they are documented at https://curl.se/libcurl/c/.
struct CurlFunctions {
    __typeof__(curl_global_init) *global_init;
    __typeof__(curl_easy_init) *easy_init;
    __typeof__(curl_easy_cleanup) *easy_cleanup;
    __typeof__(curl_easy_strerror) *easy_strerror;
    __typeof__(curl_slist_append) *slist_append;
    __typeof__(curl_slist_free_all) *slist_free_all;
    __typeof__(curl_multi_init) *multi_init;
    __typeof__(curl_multi_cleanup) *multi_cleanup;
    __typeof__(curl_multi_add_handle) *multi_add_handle;
    __typeof__(curl_multi_remove_handle) *multi_remove_handle;
    __typeof__(curl_multi_perform) *multi_perform;
    __typeof__(curl_multi_poll) *multi_poll;
    __typeof__(curl_multi_wakeup) *multi_wakeup;
    __typeof__(curl_multi_info_read) *multi_info_read;
    // Of any number of arguments, which Swift cannot call: the functions below do.
    __typeof__(curl_easy_setopt) *easy_setopt;
    __typeof__(curl_easy_getinfo) *easy_getinfo;
    __typeof__(curl_multi_setopt) *multi_setopt;
};

/// The functions; null where no libcurl of version 7.85 or later is installed. Any thread may call it.
const struct CurlFunctions *_Nullable CurlLoad(void);

/// What libcurl calls with bytes of a request or an answer.
typedef size_t (*CurlDataCallback)(char *_Nullable bytes, size_t size, size_t count, void *_Nullable context);

static inline CURLcode CurlSetNumber(struct CurlFunctions curl, CURL *handle, CURLoption option, int64_t value) {
    if (option >= CURLOPTTYPE_OFF_T) return curl.easy_setopt(handle, option, (curl_off_t)value);
    return curl.easy_setopt(handle, option, (long)value);
}

static inline CURLcode CurlSetText(struct CurlFunctions curl, CURL *handle, CURLoption option, const char *value) {
    return curl.easy_setopt(handle, option, value);
}

static inline CURLcode CurlSetContext(struct CurlFunctions curl, CURL *handle, CURLoption option, void *value) {
    return curl.easy_setopt(handle, option, value);
}

static inline CURLcode CurlSetList(
    struct CurlFunctions curl, CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl.easy_setopt(handle, option, value);
}

static inline CURLcode CurlSetCallback(
    struct CurlFunctions curl, CURL *handle, CURLoption option, CurlDataCallback value) {
    return curl.easy_setopt(handle, option, value);
}

/// What libcurl calls for a socket to an address, before it connects; `CURL_SOCKET_BAD` refuses.
typedef curl_socket_t (*CurlSocketCallback)(
    void *_Nullable context, curlsocktype purpose, struct curl_sockaddr *_Nullable address);

static inline CURLcode CurlSetSocketCallback(
    struct CurlFunctions curl, CURL *handle, CurlSocketCallback value, void *context) {
    CURLcode code = curl.easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, value);
    return code == CURLE_OK ? curl.easy_setopt(handle, CURLOPT_OPENSOCKETDATA, context) : code;
}

/// The bytes of the address that a socket is to be connected to, in the order of the network: 4, 16, or 0 for another family.
static inline size_t CurlAddressBytes(const struct curl_sockaddr *address, uint8_t *bytes) {
    if (address->family == AF_INET) {
        memcpy(bytes, &((const struct sockaddr_in *)&address->addr)->sin_addr, 4);
        return 4;
    }
    if (address->family != AF_INET6 || address->addrlen < sizeof(struct sockaddr_in6)) return 0;
    // curl_sockaddr ends in a `struct sockaddr` that libcurl allocates larger than it is declared.
    memcpy(bytes, (const uint8_t *)&address->addr + offsetof(struct sockaddr_in6, sin6_addr), 16);
    return 16;
}

static inline CURLMcode CurlSetMultiNumber(
    struct CurlFunctions curl, CURLM *handle, CURLMoption option, int64_t value) {
    return curl.multi_setopt(handle, option, (long)value);
}

static inline int64_t CurlGetNumber(struct CurlFunctions curl, CURL *handle, CURLINFO info) {
    long value = 0;
    curl.easy_getinfo(handle, info, &value);
    return value;
}

#pragma clang assume_nonnull end
