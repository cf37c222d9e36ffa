// A loadable extension of SQLite: the function `folio_match`, which turns a user's words into what MATCH takes, for sqlite3,
// Python and Datasette; and the FTS5 tokenizer `folio`, for tables of one's own and for stores before schema 6. SQLite's macros for the table of functions that the host program hands over exist in C only.

#include "tokenizer_extension.h"

#include <sqlite3ext.h>
SQLITE_EXTENSION_INIT1

// FTS5 hands the tokenizer to every call and frees it at the end; ours has no state, so any address will do.
static char tokenizer_instance;

static int create_tokenizer(
    void *context, const char **arguments, int argument_count, Fts5Tokenizer **tokenizer) {
    (void)context;
    (void)arguments;
    if (argument_count != 0) return SQLITE_ERROR;
    *tokenizer = (Fts5Tokenizer *)&tokenizer_instance;
    return SQLITE_OK;
}

static void delete_tokenizer(Fts5Tokenizer *tokenizer) { (void)tokenizer; }

static int tokenize(
    Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int length,
    int (*callback)(void *, int, const char *, int, int, int)) {
    (void)tokenizer;
    return folio_tokenize(text, length, (flags & FTS5_TOKENIZE_QUERY) != 0, context, callback);
}

static void version(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    (void)values;
    char buffer[64];
    sqlite3_result_text(
        context, buffer, folio_tokenizer_version(buffer, sizeof buffer), SQLITE_TRANSIENT);
}

static void give_text(void *context, const char *text, int length) {
    sqlite3_result_text((sqlite3_context *)context, text, length, SQLITE_TRANSIENT);
}

static void match(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    const char *words = (const char *)sqlite3_value_text(values[0]);
    if (words) folio_match_expression(words, sqlite3_value_bytes(values[0]), context, give_text);
}

// https://www.sqlite.org/fts5.html#extending_fts5
static fts5_api *find_fts5(sqlite3 *database) {
    fts5_api *api = 0;
    sqlite3_stmt *statement = 0;
    if (sqlite3_prepare(database, "SELECT fts5(?1)", -1, &statement, 0) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", 0);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

// SQLite finds this name from the file's, libfolio_tokenizer.
__attribute__((visibility("default"))) int sqlite3_foliotokenizer_init(
    sqlite3 *database, char **error, const sqlite3_api_routines *routines) {
    SQLITE_EXTENSION_INIT2(routines);
    fts5_api *fts5 = find_fts5(database);
    if (!fts5) {
        *error = sqlite3_mprintf("this SQLite was built without FTS5");
        return SQLITE_ERROR;
    }
    int status = sqlite3_create_function(
        database, "folio_tokenizer_version", 0, SQLITE_UTF8 | SQLITE_DETERMINISTIC, 0, version, 0, 0);
    if (status != SQLITE_OK) return status;
    status = sqlite3_create_function(
        database, "folio_match", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, 0, match, 0, 0);
    if (status != SQLITE_OK) return status;
    fts5_tokenizer tokenizer = {create_tokenizer, delete_tokenizer, tokenize};
    return fts5->xCreateTokenizer(fts5, "folio", 0, &tokenizer, 0);
}
