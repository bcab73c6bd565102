// Whether the identity key is the ledger's: with another one none of the values that it knows would be recognised.
#pragma once

#include "app/options.h"
#include "base/keyed_hash.h"
#include "base/result.h"
#include "track/database.h"

namespace leakscan {

// Before a key is made where none is: Fault::usage if the ledger of --ledger has one, which then is lost, unless --new-key is given.
Status must_not_have_lost_key(const Options& options);
// Fault::usage if the ledger's is another and --new-key is not given. `may_adopt`: a ledger without one gets this.
Status must_be_key_of(Database& database, const Options& options, const Key& key, bool may_adopt);

}  // namespace leakscan
