// Settings of the whole process that C libraries offer through variadic functions, which Swift cannot call.
#ifndef FOLIO_C_PROCESS_SETTINGS_H
#define FOLIO_C_PROCESS_SETTINGS_H

/// Makes SQLite's and the C library's allocators fit for bulk work; called once, before anything opens a database.
void folio_process_settings_apply(void);

#endif
