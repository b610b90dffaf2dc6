#include "image/histogram.h"

#include "base/check.h"

namespace glissade {

Histogram histogramOf(const Image<std::uint8_t>& rgba) {
    CHECK(rgba.channels() == 4);
    // 0.2126, 0.7152 and 0.0722 in 1/65536; their sum is 65536, so that white is 255.
    constexpr std::uint32_t kRed = 13933;
    constexpr std::uint32_t kGreen = 46871;
    constexpr std::uint32_t kBlue = 4732;
    constexpr std::uint32_t kHalf = 32768;
    Histogram histogram;
    for (int y = 0; y < rgba.height(); ++y) {
        const std::uint8_t* pixel = rgba.row(y);
        for (int x = 0; x < rgba.width(); ++x, pixel += 4) {
            if (pixel[3] == 0) continue;
            ++histogram.red[pixel[0]];
            ++histogram.green[pixel[1]];
            ++histogram.blue[pixel[2]];
            ++histogram.luma[(kRed * pixel[0] + kGreen * pixel[1] + kBlue * pixel[2] + kHalf) >> 16U];
            ++histogram.pixels;
        }
    }
    return histogram;
}

}  // namespace glissade
