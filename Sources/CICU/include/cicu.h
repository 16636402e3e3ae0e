// The little of ICU that Drukproef needs, as plain C: UTF-8 in, UTF-8 out, no ICU type in sight.
//
// Conventions, for every function that writes text:
// - lengths, positions and capacities are in bytes (UTF-8), `n` and `cap` at least 0; an empty buffer may be NULL;
// - the answer is the length of the whole result. If that is more than `cap`, the buffer was too small: its contents
//   mean nothing, call again with at least that capacity. Nothing is terminated by a zero byte;
// - a negative answer is minus ICU's error code (`-U_ILLEGAL_ARGUMENT_ERROR` is -1);
// - ill-formed UTF-8 never traps: `cicu_fold` copies it, the others read it as U+FFFD;
// - everything may be called from several threads at once.
#ifndef CICU_H
#define CICU_H

#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#define CICU_NULLABLE _Nullable
#else
#define CICU_NULLABLE
#endif

#if defined(__cplusplus)
extern "C" {
#endif

/// A place where folding changed the text: bytes `src_start..<src_end` became `dst_start..<dst_end`. Between two edits
/// the texts are alike byte for byte. Either side may be empty.
typedef struct CICUEdit {
  int32_t src_start, src_end;
  int32_t dst_start, dst_end;
} CICUEdit;

/// Folds as Unicode's NFKC_Casefold does: case, width, ligatures, composition; invisible characters fall away.
///
/// Up to `edit_cap` edits are written in ascending order and `edit_count` is set to how many there are, which may be
/// more: call again with room for them. `edits` may be NULL (then nothing is kept of where changes were) and so may
/// `edit_count`.
int32_t cicu_fold(const uint8_t *CICU_NULLABLE src, int32_t n, uint8_t *CICU_NULLABLE dst, int32_t cap,
                  CICUEdit *CICU_NULLABLE edits, int32_t edit_cap, int32_t *CICU_NULLABLE edit_count);

/// The key under which a word stands in a list: folded, then without accents, overlays and invisible characters, with
/// letters that have no accent to lose (ø, ł, æ, þ …) spelled in ASCII, one apostrophe (') and one dash (-).
/// The key of a key is that key.
int32_t cicu_key(const uint8_t *CICU_NULLABLE src, int32_t n, uint8_t *CICU_NULLABLE dst, int32_t cap);

/// The key of what a word looks like (UTS #39), so that `кlооtzаk` written with Cyrillic letters meets `klootzak`.
///
/// Letters that look alike become one (i, 1 and | are l; 0 is o): compare it only with other skeletons. It is weaker
/// evidence than equal keys.
int32_t cicu_skeleton(const uint8_t *CICU_NULLABLE src, int32_t n, uint8_t *CICU_NULLABLE dst, int32_t cap);

/// Any script in Latin letters, as ASCII as can be: `Владимир` → `vladimir`. What has no letters (emoji) stays.
///
/// Cyrillic, Greek, Arabic and Hebrew go by a table. The first call for another script costs 20 to 200 ms and calls wait for each other.
int32_t cicu_latin(const uint8_t *CICU_NULLABLE src, int32_t n, uint8_t *CICU_NULLABLE dst, int32_t cap);

/// What `cicu_class` answers. The numbers are fixed.
enum {
  CICU_CLASS_OTHER = 0,           // symbols, unassigned, private use, surrogates, beyond U+10FFFF
  CICU_CLASS_LETTER = 1,          // lower-case, modifier and caseless letters
  CICU_CLASS_MARK = 2,            // combining marks
  CICU_CLASS_DIGIT = 3,           // decimal digits of any script
  CICU_CLASS_SPACE = 4,           // white space, line ends included
  CICU_CLASS_PUNCTUATION = 5,
  CICU_CLASS_EMOJI = 6,           // pictographs and regional indicators; not 0-9 # *
  CICU_CLASS_IGNORABLE = 7,       // invisible: ZWSP, ZWNJ, soft hyphen, BOM, variation selectors, bidi controls
  CICU_CLASS_EMOJI_MODIFIER = 8,  // ZWJ, VS16, skin tones, keycap, tag characters
  CICU_CLASS_CONTROL = 9,         // C0 and C1 controls that are not white space
  CICU_CLASS_NUMBER = 10,         // number-like, no decimal digit: ½ Ⅳ ②
  CICU_CLASS_CAPITAL = 11         // upper-case and title-case letters
};

/// The class of one code point.
int32_t cicu_class(uint32_t cp);

/// What `cicu_script` answers.
enum {
  CICU_SCRIPT_COMMON = 0,  // common, inherited, unknown
  CICU_SCRIPT_LATIN = 1,
  CICU_SCRIPT_CYRILLIC = 2,
  CICU_SCRIPT_GREEK = 3,
  CICU_SCRIPT_OTHER = 4
};

/// The script of one code point.
int32_t cicu_script(uint32_t cp);

/// The version of the ICU in use, such as `72.1`.
const char *cicu_version(void);

#if defined(__cplusplus)
}
#endif

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
