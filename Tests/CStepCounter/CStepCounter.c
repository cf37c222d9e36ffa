// A step counter that needs no clock: how much memory a thread asks for, in calls.
//
// The count is the same on every machine. Work that asks for no memory, such as a search through bytes, is not seen. Counting references
// would show more, but Swift 6.3's runtime passes tagged values, which are no objects, to what replaces `swift_retain`.
#include "CStepCounter.h"

#include <stddef.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_SANITIZED 1
#endif
#endif

#if defined(__GLIBC__) && !defined(IS_SANITIZED)

static _Thread_local uint64_t steps;

/// glibc's own name for the function that a program may replace.
extern void *__libc_malloc(size_t size);

void *malloc(size_t size) {
    steps += 1;
    return __libc_malloc(size);
}

bool folio_steps_are_counted(void) { return true; }
uint64_t folio_steps(void) { return steps; }

#else

bool folio_steps_are_counted(void) { return false; }
uint64_t folio_steps(void) { return 0; }

#endif
