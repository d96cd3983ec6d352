#ifndef CRESOLVER_H
#define CRESOLVER_H

#include <stddef.h>

/// What came of a question.
enum {
    /// There are records.
    CRESOLVER_FOUND = 0,
    /// The name has no such records, or there is no such name.
    CRESOLVER_NONE = 1,
    /// No name server gave an answer that counts.
    CRESOLVER_UNANSWERED = 2,
};

/// The kinds of records that can be asked for (RFC 1035 §3.2.2, RFC 3596 §2.1).
enum {
    CRESOLVER_ADDRESS = 1,
    CRESOLVER_EXCHANGER = 15,
    CRESOLVER_TEXT = 16,
    CRESOLVER_LONG_ADDRESS = 28,
};

/// Asks for the records of a name, and waits for the answer: so many seconds for each of two tries.
///
/// `server` is the IPv4 address of a name server, asked at `port`; those of the system are asked where it is null. Each
/// record is put into `records` with its length in two bytes before it, the higher one first: a text with its strings put
/// together, an exchanger as its preference, a blank and its name, an address in its bytes. What has no room is left out.
int cresolver_ask(const char *server, int port, const char *name, int type, int seconds, unsigned char *records,
                  size_t size, size_t *length);

#endif
