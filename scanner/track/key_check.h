// Whether an identity key is the one with which the ledger's hashes were made. The ledger holds a keyed hash of a constant, which tells
// this and nothing else.
#pragma once

#include <string>

#include "base/keyed_hash.h"
#include "base/result.h"
#include "track/database.h"

namespace leakscan {

enum class KeyFit { first, same, other };  // first: the ledger knows no key yet
Result<KeyFit> fit_of_key(Database& database, const Key& key);
// From now on this is the ledger's key. Nothing else changes: what was hashed with another is not recognised any more.
Status adopt_key(Database& database, const Key& key);

}  // namespace leakscan
