#include "Library.h"

#include <errno.h>

size_t cgmime_decoded_room(cgmime_encoding encoding, size_t count) {
    GMimeEncoding state;
    g_mime_encoding_init_decode(&state, cgmime_content_encoding(encoding));
    return g_mime_encoding_outlen(&state, count) + 1;
}

size_t cgmime_decode(cgmime_encoding encoding, const uint8_t *bytes, size_t count, uint8_t *decoded) {
    cgmime_start();
    GMimeEncoding state;
    g_mime_encoding_init_decode(&state, cgmime_content_encoding(encoding));
    return g_mime_encoding_flush(&state, (const char *)bytes, count, (char *)decoded);
}

struct cgmime_decoder {
    GMimeEncoding state;
};

cgmime_decoder *cgmime_decoder_new(cgmime_encoding encoding) {
    cgmime_start();
    cgmime_decoder *decoder = g_new0(cgmime_decoder, 1);
    g_mime_encoding_init_decode(&decoder->state, cgmime_content_encoding(encoding));
    return decoder;
}

size_t cgmime_decoder_step(cgmime_decoder *decoder, const uint8_t *bytes, size_t count, uint8_t *decoded) {
    return g_mime_encoding_step(&decoder->state, (const char *)bytes, count, (char *)decoded);
}

void cgmime_decoder_free(cgmime_decoder *decoder) {
    g_free(decoder);
}

static void replace_one(char **in, size_t *in_left, GString *text) {
    g_string_append(text, "\xEF\xBF\xBD");
    (*in)++;
    (*in_left)--;
}

// Runs the converter until all is read; what it can't read is replaced byte by byte.
static void convert(iconv_t converter, char *in, size_t in_left, GString *text) {
    char buffer[4096];
    while (in_left > 0) {
        char *out = buffer;
        size_t out_left = sizeof buffer;
        size_t result = g_mime_iconv(converter, &in, &in_left, &out, &out_left);
        int reason = errno;
        g_string_append_len(text, buffer, out - buffer);
        if (result == (size_t)-1 && reason != E2BIG && in_left > 0) {
            replace_one(&in, &in_left, text);
        }
    }
    char *out = buffer;
    size_t out_left = sizeof buffer;
    g_mime_iconv(converter, NULL, NULL, &out, &out_left);
    g_string_append_len(text, buffer, out - buffer);
}

cgmime_bytes cgmime_to_utf8(const char *charset, const uint8_t *bytes, size_t count) {
    cgmime_start();
    iconv_t converter = g_mime_iconv_open("UTF-8", charset);
    if (converter == (iconv_t)-1) {
        cgmime_bytes none = {NULL, 0};
        return none;
    }
    GString *text = g_string_sized_new(count + 16);
    convert(converter, (char *)bytes, count, text);
    g_mime_iconv_close(converter);
    cgmime_bytes result = {NULL, text->len};
    result.bytes = (uint8_t *)g_string_free(text, FALSE);
    return result;
}

cgmime_bytes cgmime_from_utf8(const char *charset, const uint8_t *bytes, size_t count) {
    cgmime_bytes result = {NULL, 0};
    cgmime_start();
    iconv_t converter = g_mime_iconv_open(charset, "UTF-8");
    if (converter == (iconv_t)-1) {
        return result;
    }
    // No set takes more: escape sequences of four bytes on both sides of a character, and four bytes for itself.
    size_t room = count * 8 + 16;
    char *text = g_malloc(room);
    char *in = (char *)bytes, *out = text;
    size_t in_left = count, out_left = room;
    bool is_whole = g_mime_iconv(converter, &in, &in_left, &out, &out_left) != (size_t)-1;
    is_whole = g_mime_iconv(converter, NULL, NULL, &out, &out_left) != (size_t)-1 && is_whole;
    g_mime_iconv_close(converter);
    if (is_whole) {
        result.bytes = (uint8_t *)text;
        result.count = room - out_left;
    } else {
        g_free(text);
    }
    return result;
}

cgmime_bytes cgmime_header_text(const uint8_t *bytes, size_t count) {
    char *raw = cgmime_string(bytes, count);
    char *unfolded = g_mime_utils_header_unfold(raw);
    char *text = g_mime_utils_header_decode_text(cgmime_options(), unfolded);
    g_free(unfolded);
    g_free(raw);
    return cgmime_take(text);
}

bool cgmime_date(const uint8_t *bytes, size_t count, int64_t *seconds) {
    cgmime_start();
    char *raw = cgmime_string(bytes, count);
    GDateTime *date = g_mime_utils_header_decode_date(raw);
    g_free(raw);
    if (date == NULL) {
        return false;
    }
    *seconds = g_date_time_to_unix(date);
    g_date_time_unref(date);
    return true;
}

cgmime_bytes cgmime_date_text(int64_t seconds) {
    cgmime_start();
    GDateTime *date = g_date_time_new_from_unix_utc(seconds);
    char *text = date != NULL ? g_mime_utils_header_format_date(date) : NULL;
    if (date != NULL) {
        g_date_time_unref(date);
    }
    return cgmime_take(text);
}

static void report(
    InternetAddressList *list, int depth, void *context, void (*found)(void *, const char *, const char *)) {
    int count = internet_address_list_length(list);
    for (int i = 0; i < count; i++) {
        InternetAddress *entry = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_MAILBOX(entry)) {
            const char *address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(entry));
            found(context, internet_address_get_name(entry), address ? address : "");
        } else if (INTERNET_ADDRESS_IS_GROUP(entry) && depth < 8) {
            report(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(entry)), depth + 1, context, found);
        }
    }
}

void cgmime_addresses(
    const uint8_t *bytes, size_t count, void *context,
    void (*found)(void *context, const char *name, const char *address)) {
    char *raw = cgmime_string(bytes, count);
    InternetAddressList *list = internet_address_list_parse(cgmime_options(), raw);
    g_free(raw);
    if (list != NULL) {
        report(list, 0, context, found);
        g_object_unref(list);
    }
}
