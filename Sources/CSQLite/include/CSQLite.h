#ifndef CSQLITE_H
#define CSQLITE_H

/// Lets SQLite keep no sum of the memory it uses, which every thread waits in line for; counts only before the first
/// database is opened (https://sqlite.org/c3ref/c_config_covering_index_scan.html#sqliteconfigmemstatus).
///
/// Swift can't call `sqlite3_config` itself, for it takes a varying number of arguments.
void csqlite_forgo_memory_statistics(void);

#endif
