#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parsed document of simdjson's DOM: its tape and its string buffer, kept alive until freed.
typedef struct folio_json folio_json;

/// Parses `length` bytes of strict UTF-8 JSON. Returns null and sets `error` (a simdjson error code) on failure.
///
/// `room` is how many bytes may be read from there, whatever they are; with fewer than 64 behind the text it is copied.
folio_json *folio_json_parse(const uint8_t *bytes, size_t length, size_t room, size_t maximum_depth, int *error);

/// The tape: 64-bit words, type character in the top 8 bits (simdjson doc/tape.md). The caller may rewrite it.
uint64_t *folio_json_tape(folio_json *document);

/// The string buffer: each string is a 32-bit length in native order, its bytes, and a NUL.
const uint8_t *folio_json_strings(const folio_json *document);

/// simdjson's own text for an error code.
const char *folio_json_error_text(int error);

void folio_json_free(folio_json *document);

#ifdef __cplusplus
}
#endif
