// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The TraCuu authors

#ifndef TRACUU_JSON_H
#define TRACUU_JSON_H
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Reading documents as JSON objects, one at a time, through simdjson.

enum {
    /// Readable bytes that must follow the bytes of an object; their values do not matter, except that the first must
    /// not be part of a JSON value (a line break will do).
    TRACUU_JSON_PADDING = 64,
    /// How deep objects and arrays nest, the document itself being the first level.
    TRACUU_JSON_DEPTH_LIMIT = 32,
    /// The most values of further fields that one document has.
    TRACUU_JSON_FIELD_LIMIT = 65536,
    /// The longest name of a further field in bytes, with the dots of nested objects.
    TRACUU_JSON_NAME_LIMIT = 1024,
};

/// Why an object was refused.
enum {
    TRACUU_JSON_OK = 0,
    /// Not one well-formed JSON object.
    TRACUU_JSON_SYNTAX = 1,
    /// Ill-formed UTF-8.
    TRACUU_JSON_UTF8 = 2,
    /// A malformed escape in a string, an unpaired surrogate among them.
    TRACUU_JSON_STRING = 3,
    /// A malformed number, or one too large for a double.
    TRACUU_JSON_NUMBER = 4,
    /// One of the limits above is passed.
    TRACUU_JSON_LIMIT = 5,
    /// The id, title or text is of a kind it must not be.
    TRACUU_JSON_KIND = 6,
    /// There is no memory left.
    TRACUU_JSON_MEMORY = 7,
};

/// The kinds of values of further fields.
enum {
    TRACUU_JSON_VALUE_STRING = 0,
    TRACUU_JSON_VALUE_INTEGER = 1,
    TRACUU_JSON_VALUE_DOUBLE = 2,
    TRACUU_JSON_VALUE_BOOLEAN = 3,
};

/// Bytes that belong to the parser or to the caller's buffer.
typedef struct {
    const uint8_t *start;
    size_t count;
} tracuu_json_span;

/// One value of a further field.
typedef struct {
    tracuu_json_span name;
    /// Unescaped UTF-8 (strings only).
    tracuu_json_span string;
    /// The value of an integer, or 0 or 1 for a boolean.
    int64_t integer;
    /// The value of a double.
    double number;
    uint8_t kind;
} tracuu_json_field;

/// What a document says. All spans are valid until the parser is used again or the buffer changes.
typedef struct {
    /// The member `id` or `_id`, whichever comes first: unescaped UTF-8, or a number as it is written. Empty if
    /// missing.
    tracuu_json_span id;
    /// The member `title`. Empty if missing or null.
    tracuu_json_span title;
    /// The member `text`, `body` or `content`, whichever comes first. Empty if missing or null.
    tracuu_json_span text;
    /// The further members as the text of one JSON object: names and values as written, without those that are null.
    /// Empty if there are none.
    tracuu_json_span metadata;
    /// The values of the further members in the order in which they are written. Members of nested objects have names
    /// joined by dots, elements of arrays the name of the array.
    const tracuu_json_field *fields;
    size_t field_count;
} tracuu_json_document;

/// What is wrong with an object.
typedef struct {
    /// `TRACUU_JSON_OK` or one of the codes behind it.
    int32_t code;
    /// A short reason that lives for ever.
    const char *message;
    /// Where, in bytes from the start of the object; -1 if unknown.
    int64_t offset;
} tracuu_json_error;

typedef struct tracuu_json_parser tracuu_json_parser;

/// A new parser, or NULL if there is no memory. A parser is for one thread at a time.
tracuu_json_parser *tracuu_json_parser_create(void);

/// Frees a parser and all that it lent.
void tracuu_json_parser_destroy(tracuu_json_parser *parser);

/// Parses the one JSON object in `count` bytes, behind which `TRACUU_JSON_PADDING` more can be read.
///
/// The whole object is validated. Of repeated `id`, `title` and `text` the first one counts. Integers beyond 64 bits
/// become doubles.

/// `document` is set only if the code returned is `TRACUU_JSON_OK`.
tracuu_json_error tracuu_json_parse(
    tracuu_json_parser *parser, const uint8_t *bytes, size_t count, tracuu_json_document *document);

/// The length of the longest prefix that is well-formed UTF-8 (Unicode 15, table 3-7): `count` if all is, otherwise the
/// offset of the first ill-formed sequence.
size_t tracuu_utf8_valid_prefix(const uint8_t *bytes, size_t count);

#ifdef __cplusplus
}
#endif
#endif
