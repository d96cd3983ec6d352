#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A flat face of GMime 3: no GLib type is named here, so that only this folder knows them.
// Every function may be called on any thread; one cgmime_message or cgmime_composer belongs to one thread at a time.
// Strings are UTF-8 unless said otherwise, and end with NUL.

// Bytes that this library made; give them back by cgmime_free. `bytes` is NULL where there are none.
typedef struct {
    uint8_t *bytes;
    size_t count;
} cgmime_bytes;

void cgmime_free(cgmime_bytes bytes);

// Parsing

typedef enum {
    CGMIME_OK,
    CGMIME_EMPTY,
    CGMIME_TOO_LARGE,
    CGMIME_TOO_MANY_PARTS,
    CGMIME_TOO_MANY_FIELDS,
    CGMIME_TOO_DEEP,
} cgmime_status;

typedef struct {
    int32_t parts;
    int32_t fields; // over all parts together
    int32_t depth;
} cgmime_limits;

typedef enum {
    CGMIME_LEAF,
    CGMIME_MULTIPART,
    CGMIME_MESSAGE, // message/rfc822 whose inner message follows as parts of its own
} cgmime_kind;

typedef enum {
    CGMIME_IDENTITY, // 7bit, 8bit, binary, none or unknown
    CGMIME_BASE64,
    CGMIME_QUOTED_PRINTABLE,
    CGMIME_UUENCODE,
} cgmime_encoding;

// One part. Places are bytes of the message from 0; -1 where GMime knows none. Strings belong to the message and may
// be NULL; those marked "raw" may be no UTF-8.
typedef struct {
    cgmime_kind kind;
    int32_t parent; // -1 for the outermost part
    bool inside_message; // stands in an attached message
    const char *type; // raw, as written
    const char *subtype; // raw, as written
    const char *charset; // raw, as written
    const char *disposition; // raw, as written
    const char *file_name; // decoded
    const char *content_id; // raw, without angle brackets
    cgmime_encoding encoding;
    int64_t header_start; // of the first header field that really stands there
    int64_t content_start;
    int64_t content_end;
} cgmime_part;

typedef struct cgmime_message cgmime_message;

// Reads a message. The bytes must live as long as the result. NULL, and the reason in `status`, beyond the limits.
cgmime_message *cgmime_parse(const uint8_t *bytes, size_t count, cgmime_limits limits, cgmime_status *status);
void cgmime_message_free(cgmime_message *message);

// Parts in order of the tree, each before its children. None where there is no header at all.
int32_t cgmime_part_count(const cgmime_message *message);
const cgmime_part *cgmime_part_at(const cgmime_message *message, int32_t index);

// Decoding

// How many bytes undoing a transfer encoding may write at most.
size_t cgmime_decoded_room(cgmime_encoding encoding, size_t count);

// Undoes a transfer encoding, as leniently as mail programs do, and says how many bytes it wrote.
size_t cgmime_decode(cgmime_encoding encoding, const uint8_t *bytes, size_t count, uint8_t *decoded);

// Undoes a transfer encoding piece by piece. Each step may write `cgmime_decoded_room` of its count.
typedef struct cgmime_decoder cgmime_decoder;

cgmime_decoder *cgmime_decoder_new(cgmime_encoding encoding);
size_t cgmime_decoder_step(cgmime_decoder *decoder, const uint8_t *bytes, size_t count, uint8_t *decoded);
void cgmime_decoder_free(cgmime_decoder *decoder);

// Text in a character set as UTF-8, with U+FFFD for what it can't contain. NULL where the set is unknown.
cgmime_bytes cgmime_to_utf8(const char *charset, const uint8_t *bytes, size_t count);

// UTF-8 as text in a character set. NULL where the set is unknown or can't hold it.
cgmime_bytes cgmime_from_utf8(const char *charset, const uint8_t *bytes, size_t count);

// The value of an unstructured header field: unfolded, encoded words decoded, UTF-8.
cgmime_bytes cgmime_header_text(const uint8_t *bytes, size_t count);

// Seconds since 1970 of a Date field's value; false where it can't be read.
bool cgmime_date(const uint8_t *bytes, size_t count, int64_t *seconds);

// The value of a Date field, in UTC.
cgmime_bytes cgmime_date_text(int64_t seconds);

// Calls `found` for each mailbox of an address list field, groups opened. `name` may be NULL; both are UTF-8.
void cgmime_addresses(
    const uint8_t *bytes, size_t count, void *context,
    void (*found)(void *context, const char *name, const char *address));

// Composing

typedef enum {
    CGMIME_FROM,
    CGMIME_TO,
    CGMIME_CC,
} cgmime_role;

typedef struct cgmime_composer cgmime_composer;

cgmime_composer *cgmime_composer_new(void);
void cgmime_composer_free(cgmime_composer *composer);

void cgmime_composer_add_mailbox(cgmime_composer *composer, cgmime_role role, const char *name, const char *address);
void cgmime_composer_set_subject(cgmime_composer *composer, const char *subject);
void cgmime_composer_set_date(cgmime_composer *composer, int64_t seconds);
void cgmime_composer_set_message_id(cgmime_composer *composer, const char *message_id);
// A field of ASCII text that stands as it is, such as References.
void cgmime_composer_set_field(cgmime_composer *composer, const char *name, const char *value);
// Adds a body in UTF-8 with CRLF line ends; several become a multipart/alternative in order.
void cgmime_composer_add_body(
    cgmime_composer *composer, const char *subtype, const uint8_t *bytes, size_t count, cgmime_encoding encoding);
// Adds a file in base64: inside the last body (RFC 2387) where it has a content id, else beside all bodies. `name` is
// UTF-8. The bytes must live until the message is finished.
void cgmime_composer_add_file(
    cgmime_composer *composer, const char *type, const char *subtype, const char *name, const char *content_id,
    const uint8_t *bytes, size_t count);
// The message, with CRLF line ends.
cgmime_bytes cgmime_composer_finish(cgmime_composer *composer, const char *boundary);
