// The data that ships inside the program: every list and protocol of this folder, byte for byte.
#ifndef LEXICONS_H
#define LEXICONS_H

/// One file of the folder.
struct LexiconFile {
  /// Its path within the folder, such as `names/first.tsv`, in UTF-8.
  const char *_Nonnull name;
  /// Its bytes; a zero byte that does not count follows them. They live as long as the program.
  const unsigned char *_Nonnull bytes;
  /// How many bytes.
  unsigned long length;
};

/// How many files there are.
long lexicon_count(void);

/// File `i`, from 0, in the byte order of the names. `i` must be less than the count.
struct LexiconFile lexicon_file(long i);

#endif
