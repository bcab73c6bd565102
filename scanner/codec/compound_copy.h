// A storage of a compound file as a file of its own: an embedded message or object, which then is opened like any other file.
// Specification: MS-CFB. The copy is for our own reader: its trees are lists.
#pragma once

#include "codec/compound_file.h"

namespace leakscan {

// `whole` is false if one of its streams is not.
CompoundFile::Stream copy_storage(CompoundFile& file, size_t storage);

}  // namespace leakscan
