// QR codes in a picture: the one home of zbar. Their text is exact, whatever the light.
#pragma once

#include <string>
#include <vector>

#include "companion/ocr/picture.h"

namespace leakscan {

// The texts of the codes in a grey picture, from the first found on.
std::vector<std::string> find_codes(Pix* grey);

}  // namespace leakscan
