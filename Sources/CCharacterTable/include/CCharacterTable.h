#pragma once

#include <stdint.h>

// What the tokenizer knows of every code point, made by tools/generate-character-tables: data of the program, which no
// start has to read or make. `CharacterTable` and `CharacterEntry` of TextAnalysis say what it means.

#ifdef __cplusplus
extern "C" {
#endif

const uint8_t *_Nonnull folio_character_ascii_folding(void);
const uint16_t *_Nonnull folio_character_pages(void);
const uint32_t *_Nonnull folio_character_entries(void);
const uint32_t *_Nonnull folio_character_sequences(void);

#ifdef __cplusplus
}
#endif
