#pragma once
// Debian's libxml2 is built with ICU and lets its headers include ICU's, which clash with the ICU inside Foundation.
// Only the layout of xmlCharEncodingHandler depends on it, which nobody here looks into.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
