#ifndef CPROCESS_H
#define CPROCESS_H

/// From here on the memory of this process is in no core dump and no other process of the same user can look into it.
/// Zero, or the system's number of what went wrong.
int cprocess_keep_out_of_dumps(void);

#endif
