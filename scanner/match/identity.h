// Identity without disclosure (ARCHITECTURE.md): keyed hashes of a value, of a value in its document, and of the person behind it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/keyed_hash.h"
#include "match/hit.h"
#include "model/document.h"
#include "model/finding.h"
#include "model/origin.h"

namespace leakscan {

// What a document is called whatever the day: its URL, else its path.
std::string logical_document(const Origin& origin);

// Sets id, digest and person of each finding. `hits[i]` is where findings[i] comes from. A person is the nearest ID
// before it in the row or paragraph, an ID within a longer number included, else the row of the table, else name and value in the document,
// else the value. Without `digests` these stay empty.
void identify(const Key& key, bool digests, const Document& document, const Origin& origin, const std::vector<Hit>& hits,
              std::vector<Finding>& findings);

}  // namespace leakscan
