#include "Library.h"

struct cgmime_composer {
    GMimeMessage *message;
    GPtrArray *bodies;
};

cgmime_composer *cgmime_composer_new(void) {
    cgmime_start();
    cgmime_composer *composer = g_new0(cgmime_composer, 1);
    composer->message = g_mime_message_new(FALSE);
    composer->bodies = g_ptr_array_new_with_free_func(g_object_unref);
    return composer;
}

void cgmime_composer_free(cgmime_composer *composer) {
    g_object_unref(composer->message);
    g_ptr_array_free(composer->bodies, TRUE);
    g_free(composer);
}

static InternetAddressList *list_of(GMimeMessage *message, cgmime_role role) {
    switch (role) {
    case CGMIME_FROM:
        return g_mime_message_get_from(message);
    case CGMIME_TO:
        return g_mime_message_get_to(message);
    case CGMIME_CC:
        break;
    }
    return g_mime_message_get_cc(message);
}

void cgmime_composer_add_mailbox(cgmime_composer *composer, cgmime_role role, const char *name, const char *address) {
    InternetAddress *mailbox = internet_address_mailbox_new(name, address);
    internet_address_set_charset(mailbox, "utf-8");
    internet_address_list_add(list_of(composer->message, role), mailbox);
    g_object_unref(mailbox);
}

void cgmime_composer_set_subject(cgmime_composer *composer, const char *subject) {
    g_mime_message_set_subject(composer->message, subject, "utf-8");
}

void cgmime_composer_set_date(cgmime_composer *composer, int64_t seconds) {
    GDateTime *date = g_date_time_new_from_unix_utc(seconds);
    if (date != NULL) {
        g_mime_message_set_date(composer->message, date);
        g_date_time_unref(date);
    }
}

void cgmime_composer_set_message_id(cgmime_composer *composer, const char *message_id) {
    g_mime_message_set_message_id(composer->message, message_id);
}

void cgmime_composer_set_field(cgmime_composer *composer, const char *name, const char *value) {
    g_mime_object_set_header(GMIME_OBJECT(composer->message), name, value, "utf-8");
}

void cgmime_composer_add_body(
    cgmime_composer *composer, const char *subtype, const uint8_t *bytes, size_t count, cgmime_encoding encoding) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)bytes, count);
    GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
    GMimePart *part = g_mime_part_new_with_type("text", subtype);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(part), "charset", "utf-8");
    g_mime_part_set_content(part, content);
    g_mime_part_set_content_encoding(
        part, encoding == CGMIME_IDENTITY ? GMIME_CONTENT_ENCODING_7BIT : cgmime_content_encoding(encoding));
    g_ptr_array_add(composer->bodies, part);
    g_object_unref(content);
    g_object_unref(stream);
}

static GMimeObject *joined_bodies(cgmime_composer *composer, const char *boundary) {
    if (composer->bodies->len == 1) {
        return GMIME_OBJECT(g_object_ref(g_ptr_array_index(composer->bodies, 0)));
    }
    GMimeMultipart *alternative = g_mime_multipart_new_with_subtype("alternative");
    g_mime_multipart_set_boundary(alternative, boundary);
    for (guint i = 0; i < composer->bodies->len; i++) {
        g_mime_multipart_add(alternative, GMIME_OBJECT(g_ptr_array_index(composer->bodies, i)));
    }
    return GMIME_OBJECT(alternative);
}

cgmime_bytes cgmime_composer_finish(cgmime_composer *composer, const char *boundary) {
    GMimeObject *body = joined_bodies(composer, boundary);
    g_mime_message_set_mime_part(composer->message, body);
    g_object_unref(body);
    GMimeFormatOptions *format = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
    char *text = g_mime_object_to_string(GMIME_OBJECT(composer->message), format);
    g_mime_format_options_free(format);
    return cgmime_take(text);
}
