#include "pagefiles.h"

static const unsigned char style[] = {
#embed "page.css"
};
static const unsigned char script[] = {
#embed "page.js"
};
static const unsigned char description[] = {
#embed "openapi.json"
};
static const unsigned char icon[] = {
#embed "icon.svg"
};

static const struct PageFile files[] = {
  {"page.css", "text/css; charset=utf-8", style, sizeof style},
  {"page.js", "text/javascript; charset=utf-8", script, sizeof script},
  {"openapi.json", "application/json", description, sizeof description},
  {"icon.svg", "image/svg+xml", icon, sizeof icon},
};
static const long count = sizeof files / sizeof files[0];

long page_file_count(void) { return count; }

struct PageFile page_file(long i) { return files[i >= 0 && i < count ? i : 0]; }
