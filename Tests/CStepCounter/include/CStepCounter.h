#pragma once
#include <stdbool.h>
#include <stdint.h>

/// Whether steps are counted: only where the C library lets a program replace `malloc`.
bool folio_steps_are_counted(void);

/// How often the current thread has asked for memory.
uint64_t folio_steps(void);
