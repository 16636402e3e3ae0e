// What the browser gets beside the pages themselves: carried inside the program, byte for byte.
#ifndef PAGEFILES_H
#define PAGEFILES_H

/// One file.
struct PageFile {
  /// Its name, such as `page.css`.
  const char *_Nonnull name;
  /// Its media type, as `Content-Type` gives it.
  const char *_Nonnull type;
  /// Its bytes; they live as long as the program.
  const unsigned char *_Nonnull bytes;
  /// How many bytes.
  unsigned long length;
};

/// How many files there are.
long page_file_count(void);

/// File `i`, from 0. `i` must be less than the count.
struct PageFile page_file(long i);

#endif
