// The look and the workings of the page that a scan leaves behind: carried inside the program, byte for byte.
#ifndef SCANPAGE_H
#define SCANPAGE_H

/// A file; its bytes live as long as the program.
struct ScanPageFile {
  const unsigned char *_Nonnull bytes;
  unsigned long length;
};

struct ScanPageFile scan_page_style(void);
struct ScanPageFile scan_page_script(void);

#endif
