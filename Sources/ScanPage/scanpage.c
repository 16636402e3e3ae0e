#include "scanpage.h"

static const unsigned char style[] = {
#embed "scan.css"
};
static const unsigned char script[] = {
#embed "scan.js"
};

struct ScanPageFile scan_page_style(void) { return (struct ScanPageFile){style, sizeof style}; }

struct ScanPageFile scan_page_script(void) { return (struct ScanPageFile){script, sizeof script}; }
