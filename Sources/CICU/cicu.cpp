#include "cicu.h"

#include <array>
#include <climits>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>
#include <unicode/utf8.h>
#include <unicode/uversion.h>

namespace {

// MARK: - Bytes in, bytes out

/// Writes up to a capacity and counts beyond it.
class Output {
 public:
  Output(uint8_t *bytes, int32_t capacity) noexcept : bytes_(bytes), capacity_(bytes == nullptr ? 0 : capacity) {}

  void append(uint8_t byte) noexcept {
    if (length_ < capacity_) bytes_[length_] = byte;
    ++length_;
  }

  void append(const char *bytes, int32_t n) noexcept {
    for (int32_t i = 0; i < n; ++i) append(static_cast<uint8_t>(bytes[i]));
  }

  void append(const char *ascii) noexcept {
    while (*ascii != 0) append(static_cast<uint8_t>(*ascii++));
  }

  void appendCodePoint(UChar32 c) noexcept {
    uint8_t units[U8_MAX_LENGTH];
    int32_t n = 0;
    U8_APPEND_UNSAFE(units, n, c);
    for (int32_t i = 0; i < n; ++i) append(units[i]);
  }

  /// The length, or an error when it can't be told in 32 bits.
  int32_t result() const noexcept {
    return length_ > INT32_MAX ? -U_INDEX_OUTOFBOUNDS_ERROR : static_cast<int32_t>(length_);
  }

 private:
  uint8_t *bytes_;
  int64_t capacity_;
  int64_t length_ = 0;
};

bool isAcceptable(const uint8_t *src, int32_t n, const uint8_t *dst, int32_t cap) noexcept {
  return n >= 0 && cap >= 0 && (src != nullptr || n == 0) && (dst != nullptr || cap == 0);
}

icu::StringPiece piece(const uint8_t *src, int32_t n) noexcept {
  return icu::StringPiece(reinterpret_cast<const char *>(src), n);
}

/// Buffers that a thread keeps, so that nothing is allocated once they have grown to the longest word met.
struct Scratch {
  std::string repaired;
  std::string folded;
  icu::Edits edits;
};

Scratch &scratch() {
  static thread_local Scratch own;
  return own;
}

// MARK: - ICU's shared instances, opened when first asked for (C++ makes that safe among threads)

struct Normalizers {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2 *fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2 *decomposition = icu::Normalizer2::getNFDInstance(status);
};

const Normalizers &normalizers() {
  static const Normalizers shared;
  return shared;
}

struct Spoof {
  UErrorCode status = U_ZERO_ERROR;
  USpoofChecker *checker = uspoof_open(&status);
};

const Spoof &spoof() {
  static const Spoof shared;  // never closed: threads may still be running at exit
  return shared;
}

void fold(icu::StringPiece text, std::string &result, UErrorCode &status) {
  result.clear();
  icu::StringByteSink<std::string> sink(&result);
  normalizers().fold->normalizeUTF8(0, text, sink, nullptr, status);
}

// MARK: - Keys

bool isApostrophe(UChar32 c) noexcept {
  switch (c) {
    case 0x60:    // grave accent
    case 0xB4:    // acute accent
    case 0x2B9:   // modifier prime
    case 0x2BB:   // modifier turned comma
    case 0x2BC:   // modifier apostrophe
    case 0x2BD:   // modifier reversed comma
    case 0x384:   // Greek tonos
    case 0x1FBD:  // Greek koronis
    case 0x1FBF:  // Greek psili
    case 0x1FEF:  // Greek varia
    case 0x1FFD:  // Greek oxia
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:  // prime
    case 0x2035:  // reversed prime
    case 0xA78C:  // saltillo
      return true;
    default:
      return false;
  }
}

/// Letters that are one code point and yet are written in ASCII when the keyboard has no better.
const char *spelling(UChar32 c) noexcept {
  switch (c) {
    case 0xE6: return "ae";   // æ
    case 0xF0: return "d";    // ð
    case 0xF8: return "o";    // ø
    case 0xFE: return "th";   // þ
    case 0xDF: return "ss";   // ß
    case 0x111: return "d";   // đ
    case 0x127: return "h";   // ħ
    case 0x131: return "i";   // ı
    case 0x133: return "ij";  // ĳ
    case 0x138: return "k";   // ĸ
    case 0x142: return "l";   // ł
    case 0x14B: return "n";   // ŋ
    case 0x153: return "oe";  // œ
    case 0x167: return "t";   // ŧ
    default: return nullptr;
  }
}

bool isInvisible(UChar32 c) noexcept {
  return u_charType(c) == U_FORMAT_CHAR || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

uint8_t keyOfASCII(uint8_t byte) noexcept {
  if (byte >= 'A' && byte <= 'Z') return byte + ('a' - 'A');
  return byte == '`' ? '\'' : byte;
}

/// Appends one code point of a decomposed, folded text.
void appendBare(UChar32 c, Output &output) noexcept {
  if (c < 0x80) return output.append(keyOfASCII(static_cast<uint8_t>(c)));
  const auto type = u_charType(c);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || isInvisible(c)) return;
  if (isApostrophe(c)) return output.append('\'');
  if (type == U_DASH_PUNCTUATION || u_hasBinaryProperty(c, UCHAR_DASH)) return output.append('-');
  if (const char *ascii = spelling(c)) return output.append(ascii);
  output.appendCodePoint(c);
}

/// NFKC makes a blank with an accent of the spacing accents that stand for an apostrophe, so those go first.
icu::StringPiece withoutSpacingAccents(icu::StringPiece text, std::string &repaired) {
  const auto isOne = [](const char *at, int32_t left) -> int32_t {
    if (left >= 2 && (std::memcmp(at, "\xC2\xB4", 2) == 0 || std::memcmp(at, "\xCE\x84", 2) == 0)) return 2;
    if (left >= 3 && std::memcmp(at, "\xE1\xBF", 2) == 0 && (at[2] == '\xBD' || at[2] == '\xAF')) return 3;
    if (left >= 3 && std::memcmp(at, "\xE1\xBE", 2) == 0 && (at[2] == '\xBD' || at[2] == '\xBF')) return 3;
    return 0;
  };
  bool found = false;
  for (int32_t i = 0; i < text.length() && !found; ++i) found = isOne(text.data() + i, text.length() - i) > 0;
  if (!found) return text;
  repaired.clear();
  for (int32_t i = 0; i < text.length();) {
    const int32_t length = isOne(text.data() + i, text.length() - i);
    repaired.push_back(length > 0 ? '\'' : text.data()[i]);
    i += length > 0 ? length : 1;
  }
  return icu::StringPiece(repaired.data(), static_cast<int32_t>(repaired.size()));
}

void appendKey(icu::StringPiece text, Output &output, UErrorCode &status) {
  bool ascii = true;
  for (int32_t i = 0; i < text.length() && ascii; ++i) ascii = (text.data()[i] & 0x80) == 0;
  if (ascii) {
    for (int32_t i = 0; i < text.length(); ++i) output.append(keyOfASCII(static_cast<uint8_t>(text.data()[i])));
    return;
  }
  const Normalizers &normalizer = normalizers();
  status = normalizer.status;
  if (U_FAILURE(status)) return;
  Scratch &buffers = scratch();
  fold(withoutSpacingAccents(text, buffers.repaired), buffers.folded, status);
  if (U_FAILURE(status)) return;

  const char *bytes = buffers.folded.data();
  const int32_t length = static_cast<int32_t>(buffers.folded.size());
  icu::UnicodeString parts;
  for (int32_t i = 0; i < length;) {
    UChar32 c;
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    if (c >= 0xC0 && normalizer.decomposition->getDecomposition(c, parts)) {
      for (int32_t j = 0; j < parts.length(); j = parts.moveIndex32(j, 1)) appendBare(parts.char32At(j), output);
    } else {
      appendBare(c, output);
    }
  }
}

/// A small letter of Cyrillic, Greek, Arabic or Hebrew in Latin letters; null for any other.
///
/// Cyrillic as in passports (ICAO Doc 9303 part 3, section 6), Greek as in ELOT 743, Arabic and Hebrew as in the ALA-LC
/// tables without their signs. The scripts that a Dutch roster is most likely to hold, so that ICU need not open its
/// transliterators (25 ms) for them.
const char *latin(UChar32 c) noexcept {
  static const char *const cyrillic[] = {
      "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p",           // а-п
      "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "ie", "y", "", "e", "iu", "ia",  // р-я
      "e", "e", "d", "g", "ie", "dz", "i", "i", "j", "lj", "nj", "c", "k", "i", "u", "dz",      // ѐ-џ
  };
  static const char *const greek[] = {
      "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n",
      "x", "o", "p", "r", "s", "s", "t", "y", "f", "ch", "ps", "o",  // α-ω
  };
  static const char *const hebrew[] = {
      "", "b", "g", "d", "h", "v", "z", "h", "t", "y", "k", "k", "l", "m",
      "m", "n", "n", "s", "", "p", "p", "ts", "ts", "k", "r", "sh", "t",  // א-ת
  };
  static const char *const arabic[] = {
      "", "a", "a", "w", "i", "y", "a", "b", "a", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d",  // ء-ض
      "t", "z", "", "gh",                                                                                            // ط-غ
  };
  static const char *const arabicAfterTatweel[] = {"f", "q", "k", "l", "m", "n", "h", "w", "a", "y"};  // ف-ي
  if (c >= 0x5D0 && c <= 0x5EA) return hebrew[c - 0x5D0];
  if (c >= 0x621 && c <= 0x63A) return arabic[c - 0x621];
  if (c >= 0x641 && c <= 0x64A) return arabicAfterTatweel[c - 0x641];
  switch (c) {
    case 0x67E: return "p";
    case 0x686: return "ch";
    case 0x698: return "zh";
    case 0x6A9: return "k";
    case 0x6AF: return "g";
    case 0x6CC: return "y";
    default: break;
  }
  if (c >= 0x430 && c <= 0x45F) return cyrillic[c - 0x430];
  if (c == 0x491) return "g";  // ґ
  if (c >= 0x3B1 && c <= 0x3C9) return greek[c - 0x3B1];
  return nullptr;
}

/// Writes a text in Latin letters by the table above; false when a letter is not in it.
bool appendLatin(icu::StringPiece text, Output &output) {
  std::string key(static_cast<size_t>(text.length()) * 4 + 16, '\0');
  Output bare(reinterpret_cast<uint8_t *>(key.data()), static_cast<int32_t>(key.size()));
  UErrorCode status = U_ZERO_ERROR;
  appendKey(text, bare, status);
  if (U_FAILURE(status) || bare.result() < 0 || bare.result() > static_cast<int32_t>(key.size())) return false;
  key.resize(static_cast<size_t>(bare.result()));
  std::string latinText;
  for (int32_t i = 0; i < static_cast<int32_t>(key.size());) {
    UChar32 c;
    U8_NEXT(key.data(), i, static_cast<int32_t>(key.size()), c);
    if (c < 0) return false;
    if (c < 0x80) {
      latinText.push_back(static_cast<char>(c));
    } else if (const char *letters = spelling(c) != nullptr ? spelling(c) : latin(c)) {
      latinText += letters;
    } else {
      return false;
    }
  }
  output.append(latinText.data(), static_cast<int32_t>(latinText.size()));
  return true;
}

// MARK: - Skeletons

/// How many code points are not ASCII.
int32_t strangers(const std::string &text) noexcept {
  int32_t count = 0;
  for (const char byte : text) count += (byte & 0xC0) == 0xC0;
  return count;
}

/// The key of the skeleton of one piece, as UTF-8 in `result`.
void keyOfSkeleton(const icu::UnicodeString &text, std::string &result, UErrorCode &status) {
  const Spoof &shared = spoof();
  if (U_SUCCESS(status)) status = shared.status;
  if (U_FAILURE(status)) return;
  icu::UnicodeString skeleton;
  uspoof_getSkeletonUnicodeString(shared.checker, 0, text, skeleton, &status);
  std::string raw;
  skeleton.toUTF8String(raw);
  result.assign(3 * raw.size() + 32, '\0');
  for (;;) {
    Output output(reinterpret_cast<uint8_t *>(result.data()), static_cast<int32_t>(result.size()));
    appendKey(icu::StringPiece(raw), output, status);
    const int32_t length = output.result();
    if (U_FAILURE(status) || length < 0) return;
    const bool fits = static_cast<size_t>(length) <= result.size();
    result.resize(static_cast<size_t>(length));
    if (fits) return;
  }
}

char oneOfAKind(char byte) noexcept {
  switch (byte) {
    case 'i': case '1': case '|': return 'l';
    case '0': return 'o';
    default: return byte;
  }
}

/// Appends what one folded code point looks like. ASCII punctuation looks like itself, save the bar.
void appendLook(UChar32 c, std::string &result, UErrorCode &status, int32_t depth = 0) {
  if (c < 0x80) {
    result.push_back(oneOfAKind(static_cast<char>(keyOfASCII(static_cast<uint8_t>(c)))));
    return;
  }
  // Capitals first: lower-case Cyrillic к looks like ĸ, but its capital like K. Where that does not reach ASCII, the
  // letter as it stands may.
  const icu::UnicodeString small(c);
  icu::UnicodeString capital(small);
  capital.toUpper(icu::Locale::getRoot());
  std::string look;
  keyOfSkeleton(capital, look, status);
  if (U_SUCCESS(status) && strangers(look) > 0) {
    std::string other;
    keyOfSkeleton(small, other, status);
    if (strangers(other) < strangers(look)) look.swap(other);
  }
  // A look may be a letter that has a plainer look itself (በ looks like ո, that like n): on to where it ends.
  const int32_t length = static_cast<int32_t>(look.size());
  for (int32_t i = 0; i < length && U_SUCCESS(status);) {
    UChar32 next;
    U8_NEXT_OR_FFFD(look.data(), i, length, next);
    if (next < 0x80 || (next != c && depth < 4)) {
      appendLook(next, result, status, depth + 1);
    } else {
      char units[U8_MAX_LENGTH];
      int32_t n = 0;
      U8_APPEND_UNSAFE(units, n, next);
      result.append(units, static_cast<size_t>(n));
    }
  }
}

/// The looks of code points met before, one set for each thread: a skeleton costs a microsecond, a look-up nothing.
class Looks {
 public:
  void append(UChar32 c, Output &output, UErrorCode &status) {
    Entry &entry = entries_[static_cast<uint32_t>(c) % entries_.size()];
    if (entry.c != c) {
      std::string look;
      appendLook(c, look, status);
      if (U_FAILURE(status)) return;
      if (look.size() > sizeof entry.bytes) return output.append(look.data(), static_cast<int32_t>(look.size()));
      entry.c = c;
      entry.length = static_cast<uint8_t>(look.size());
      std::memcpy(entry.bytes, look.data(), look.size());
    }
    output.append(entry.bytes, entry.length);
  }

  static Looks &ofThisThread() {
    static thread_local std::unique_ptr<Looks> own;
    if (!own) own = std::make_unique<Looks>();
    return *own;
  }

 private:
  struct Entry {
    UChar32 c = -1;
    uint8_t length = 0;
    char bytes[11] = {};
  };
  std::array<Entry, 1024> entries_;
};

// MARK: - Other scripts

struct Transliteration {
  std::mutex mutex;
  UErrorCode status = U_ZERO_ERROR;
  icu::Transliterator *transliterator = nullptr;

  Transliteration() {
    // Marks for sounds that Dutch spelling leaves out (soft sign, hamza, ayin) go before they become apostrophes.
    transliterator = icu::Transliterator::createInstance(
        icu::UnicodeString::fromUTF8("Any-Latin; [\\u02B9\\u02BA\\u02BE\\u02BF] Remove; Latin-ASCII"), UTRANS_FORWARD,
        status);
  }
};

Transliteration &transliteration() {
  static Transliteration &shared = *new Transliteration;  // never closed, as above
  return shared;
}

}  // namespace

// MARK: - What callers see

int32_t cicu_fold(const uint8_t *src, int32_t n, uint8_t *dst, int32_t cap, CICUEdit *edits, int32_t edit_cap,
                  int32_t *edit_count) {
  if (edit_count != nullptr) *edit_count = 0;
  if (!isAcceptable(src, n, dst, cap) || edit_cap < 0) return -U_ILLEGAL_ARGUMENT_ERROR;
  UErrorCode status = normalizers().status;
  if (U_FAILURE(status)) return -status;
  const bool wantsEdits = edits != nullptr || edit_count != nullptr;
  icu::Edits *changes = wantsEdits ? &scratch().edits : nullptr;
  char none = 0;
  icu::CheckedArrayByteSink sink(cap == 0 ? &none : reinterpret_cast<char *>(dst), cap);
  normalizers().fold->normalizeUTF8(0, piece(src, n), sink, changes, status);
  if (U_FAILURE(status)) return -status;
  if (sink.NumberOfBytesAppended() == INT32_MAX) return -U_INDEX_OUTOFBOUNDS_ERROR;

  if (wantsEdits) {
    int32_t count = 0;
    auto each = changes->getFineChangesIterator();
    while (each.next(status)) {
      if (edits != nullptr && count < edit_cap) {
        edits[count] = {each.sourceIndex(), each.sourceIndex() + each.oldLength(), each.destinationIndex(),
                        each.destinationIndex() + each.newLength()};
      }
      ++count;
    }
    if (U_FAILURE(status)) return -status;
    if (edit_count != nullptr) *edit_count = count;
  }
  return sink.NumberOfBytesAppended();
}

int32_t cicu_key(const uint8_t *src, int32_t n, uint8_t *dst, int32_t cap) {
  if (!isAcceptable(src, n, dst, cap)) return -U_ILLEGAL_ARGUMENT_ERROR;
  UErrorCode status = U_ZERO_ERROR;
  Output output(dst, cap);
  appendKey(piece(src, n), output, status);
  return U_FAILURE(status) ? -status : output.result();
}

int32_t cicu_skeleton(const uint8_t *src, int32_t n, uint8_t *dst, int32_t cap) {
  if (!isAcceptable(src, n, dst, cap)) return -U_ILLEGAL_ARGUMENT_ERROR;
  UErrorCode status = normalizers().status;
  if (U_FAILURE(status)) return -status;
  // Its own buffers: finding a look uses the shared ones for keys.
  static thread_local std::string repaired, folded;
  fold(withoutSpacingAccents(piece(src, n), repaired), folded, status);
  Output output(dst, cap);
  Looks &looks = Looks::ofThisThread();
  const char *bytes = folded.data();
  const int32_t length = static_cast<int32_t>(folded.size());
  for (int32_t i = 0; i < length && U_SUCCESS(status);) {
    UChar32 c;
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    looks.append(c, output, status);
  }
  return U_FAILURE(status) ? -status : output.result();
}

int32_t cicu_latin(const uint8_t *src, int32_t n, uint8_t *dst, int32_t cap) {
  if (!isAcceptable(src, n, dst, cap)) return -U_ILLEGAL_ARGUMENT_ERROR;
  Output output(dst, cap);
  bool ascii = true;
  for (int32_t i = 0; i < n && ascii; ++i) ascii = src[i] < 0x80;
  if (ascii) {
    output.append(reinterpret_cast<const char *>(src), n);
    return output.result();
  }
  if (appendLatin(piece(src, n), output)) return output.result();
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(piece(src, n));
  {
    Transliteration &shared = transliteration();
    const std::lock_guard<std::mutex> lock(shared.mutex);
    if (U_FAILURE(shared.status)) return -shared.status;
    shared.transliterator->transliterate(text);
  }
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) output.appendCodePoint(text.char32At(i));
  return output.result();
}

int32_t cicu_class(uint32_t cp) {
  if (cp > 0x10FFFF) return CICU_CLASS_OTHER;
  const auto c = static_cast<UChar32>(cp);
  if (c == 0x200D || c == 0xFE0F || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F)) {
    return CICU_CLASS_EMOJI_MODIFIER;
  }
  if (u_isUWhiteSpace(c)) return CICU_CLASS_SPACE;
  const auto type = u_charType(c);
  if (c >= 0x80) {
    if (isInvisible(c)) return CICU_CLASS_IGNORABLE;
    if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) || u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION)) {
      return CICU_CLASS_EMOJI;
    }
  }
  switch (type) {
    case U_UPPERCASE_LETTER: case U_TITLECASE_LETTER:
      return CICU_CLASS_CAPITAL;
    case U_LOWERCASE_LETTER: case U_MODIFIER_LETTER: case U_OTHER_LETTER:
      return CICU_CLASS_LETTER;
    case U_NON_SPACING_MARK: case U_ENCLOSING_MARK: case U_COMBINING_SPACING_MARK:
      return CICU_CLASS_MARK;
    case U_DECIMAL_DIGIT_NUMBER:
      return CICU_CLASS_DIGIT;
    case U_LETTER_NUMBER: case U_OTHER_NUMBER:
      return CICU_CLASS_NUMBER;
    case U_DASH_PUNCTUATION: case U_START_PUNCTUATION: case U_END_PUNCTUATION: case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION: case U_INITIAL_PUNCTUATION: case U_FINAL_PUNCTUATION:
      return CICU_CLASS_PUNCTUATION;
    case U_CONTROL_CHAR:
      return CICU_CLASS_CONTROL;
    default:
      return CICU_CLASS_OTHER;
  }
}

int32_t cicu_script(uint32_t cp) {
  if (cp > 0x10FFFF) return CICU_SCRIPT_COMMON;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(cp), &status)) {
    case USCRIPT_COMMON: case USCRIPT_INHERITED: case USCRIPT_UNKNOWN: case USCRIPT_INVALID_CODE:
      return CICU_SCRIPT_COMMON;
    case USCRIPT_LATIN: return CICU_SCRIPT_LATIN;
    case USCRIPT_CYRILLIC: return CICU_SCRIPT_CYRILLIC;
    case USCRIPT_GREEK: return CICU_SCRIPT_GREEK;
    default: return CICU_SCRIPT_OTHER;
  }
}

const char *cicu_version(void) {
  static const std::array<char, U_MAX_VERSION_STRING_LENGTH> text = [] {
    std::array<char, U_MAX_VERSION_STRING_LENGTH> buffer{};
    UVersionInfo version;
    u_getVersion(version);
    u_versionToString(version, buffer.data());
    return buffer;
  }();
  return text.data();
}
