// A TOML document as a flat list of nodes that know where they stand in the source: plain C over toml++.
#ifndef CTOML_H
#define CTOML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#define CTOML_NULLABLE _Nullable
#else
#define CTOML_NULLABLE
#endif

#if defined(__cplusplus)
extern "C" {
#endif

/// A parsed document, or the error that kept it from being one. It does not change, so threads may share it.
typedef struct CTOMLDocument CTOMLDocument;

/// What a node is. The numbers are fixed.
enum {
  CTOML_TABLE = 0,
  CTOML_ARRAY = 1,
  CTOML_STRING = 2,
  CTOML_INTEGER = 3,
  CTOML_FLOAT = 4,
  CTOML_BOOLEAN = 5,
  CTOML_DATE = 6,      // date, time and date with time are given as text, in RFC 3339's form
  CTOML_TIME = 7,
  CTOML_DATE_TIME = 8
};

/// One value. Texts are UTF-8 with a length in bytes and live as long as the document; a text may hold zero bytes.
///
/// Lines and columns start at 1; columns count code points. What has no place of its own (the root, a table known only
/// from a longer key) has that of its first child, or 1:1.
typedef struct CTOMLNode {
  int32_t kind;
  int32_t line, column;
  /// The children of a table or array are the nodes `first_child..<first_child + child_count`, in source order.
  int32_t first_child, child_count;
  /// In a table: this node's key. Elsewhere empty, and its line and column 0.
  const char *key;
  int32_t key_length;
  int32_t key_line, key_column;
  /// A string, date or time.
  const char *text;
  int32_t text_length;
  int64_t integer;
  double number;
  bool boolean;
} CTOMLNode;

/// Reads `n` bytes of UTF-8, a byte order mark allowed. Always gives a document, which is to be freed.
///
/// Up to 16 MiB; values nest up to 32 deep and a key has up to 16 parts, so that no file can exhaust the stack.
CTOMLDocument *ctoml_parse(const uint8_t *CTOML_NULLABLE bytes, size_t n);

void ctoml_free(CTOMLDocument *CTOML_NULLABLE document);

/// What is wrong, in English, zero-terminated; NULL when the document was read. It may quote the source.
const char *CTOML_NULLABLE ctoml_error(const CTOMLDocument *document);

/// Where it is wrong, from 1; 0 when nothing is, or nowhere in particular.
int32_t ctoml_error_line(const CTOMLDocument *document);
int32_t ctoml_error_column(const CTOMLDocument *document);

/// How many nodes there are: 0 after an error, else at least 1, for node 0 is the root table.
int32_t ctoml_node_count(const CTOMLDocument *document);

/// Node `i`. `i` must be from 0 and less than the count.
const CTOMLNode *ctoml_node(const CTOMLDocument *document, int32_t i);

#if defined(__cplusplus)
}
#endif

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
