#pragma once

#include <gmime/gmime.h>

#include "CGMime.h"

// Starts GMime on first use, on whichever thread that is.
void cgmime_start(void);

// Parser options that read undeclared 8-bit text as UTF-8, else as windows-1252.
GMimeParserOptions *cgmime_options(void);

// A copy with a NUL behind it, for GMime's functions on strings; NUL bytes inside become spaces. Free by g_free.
char *cgmime_string(const uint8_t *bytes, size_t count);

// Takes a string that GLib allocated.
cgmime_bytes cgmime_take(char *string);

GMimeContentEncoding cgmime_content_encoding(cgmime_encoding encoding);
