#include "CSQLite.h"

#include <sqlite3.h>

void csqlite_forgo_memory_statistics(void) {
    // Refused where SQLite is in use already, and then nothing is different but its speed.
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
