#include "Library.h"

struct cgmime_composer {
    GMimeMessage *message;
    GPtrArray *bodies;
    GPtrArray *inside; // of the last body
    GPtrArray *beside;
};

cgmime_composer *cgmime_composer_new(void) {
    cgmime_start();
    cgmime_composer *composer = g_new0(cgmime_composer, 1);
    composer->message = g_mime_message_new(FALSE);
    composer->bodies = g_ptr_array_new_with_free_func(g_object_unref);
    composer->inside = g_ptr_array_new_with_free_func(g_object_unref);
    composer->beside = g_ptr_array_new_with_free_func(g_object_unref);
    return composer;
}

void cgmime_composer_free(cgmime_composer *composer) {
    g_object_unref(composer->message);
    g_ptr_array_free(composer->bodies, TRUE);
    g_ptr_array_free(composer->inside, TRUE);
    g_ptr_array_free(composer->beside, TRUE);
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

void cgmime_composer_add_file(
    cgmime_composer *composer, const char *type, const char *subtype, const char *name, const char *content_id,
    const uint8_t *bytes, size_t count) {
    GMimeStream *stream = g_mime_stream_mem_new_with_buffer((const char *)bytes, count);
    GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);
    GMimePart *part = g_mime_part_new_with_type(type, subtype);
    g_mime_object_set_disposition(
        GMIME_OBJECT(part), content_id != NULL ? GMIME_DISPOSITION_INLINE : GMIME_DISPOSITION_ATTACHMENT);
    g_mime_part_set_filename(part, name);
    if (content_id != NULL) {
        g_mime_part_set_content_id(part, content_id);
    }
    g_mime_part_set_content(part, content);
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
    g_ptr_array_add(content_id != NULL ? composer->inside : composer->beside, part);
    g_object_unref(content);
    g_object_unref(stream);
}

// Takes the first part over, and puts it before the others into a multipart; alone it stays as it is.
static GMimeObject *joined(
    GMimeObject *first, GPtrArray *others, const char *subtype, const char *boundary, const char *mark) {
    if (others->len == 0) {
        return first;
    }
    GMimeMultipart *multipart = g_mime_multipart_new_with_subtype(subtype);
    char *own = g_strconcat(boundary, mark, NULL);
    g_mime_multipart_set_boundary(multipart, own);
    g_free(own);
    g_mime_multipart_add(multipart, first);
    g_object_unref(first);
    for (guint i = 0; i < others->len; i++) {
        g_mime_multipart_add(multipart, GMIME_OBJECT(g_ptr_array_index(others, i)));
    }
    return GMIME_OBJECT(multipart);
}

static GMimeObject *joined_bodies(cgmime_composer *composer, const char *boundary) {
    guint last = composer->bodies->len - 1;
    GMimeObject *body = joined(
        GMIME_OBJECT(g_object_ref(g_ptr_array_index(composer->bodies, last))), composer->inside, "related", boundary,
        "_related");
    if (last > 0) {
        GMimeMultipart *alternative = g_mime_multipart_new_with_subtype("alternative");
        g_mime_multipart_set_boundary(alternative, boundary);
        for (guint i = 0; i < last; i++) {
            g_mime_multipart_add(alternative, GMIME_OBJECT(g_ptr_array_index(composer->bodies, i)));
        }
        g_mime_multipart_add(alternative, body);
        g_object_unref(body);
        body = GMIME_OBJECT(alternative);
    }
    return joined(body, composer->beside, "mixed", boundary, "_mixed");
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
