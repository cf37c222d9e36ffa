// The floor of `tools/bench ingest`: inserts the rows and page texts of a finished store into a new file, already
// decoded and in memory, through prepared statements. Nothing that keeps every row and the index can be faster in one
// connection.
//
// The index is cut by SQLite's own unicode61 tokenizer, since the program's is not to be had from C; on Latin text both
// make the same tokens at nearly the same speed.
//
// usage: ingest_floor STORE NEW-FILE    prints {"seconds", "processor_seconds", "blocks"}
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef struct { int type; sqlite3_int64 integer; double real; char *bytes; int count; } Value;
typedef struct { Value *values; int rows, columns, next; sqlite3_stmt *insert; } Table;

static sqlite3 *target;

static void fail(const char *what) { fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(target)); exit(1); }

static void run(const char *sql) { if (sqlite3_exec(target, sql, 0, 0, 0)) fail(sql); }

static Table load(sqlite3 *store, const char *sql) {
    Table table = {0};
    int capacity = 0;
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(store, sql, -1, &statement, 0)) { fprintf(stderr, "%s\n", sqlite3_errmsg(store)); exit(1); }
    table.columns = sqlite3_column_count(statement);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        if (table.rows == capacity) {
            capacity = capacity ? 2 * capacity : 1024;
            table.values = realloc(table.values, sizeof(Value) * capacity * table.columns);
        }
        for (int i = 0; i < table.columns; i++) {
            Value *value = &table.values[(size_t)table.rows * table.columns + i];
            value->type = sqlite3_column_type(statement, i);
            if (value->type == SQLITE_INTEGER) value->integer = sqlite3_column_int64(statement, i);
            if (value->type == SQLITE_FLOAT) value->real = sqlite3_column_double(statement, i);
            if (value->type == SQLITE_TEXT || value->type == SQLITE_BLOB) {
                value->count = sqlite3_column_bytes(statement, i);
                value->bytes = malloc(value->count + 1);
                memcpy(value->bytes, sqlite3_column_blob(statement, i), value->count);
            }
        }
        table.rows++;
    }
    sqlite3_finalize(statement);
    return table;
}

static void prepare(Table *table, const char *name) {
    char sql[4096];
    int length = snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (?", name);
    for (int i = 1; i < table->columns; i++) length += snprintf(sql + length, sizeof sql - length, ",?");
    snprintf(sql + length, sizeof sql - length, ")");
    if (sqlite3_prepare_v3(target, sql, -1, SQLITE_PREPARE_PERSISTENT, &table->insert, 0)) fail(sql);
}

static Value *at(Table *table, int column) { return &table->values[(size_t)table->next * table->columns + column]; }

static void insert(Table *table) {
    for (int i = 0; i < table->columns; i++) {
        Value *value = at(table, i);
        switch (value->type) {
        case SQLITE_INTEGER: sqlite3_bind_int64(table->insert, i + 1, value->integer); break;
        case SQLITE_FLOAT: sqlite3_bind_double(table->insert, i + 1, value->real); break;
        case SQLITE_TEXT: sqlite3_bind_text(table->insert, i + 1, value->bytes, value->count, SQLITE_STATIC); break;
        case SQLITE_BLOB: sqlite3_bind_blob(table->insert, i + 1, value->bytes, value->count, SQLITE_STATIC); break;
        default: sqlite3_bind_null(table->insert, i + 1);
        }
    }
    if (sqlite3_step(table->insert) != SQLITE_DONE) fail("insert");
    sqlite3_reset(table->insert);
    table->next++;
}

/// Inserts the rows whose column says that they belong to `owner`; they lie one after the other.
static void insert_owned(Table *table, int column, sqlite3_int64 owner) {
    while (table->next < table->rows && at(table, column)->integer == owner) insert(table);
}

static void copy_schema(sqlite3 *store) {
    sqlite3_stmt *statement;
    sqlite3_prepare_v2(store,
        "SELECT replace(sql, 'tokenize = ''folio''', 'tokenize = ''unicode61''') FROM sqlite_schema"
        " WHERE sql IS NOT NULL AND name NOT LIKE 'page\\_search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " ORDER BY rowid", -1, &statement, 0);
    while (sqlite3_step(statement) == SQLITE_ROW) run((const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
}

static double wall(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

static double processor(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

int main(int count, char **arguments) {
    sqlite3 *store;
    if (count != 3) { fprintf(stderr, "usage: ingest_floor STORE NEW-FILE\n"); return 2; }
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_open_v2(arguments[1], &store, SQLITE_OPEN_READONLY, 0);
    sqlite3_open(arguments[2], &target);
    run("PRAGMA journal_mode=wal; PRAGMA synchronous=normal; PRAGMA cache_size=-65536; PRAGMA secure_delete=off;"
        "PRAGMA foreign_keys=on");
    copy_schema(store);
    Table documents = load(store, "SELECT * FROM documents ORDER BY id");
    Table payloads = load(store, "SELECT * FROM payloads ORDER BY id");
    Table assets = load(store, "SELECT * FROM assets ORDER BY id");
    Table parses = load(store, "SELECT * FROM parses ORDER BY id");
    Table pages = load(store, "SELECT * FROM pages ORDER BY id");
    Table styles = load(store, "SELECT * FROM block_styles ORDER BY id");
    Table blocks = load(store, "SELECT * FROM block_rows ORDER BY page_id, ordinal");
    Table extras = load(store, "SELECT * FROM block_extras ORDER BY id");
    Table links = load(store, "SELECT * FROM asset_links ORDER BY parse_id, id");
    Table texts = load(store, "SELECT id, heading, body, table_text, formula, caption, furniture FROM page_text ORDER BY id");
    prepare(&documents, "documents"); prepare(&payloads, "payloads"); prepare(&assets, "assets");
    prepare(&parses, "parses"); prepare(&pages, "pages"); prepare(&links, "asset_links");
    prepare(&styles, "block_styles"); prepare(&blocks, "block_rows"); prepare(&extras, "block_extras");
    prepare(&texts, "page_search (rowid, heading, body, table_text, formula, caption, furniture)");

    double started = wall(), used = processor();
    run("BEGIN");
    while (assets.next < assets.rows) insert(&assets);
    while (styles.next < styles.rows) insert(&styles);
    while (parses.next < parses.rows) {
        sqlite3_int64 parse = at(&parses, 0)->integer;
        if (documents.next < documents.rows) insert(&documents);
        if (payloads.next < payloads.rows) insert(&payloads);
        insert(&parses);
        while (pages.next < pages.rows && at(&pages, 1)->integer == parse) {
            sqlite3_int64 page = at(&pages, 0)->integer;
            insert(&pages);
            insert_owned(&blocks, 0, page);
            while (extras.next < extras.rows && at(&extras, 0)->integer >> 20 == page) insert(&extras);
            insert_owned(&texts, 0, page);
        }
        insert_owned(&links, 1, parse);
    }
    run("COMMIT");
    double seconds = wall() - started, processor_seconds = processor() - used;
    // The close moves the log into the file, which needs every statement gone.
    Table *all[] = {&documents, &payloads, &assets, &parses, &pages, &styles, &blocks, &extras, &links, &texts};
    for (int i = 0; i < 10; i++) sqlite3_finalize(all[i]->insert);
    sqlite3_close(target);
    printf("{\"seconds\": %.3f, \"processor_seconds\": %.3f, \"blocks\": %d}\n",
        seconds, processor_seconds, blocks.rows);
    return 0;
}
