// What Swift cannot call because it takes a varying number of arguments.
#include "cprocess.h"

#include <errno.h>
#include <sys/prctl.h>
#include <sys/resource.h>

int cprocess_keep_out_of_dumps(void) {
  // The limit stops files; a program that the system hands dumps to (systemd-coredump) passes over the limit, not the flag.
  const struct rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0) return errno;
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : errno;
}
