#include "Library.h"

static GMimeParserOptions *options;

static gpointer start(gpointer unused) {
    (void)unused;
    g_mime_init();
    options = g_mime_parser_options_new();
    const char *charsets[] = {"utf-8", "windows-1252", NULL};
    g_mime_parser_options_set_fallback_charsets(options, charsets);
    return options;
}

void cgmime_start(void) {
    static GOnce once = G_ONCE_INIT;
    g_once(&once, start, NULL);
}

GMimeParserOptions *cgmime_options(void) {
    cgmime_start();
    return options;
}

char *cgmime_string(const uint8_t *bytes, size_t count) {
    char *string = g_malloc(count + 1);
    for (size_t i = 0; i < count; i++) {
        string[i] = bytes[i] == 0 ? ' ' : (char)bytes[i];
    }
    string[count] = 0;
    return string;
}

cgmime_bytes cgmime_take(char *string) {
    cgmime_bytes taken = {(uint8_t *)string, string ? strlen(string) : 0};
    return taken;
}

void cgmime_free(cgmime_bytes bytes) {
    g_free(bytes.bytes);
}

GMimeContentEncoding cgmime_content_encoding(cgmime_encoding encoding) {
    switch (encoding) {
    case CGMIME_BASE64:
        return GMIME_CONTENT_ENCODING_BASE64;
    case CGMIME_QUOTED_PRINTABLE:
        return GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
    case CGMIME_UUENCODE:
        return GMIME_CONTENT_ENCODING_UUENCODE;
    case CGMIME_IDENTITY:
        break;
    }
    return GMIME_CONTENT_ENCODING_DEFAULT;
}
