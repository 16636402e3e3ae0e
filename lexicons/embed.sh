#!/bin/sh
# Writes files.inc, the list of the data files of this folder that go into the program. Run it after adding, renaming
# or removing one (make does so before every build). It leaves an unchanged list alone, so that nothing is rebuilt.
set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")"

new=files.inc.new
trap 'rm -f "$new"' EXIT

find . -type f \( -name '*.tsv' -o -name '*.toml' -o -name '*.bin' -o -path './patterns/*.txt' -o -path './protocols/*.txt' \) |
  sed 's|^\./||' |
  # Notes about a list are not part of it.
  grep -Ev '(^|/)(README|LICENSE|SOURCE)[^/]*$' |
  sort |
  awk '
    BEGIN { print "// Made by embed.sh from the files of this folder: change those, not this." }
    { path[NR - 1] = $0 }
    END {
      for (i = 0; i < NR; i++) {
        printf "LEXICON_BYTES(%d) = {\n#embed \"%s\" suffix(, 0) if_empty(0)\n};\n", i, path[i]
      }
      print "static const struct LexiconFile files[] = {"
      for (i = 0; i < NR; i++) printf "  LEXICON_FILE(%d, \"%s\"),\n", i, path[i]
      print "  {\"\", (const unsigned char *)\"\", 0},"
      print "};"
    }' >"$new"

if ! cmp -s "$new" files.inc; then
  mv "$new" files.inc
  echo "lexicons/files.inc: $(grep -c '^#embed' files.inc || true) files"
fi
