#pragma once

#include <stdint.h>

// Receives a folded token and the bytes of the text it came from; answers 0 to go on.
typedef int (*folio_token_callback)(
    void *context, int flags, const char *token, int token_length, int start, int end);

// Cuts a text into tokens; written in Swift (Sources/TokenizerExtension) over the program's own tokenizer.
int folio_tokenize(
    const char *text, int text_length, int is_query, void *context, folio_token_callback callback);

// Receives a text, which is valid during the call.
typedef void (*folio_text_callback)(void *context, const char *text, int length);

// Turns a user's words into an FTS5 expression over the tokens of a store's index.
void folio_match_expression(const char *words, int length, void *context, folio_text_callback receive);

// Writes the version of the tokenizer, which must be that of the store (`store_info`, `tokenizer_version`), without a
// zero byte, and returns its length.
int folio_tokenizer_version(char *buffer, int capacity);
