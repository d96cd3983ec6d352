#include "Library.h"

struct cgmime_message {
    GByteArray *bytes;
    GMimeStream *stream;
    GMimeParser *parser;
    GMimeMessage *message;
    GArray *parts;
    cgmime_limits limits;
    int32_t fields;
};

static bool field_stands_at(const GByteArray *bytes, gint64 at, const char *name, size_t length) {
    return at >= 0 && (guint64)at + length < bytes->len && memcmp(bytes->data + at, name, length) == 0;
}

// Where the first field of a header really begins. GMime is wrong where an mbox "From " line or junk stands before it:
// then it names the place of that line, and the field follows some lines further on.
static gint64 first_field(const GByteArray *bytes, GMimeHeaderList *headers) {
    if (g_mime_header_list_get_count(headers) == 0) {
        return -1;
    }
    GMimeHeader *first = g_mime_header_list_get_header_at(headers, 0);
    const char *name = g_mime_header_get_raw_name(first);
    gint64 at = g_mime_header_get_offset(first);
    if (name == NULL || at < 0) {
        return -1;
    }
    size_t length = strlen(name);
    while ((guint64)at < bytes->len) {
        if (field_stands_at(bytes, at, name, length)) {
            return at;
        }
        const guint8 *line_end = memchr(bytes->data + at, '\n', bytes->len - (guint64)at);
        if (line_end == NULL) {
            return -1;
        }
        at = line_end - bytes->data + 1;
    }
    return -1;
}

// Where the line of a boundary begins behind a content that ends about there; -1 where none does.
static gint64 boundary_behind(const GByteArray *bytes, gint64 end) {
    for (gint64 at = MAX(end, 1); at <= end + 2 && (guint64)at + 1 < bytes->len; at++) {
        if (bytes->data[at - 1] == '\n' && bytes->data[at] == '-' && bytes->data[at + 1] == '-') {
            return at;
        }
    }
    return -1;
}

static void set_range(cgmime_part *part, GMimePart *leaf, const GByteArray *bytes) {
    GMimeDataWrapper *content = g_mime_part_get_content(leaf);
    GMimeStream *stream = content ? g_mime_data_wrapper_get_stream(content) : NULL;
    if (stream == NULL) {
        return;
    }
    part->content_start = stream->bound_start;
    part->content_end =
        stream->bound_end != -1 ? stream->bound_end : stream->bound_start + g_mime_stream_length(stream);
    // The line break before a boundary belongs to it (RFC 2046 §5.1.1). GMime takes it to be as long as the one behind the
    // boundary: where they differ it leaves half of a CRLF to the content, or takes its last byte away.
    gint64 boundary = boundary_behind(bytes, part->content_end);
    if (boundary > part->content_start) {
        part->content_end = boundary - 1;
        if (part->content_end > part->content_start && bytes->data[part->content_end - 1] == '\r') {
            part->content_end--;
        }
    }
}

static cgmime_encoding leaf_encoding(GMimePart *leaf) {
    switch (g_mime_part_get_content_encoding(leaf)) {
    case GMIME_CONTENT_ENCODING_BASE64:
        return CGMIME_BASE64;
    case GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE:
        return CGMIME_QUOTED_PRINTABLE;
    case GMIME_CONTENT_ENCODING_UUENCODE:
        return CGMIME_UUENCODE;
    default:
        return CGMIME_IDENTITY;
    }
}

static cgmime_part describe(const cgmime_message *message, GMimeObject *object, int32_t parent, bool inside) {
    GMimeContentType *type = g_mime_object_get_content_type(object);
    GMimeContentDisposition *disposition = g_mime_object_get_content_disposition(object);
    cgmime_part part = {
        .kind = CGMIME_LEAF,
        .parent = parent,
        .inside_message = inside,
        .type = type ? g_mime_content_type_get_media_type(type) : NULL,
        .subtype = type ? g_mime_content_type_get_media_subtype(type) : NULL,
        .charset = type ? g_mime_content_type_get_parameter(type, "charset") : NULL,
        .disposition = disposition ? g_mime_content_disposition_get_disposition(disposition) : NULL,
        .file_name = disposition ? g_mime_content_disposition_get_parameter(disposition, "filename") : NULL,
        .content_id = g_mime_object_get_content_id(object),
        .encoding = CGMIME_IDENTITY,
        .header_start = first_field(message->bytes, g_mime_object_get_header_list(object)),
        .content_start = -1,
        .content_end = -1,
    };
    if (part.file_name == NULL && type != NULL) {
        part.file_name = g_mime_content_type_get_parameter(type, "name");
    }
    if (GMIME_IS_MULTIPART(object)) {
        part.kind = CGMIME_MULTIPART;
    } else if (GMIME_IS_MESSAGE_PART(object)) {
        part.kind = CGMIME_MESSAGE;
    } else if (GMIME_IS_PART(object)) {
        part.encoding = leaf_encoding(GMIME_PART(object));
        set_range(&part, GMIME_PART(object), message->bytes);
    }
    return part;
}

static cgmime_status
walk(cgmime_message *message, GMimeObject *object, int32_t parent, bool inside, int32_t depth) {
    if (depth > message->limits.depth) {
        return CGMIME_TOO_DEEP;
    }
    if (message->parts->len >= (guint)message->limits.parts) {
        return CGMIME_TOO_MANY_PARTS;
    }
    message->fields += g_mime_header_list_get_count(g_mime_object_get_header_list(object));
    if (message->fields > message->limits.fields) {
        return CGMIME_TOO_MANY_FIELDS;
    }
    cgmime_part part = describe(message, object, parent, inside);
    int32_t index = (int32_t)message->parts->len;
    g_array_append_val(message->parts, part);
    if (part.kind == CGMIME_MULTIPART) {
        GMimeMultipart *multipart = GMIME_MULTIPART(object);
        int count = g_mime_multipart_get_count(multipart);
        for (int i = 0; i < count; i++) {
            cgmime_status status = walk(message, g_mime_multipart_get_part(multipart, i), index, inside, depth + 1);
            if (status != CGMIME_OK) {
                return status;
            }
        }
    } else if (part.kind == CGMIME_MESSAGE) {
        GMimeMessage *inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        GMimeObject *body = inner ? g_mime_message_get_mime_part(inner) : NULL;
        if (body != NULL) {
            message->fields += g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(inner)));
            return walk(message, body, index, true, depth + 1);
        }
    }
    return CGMIME_OK;
}

static cgmime_status read_message(cgmime_message *message) {
    message->message = g_mime_parser_construct_message(message->parser, cgmime_options());
    if (message->message == NULL) {
        return CGMIME_OK; // text without any header: a message without parts
    }
    message->fields = g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(message->message)));
    if (message->fields > message->limits.fields) {
        return CGMIME_TOO_MANY_FIELDS;
    }
    GMimeObject *body = g_mime_message_get_mime_part(message->message);
    return body == NULL ? CGMIME_OK : walk(message, body, -1, false, 1);
}

cgmime_message *cgmime_parse(const uint8_t *bytes, size_t count, cgmime_limits limits, cgmime_status *status) {
    *status = count == 0 ? CGMIME_EMPTY : count >= INT32_MAX ? CGMIME_TOO_LARGE : CGMIME_OK;
    if (*status != CGMIME_OK) {
        return NULL;
    }
    cgmime_start();
    cgmime_message *message = g_new0(cgmime_message, 1);
    message->limits = limits;
    // The array borrows the bytes: it is never written to, and freed below without them.
    message->bytes = g_byte_array_new_take((guint8 *)bytes, count);
    message->stream = g_mime_stream_mem_new_with_byte_array(message->bytes);
    g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(message->stream), FALSE);
    message->parser = g_mime_parser_new_with_stream(message->stream);
    g_mime_parser_set_persist_stream(message->parser, TRUE);
    message->parts = g_array_new(FALSE, FALSE, sizeof(cgmime_part));
    *status = read_message(message);
    if (*status != CGMIME_OK) {
        cgmime_message_free(message);
        return NULL;
    }
    return message;
}

void cgmime_message_free(cgmime_message *message) {
    if (message->message != NULL) {
        g_object_unref(message->message);
    }
    g_object_unref(message->parser);
    g_object_unref(message->stream);
    g_byte_array_free(message->bytes, FALSE);
    g_array_free(message->parts, TRUE);
    g_free(message);
}

int32_t cgmime_part_count(const cgmime_message *message) {
    return (int32_t)message->parts->len;
}

const cgmime_part *cgmime_part_at(const cgmime_message *message, int32_t index) {
    if (index < 0 || (guint)index >= message->parts->len) {
        return NULL;
    }
    return &g_array_index(message->parts, cgmime_part, index);
}
