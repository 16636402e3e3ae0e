// `files.inc` is made by embed.sh: for each file an array filled by #embed, then the list of them all.
#include "lexicons.h"

// The arrays end in a zero byte, so that an empty file is an array too.
#define LEXICON_BYTES(number) static const unsigned char file_##number[]
#define LEXICON_FILE(number, path) {path, file_##number, sizeof file_##number - 1}

#include "files.inc"

static const long count = sizeof files / sizeof files[0] - 1;  // less the end mark

long lexicon_count(void) { return count; }

struct LexiconFile lexicon_file(long i) { return i >= 0 && i < count ? files[i] : files[count]; }
