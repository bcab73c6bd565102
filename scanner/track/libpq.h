// libpq, loaded when the first ledger on a server is opened (base/late_library). The only home of its header.
#pragma once

#include <libpq-fe.h>

#include "base/result.h"

// Its functions that postgres.cpp calls.
// clang-format off
#define LEAKSCAN_LIBPQ_FUNCTIONS(of) \
    of(PQclear) of(PQconnectdbParams) of(PQconninfoFree) of(PQconninfoParse) of(PQerrorMessage) \
    of(PQexec) of(PQfinish) of(PQfreemem) of(PQftype) of(PQgetResult) of(PQgetisnull) of(PQgetlength) \
    of(PQgetvalue) of(PQlibVersion) of(PQnfields) of(PQparameterStatus) of(PQprepare) of(PQresultErrorField) \
    of(PQresultStatus) of(PQsendQueryPrepared) of(PQsetNoticeProcessor) of(PQsetSingleRowMode) \
    of(PQstatus) of(PQunescapeBytea)
// clang-format on

namespace leakscan {

// Each under its own name: libpq.PQexec(connection, statement).
struct Libpq {
    // Fault::unsupported if the library is not installed. What is loaded stays.
    static Result<Libpq> load();

#define LEAKSCAN_DECLARE(function) decltype(&::function) function = nullptr;
    LEAKSCAN_LIBPQ_FUNCTIONS(LEAKSCAN_DECLARE)
#undef LEAKSCAN_DECLARE
};

}  // namespace leakscan
