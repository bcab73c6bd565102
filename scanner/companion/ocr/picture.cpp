// Measured on rosters of 150 to 300 dpi and on screenshots: letters of one size and no lines of tables are worth most, then level lines.
#include "companion/ocr/picture.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace leakscan {
namespace {

constexpr std::uint64_t most_pixels = 50u << 20;      // of a file: decoded, at most 200 MB
constexpr std::uint64_t most_recognised = 25u << 20;  // A3 at 300 dpi has 17 million
constexpr l_int32 least_side = 24;
constexpr double wanted_height = 32;  // of a Han character: what the models were trained on
constexpr double most_magnified = 4;

PixHandle owned(Pix* pix) { return PixHandle(pix); }

bool is_tiff(std::string_view bytes) { return bytes.starts_with("II") || bytes.starts_with("MM"); }

// What the header promises, before anything of that size is allocated.
Status check_header(std::string_view bytes) {
    l_int32 format = 0, width = 0, height = 0, bits = 0, samples = 0, palette = 0;
    const auto* data = reinterpret_cast<const l_uint8*>(bytes.data());
    if (pixReadHeaderMem(data, bytes.size(), &format, &width, &height, &bits, &samples, &palette) != 0)
        return Error{Fault::malformed, "the picture is damaged, or of a kind that is not read"};
    if (static_cast<std::uint64_t>(std::max(width, 0)) * static_cast<std::uint64_t>(std::max(height, 0)) > most_pixels)
        return Error{Fault::too_large, "the picture has more pixels than are read"};
    return {};
}

// How dark ink and paper are: where they part, and the most frequent tone of the paper.
struct Tones {
    l_int32 threshold = 128;
    l_int32 paper = 255;
};

Tones tones_of(Pix* grey) {
    Tones tones;
    Numa* histogram = pixGetGrayHistogram(grey, 4);
    if (histogram == nullptr) return tones;
    numaSplitDistribution(histogram, 0.1F, &tones.threshold, nullptr, nullptr, nullptr, nullptr, nullptr);
    l_float32 most = -1;
    for (l_int32 tone = tones.threshold + 1; tone < 256; ++tone) {
        l_float32 count = 0;
        numaGetFValue(histogram, tone, &count);
        if (count > most) tones.paper = tone;
        most = std::max(most, count);
    }
    numaDestroy(&histogram);
    return tones;
}

PixHandle to_ink(Pix* grey) { return owned(pixThresholdToBinary(grey, tones_of(grey).threshold)); }

// Thin lines are paler than letters.
PixHandle to_pale_ink(Pix* grey) {
    const Tones tones = tones_of(grey);
    return owned(pixThresholdToBinary(grey, (tones.threshold + tones.paper) / 2));
}

// Screens in dark colours show light letters.
void turn_dark_on_light(Pix* grey) {
    const PixHandle ink = to_ink(grey);
    l_float32 part = 0;
    if (ink) pixForegroundFraction(ink.get(), &part);
    if (part > 0.5F) pixInvert(grey, grey);
}

// The height of most things that may be characters, Han if there are any: those are the tallest of many.
double measure_letters(Pix* ink) {
    constexpr l_int32 least = 7, most = 120, connectivity = 8;
    // Strokes of one character grow together.
    PixHandle joined = owned(pixCloseBrick(nullptr, ink, 3, 3));
    Boxa* boxes = joined ? pixConnCompBB(joined.get(), connectivity) : nullptr;
    std::array<unsigned, most + 1> counts{};
    const l_int32 count = boxes == nullptr ? 0 : boxaGetCount(boxes);
    unsigned total = 0;
    for (l_int32 i = 0; i < count; ++i) {
        l_int32 width = 0, height = 0;
        boxaGetBoxGeometry(boxes, i, nullptr, nullptr, &width, &height);
        if (height < least || height > most || width > height * 3 || width * 6 < height) continue;
        ++counts[static_cast<size_t>(height)];
        ++total;
    }
    boxaDestroy(&boxes);
    if (total < 4) return 0;
    unsigned taller = 0;
    l_int32 height = most;
    for (; height > least && taller * 4 < total; --height) taller += counts[static_cast<size_t>(height)];
    return height;
}

// A line that is not quite level is found in pieces, beside and behind each other: they become one again.
void join_pieces(std::vector<Box>& rules, double letter_height) {
    const double aside = letter_height / 6, apart = letter_height * 1.5;
    const auto is_level = [](const Box& box) { return box.width() > box.height(); };
    const auto along = [&](const Box& box) { return is_level(box) ? std::pair(box.left, box.right) : std::pair(box.top, box.bottom); };
    const auto across = [&](const Box& box) { return is_level(box) ? box.middle_y() : box.middle_x(); };
    std::sort(rules.begin(), rules.end(), [&](const Box& a, const Box& b) {
        return std::tuple(is_level(a), std::floor(across(a) / aside), along(a).first) <
               std::tuple(is_level(b), std::floor(across(b) / aside), along(b).first);
    });
    constexpr std::size_t looked_back = 16;
    std::vector<Box> joined;
    for (const Box& rule : rules) {
        bool taken = false;
        for (std::size_t back = 1; back <= std::min(looked_back, joined.size()) && !taken; ++back) {
            Box& known = joined[joined.size() - back];
            taken = is_level(known) == is_level(rule) && std::abs(across(known) - across(rule)) <= aside &&
                    along(rule).first <= along(known).second + apart && along(rule).second >= along(known).first - apart;
            if (taken)
                known = {std::min(known.left, rule.left), std::min(known.top, rule.top), std::max(known.right, rule.right),
                         std::max(known.bottom, rule.bottom)};
        }
        if (!taken) joined.push_back(rule);
    }
    rules = std::move(joined);
}

// Lines much longer than a character is wide, as boxes; they are painted over, and so is what touches them.
void take_lines(Picture& picture, Pix* ink) {
    const auto length = static_cast<l_int32>(std::max(40.0, picture.letter_height * 2.2));
    for (const bool level : {true, false}) {
        const PixHandle lines = owned(level ? pixOpenBrick(nullptr, ink, length, 1) : pixOpenBrick(nullptr, ink, 1, length));
        Boxa* boxes = lines ? pixConnCompBB(lines.get(), 8) : nullptr;
        constexpr l_int32 most_lines = 5'000;
        const l_int32 count = boxes == nullptr ? 0 : std::min(boxaGetCount(boxes), most_lines);
        for (l_int32 i = 0; i < count; ++i) {
            l_int32 x = 0, y = 0, width = 0, height = 0;
            boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
            const l_int32 thickness = level ? height : width;
            if (thickness > length / 2) continue;  // a block of colour
            picture.rules.push_back({double(x), double(y), double(x + width), double(y + height)});
        }
        boxaDestroy(&boxes);
        if (!lines || count == 0) continue;
        const PixHandle wide = owned(pixDilateBrick(nullptr, lines.get(), 5, 5));
        if (wide) pixSetMasked(picture.grey.get(), wide.get(), 0xFF);
    }
    join_pieces(picture.rules, picture.letter_height);
}

PixHandle level(PixHandle grey, Pix* ink) {
    constexpr l_float32 least = 0.15F, most = 15.0F, trusted = 3.0F;
    constexpr double degree = 3.14159265358979 / 180;
    l_float32 angle = 0, confidence = 0;
    if (pixFindSkew(ink, &angle, &confidence) != 0 || confidence < trusted) return grey;
    if (std::abs(angle) < least || std::abs(angle) > most) return grey;
    PixHandle turned = owned(pixRotate(grey.get(), static_cast<l_float32>(angle * degree), L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
    return turned ? std::move(turned) : std::move(grey);
}

double scale_for(double letter_height, Pix* grey) {
    const double pixels = double(pixGetWidth(grey)) * double(pixGetHeight(grey));
    double scale = letter_height > 0 ? std::clamp(wanted_height / letter_height, 0.25, most_magnified) : 1;
    if (scale > 0.85 && scale < 1.2) scale = 1;
    if (pixels * scale * scale > double(most_recognised)) scale = std::sqrt(double(most_recognised) / pixels);
    return scale;
}

}  // namespace

void PixRelease::operator()(Pix* pix) const { pixDestroy(&pix); }

Result<PixHandle> PictureFile::next() {
    if (done_) return PixHandle();
    if (is_tiff(bytes_)) return next_of_tiff();
    done_ = true;
    if (Status checked = check_header(bytes_); !checked.ok()) return checked.error();
    PixHandle pix = owned(pixReadMem(reinterpret_cast<const l_uint8*>(bytes_.data()), bytes_.size()));
    if (!pix) return Error{Fault::malformed, "the picture is damaged, or of a kind that is not read"};
    return pix;
}

Result<PixHandle> PictureFile::next_of_tiff() {
    const bool first = tiff_at_ == 0;
    if (Status checked = first ? check_header(bytes_) : Status(); !checked.ok()) return checked.error();
    PixHandle pix = owned(pixReadMemFromMultipageTiff(reinterpret_cast<const l_uint8*>(bytes_.data()), bytes_.size(), &tiff_at_));
    done_ = !pix || tiff_at_ == 0;
    if (!pix && first) return Error{Fault::malformed, "the picture is damaged, or of a kind that is not read"};
    return pix;
}

bool is_small(Pix* decoded) { return pixGetWidth(decoded) < least_side || pixGetHeight(decoded) < least_side; }

PixHandle to_grey(PixHandle pix) {
    // What is transparent is seen on white.
    if (pixGetSpp(pix.get()) == 4) pix = owned(pixAlphaBlendUniform(pix.get(), 0xFFFFFF00));
    if (!pix) return {};
    PixHandle plain = owned(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
    return plain ? owned(pixConvertTo8(plain.get(), 0)) : PixHandle();
}

Picture prepare(PixHandle grey) {
    Picture picture;
    picture.grey = std::move(grey);
    if (!picture.grey) return picture;
    turn_dark_on_light(picture.grey.get());
    if (const PixHandle ink = to_ink(picture.grey.get())) {
        picture.letter_height = measure_letters(ink.get());
        picture.grey = level(std::move(picture.grey), ink.get());
    }
    picture.scale = scale_for(picture.letter_height, picture.grey.get());
    const auto factor = static_cast<l_float32>(picture.scale);
    if (picture.scale != 1) {
        if (PixHandle scaled = owned(pixScale(picture.grey.get(), factor, factor))) picture.grey = std::move(scaled);
        picture.letter_height *= picture.scale;
    }
    if (const PixHandle ink = to_pale_ink(picture.grey.get())) take_lines(picture, ink.get());
    picture.ink = to_ink(picture.grey.get());
    return picture;
}

Box tight(const Box& box, const Picture& picture) {
    BOX* within = boxCreate(static_cast<l_int32>(box.left), static_cast<l_int32>(box.top), static_cast<l_int32>(std::ceil(box.width())),
                            static_cast<l_int32>(std::ceil(box.height())));
    BOX* inked = nullptr;
    Box found = box;
    if (within != nullptr && picture.ink && pixClipBoxToForeground(picture.ink.get(), within, nullptr, &inked) == 0 && inked != nullptr) {
        l_int32 x = 0, y = 0, width = 0, height = 0;
        boxGetGeometry(inked, &x, &y, &width, &height);
        found = {double(x), double(y), double(x + width), double(y + height)};
    }
    boxDestroy(&within);
    boxDestroy(&inked);
    return found;
}

std::vector<unsigned char> grey_bytes(Pix* grey, std::uint32_t& width, std::uint32_t& height) {
    width = static_cast<std::uint32_t>(pixGetWidth(grey));
    height = static_cast<std::uint32_t>(pixGetHeight(grey));
    std::vector<unsigned char> bytes;
    bytes.reserve(std::size_t{width} * height);
    for (std::uint32_t y = 0; y < height; ++y) {
        const l_uint32* row = pixGetData(grey) + std::size_t{y} * static_cast<std::size_t>(pixGetWpl(grey));
        for (std::uint32_t x = 0; x < width; ++x) bytes.push_back(static_cast<unsigned char>(GET_DATA_BYTE(row, x)));
    }
    return bytes;
}

}  // namespace leakscan
