#include "CResolver.h"

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// No answer is longer (RFC 1035 §4.2.2).
enum { LONGEST_ANSWER = 65535 };

static int use(struct __res_state *state, const char *server, int port) {
    struct in_addr address;
    if (inet_pton(AF_INET, server, &address) != 1) return -1;
    memset(&state->nsaddr_list[0], 0, sizeof state->nsaddr_list[0]);
    state->nsaddr_list[0].sin_family = AF_INET;
    state->nsaddr_list[0].sin_port = htons((unsigned short)port);
    state->nsaddr_list[0].sin_addr = address;
    state->nscount = 1;
    return 0;
}

// The strings of a text, one behind the other (RFC 1035 §3.3.14); -1 where they stick out of it.
static int text(const unsigned char *data, size_t count, unsigned char *out) {
    size_t used = 0;
    for (size_t at = 0; at < count;) {
        size_t part = data[at];
        if (at + 1 + part > count) return -1;
        memcpy(out + used, data + at + 1, part);
        used += part;
        at += 1 + part;
    }
    return (int)used;
}

static int exchanger(ns_msg *message, const unsigned char *data, size_t count, unsigned char *out) {
    char name[NS_MAXDNAME];
    if (count < 3) return -1;
    if (dn_expand(ns_msg_base(*message), ns_msg_end(*message), data + 2, name, sizeof name) < 0) return -1;
    return snprintf((char *)out, NS_MAXDNAME + 8, "%u %s", ns_get16(data), name);
}

static int record(ns_msg *message, ns_rr *entry, unsigned char *out) {
    const unsigned char *data = ns_rr_rdata(*entry);
    size_t count = ns_rr_rdlen(*entry);
    switch (ns_rr_type(*entry)) {
    case CRESOLVER_TEXT: return text(data, count, out);
    case CRESOLVER_EXCHANGER: return exchanger(message, data, count, out);
    default: memcpy(out, data, count); return (int)count;
    }
}

static int collect(const unsigned char *answer, int count, int type, unsigned char *records, size_t size,
                   size_t *length) {
    ns_msg message;
    if (ns_initparse(answer, count, &message) < 0) return CRESOLVER_UNANSWERED;
    unsigned char *one = malloc(LONGEST_ANSWER + NS_MAXDNAME);
    if (one == NULL) return CRESOLVER_UNANSWERED;
    int found = CRESOLVER_NONE;
    for (int place = 0; place < ns_msg_count(message, ns_s_an); place++) {
        ns_rr entry;
        if (ns_parserr(&message, ns_s_an, place, &entry) < 0) break;
        // An alias stands before what it leads to.
        if ((int)ns_rr_type(entry) != type) continue;
        int used = record(&message, &entry, one);
        if (used < 0 || *length + 2 + (size_t)used > size) continue;
        records[*length] = (unsigned char)(used >> 8);
        records[*length + 1] = (unsigned char)used;
        memcpy(records + *length + 2, one, (size_t)used);
        *length += 2 + (size_t)used;
        found = CRESOLVER_FOUND;
    }
    free(one);
    return found;
}

int cresolver_ask(const char *server, int port, const char *name, int type, int seconds, unsigned char *records,
                  size_t size, size_t *length) {
    *length = 0;
    struct __res_state state;
    memset(&state, 0, sizeof state);
    if (res_ninit(&state) != 0) return CRESOLVER_UNANSWERED;
    state.retrans = seconds;
    state.retry = 2;
    int result = CRESOLVER_UNANSWERED;
    unsigned char *answer = malloc(LONGEST_ANSWER);
    if (answer != NULL && (server == NULL || use(&state, server, port) == 0)) {
        int count = res_nquery(&state, name, ns_c_in, type, answer, LONGEST_ANSWER);
        if (count >= 0) {
            result = collect(answer, count < LONGEST_ANSWER ? count : LONGEST_ANSWER, type, records, size, length);
        } else if (state.res_h_errno == HOST_NOT_FOUND || state.res_h_errno == NO_DATA) {
            result = CRESOLVER_NONE;
        }
    }
    free(answer);
    res_nclose(&state);
    return result;
}
