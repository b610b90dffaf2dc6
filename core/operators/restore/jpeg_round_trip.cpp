#include "operators/restore/jpeg_round_trip.h"

#include "image/jpeg_errors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

namespace glissade::restore {

namespace {

struct Pixels {
    std::vector<std::uint8_t> samples;
    int width = 0;
    int height = 0;
    int channels = 0;
    [[nodiscard]] std::uint8_t* row(unsigned y) {
        return samples.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width * channels);
    }
};

struct Compressed {
    unsigned char* bytes = nullptr;  // libjpeg's, by malloc
    unsigned long size = 0;
    Compressed() = default;
    Compressed(const Compressed&) = delete;
    Compressed& operator=(const Compressed&) = delete;
    ~Compressed() { std::free(bytes); }
};

// Both hold a setjmp, and therefore no object with a destructor.

bool compress(Pixels& pixels, int quality, bool subsampled, JpegErrors& errors, Compressed& to) {
    jpeg_compress_struct encoder{};
    encoder.err = &errors.manager;
    if (setjmp(errors.jump)) {
        jpeg_destroy_compress(&encoder);
        return false;
    }
    jpeg_create_compress(&encoder);
    jpeg_mem_dest(&encoder, &to.bytes, &to.size);
    encoder.image_width = static_cast<JDIMENSION>(pixels.width);
    encoder.image_height = static_cast<JDIMENSION>(pixels.height);
    encoder.input_components = pixels.channels;
    encoder.in_color_space = pixels.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&encoder);
    jpeg_set_quality(&encoder, quality, TRUE);
    if (pixels.channels == 3) {
        encoder.comp_info[0].h_samp_factor = subsampled ? 2 : 1;
        encoder.comp_info[0].v_samp_factor = subsampled ? 2 : 1;
    }
    jpeg_start_compress(&encoder, TRUE);
    while (encoder.next_scanline < encoder.image_height) {
        JSAMPROW row = pixels.row(encoder.next_scanline);
        jpeg_write_scanlines(&encoder, &row, 1);
    }
    jpeg_finish_compress(&encoder);
    jpeg_destroy_compress(&encoder);
    return true;
}

bool decompress(const Compressed& from, JpegErrors& errors, Pixels& pixels) {
    jpeg_decompress_struct decoder{};
    decoder.err = &errors.manager;
    if (setjmp(errors.jump)) {
        jpeg_destroy_decompress(&decoder);
        return false;
    }
    jpeg_create_decompress(&decoder);
    jpeg_mem_src(&decoder, from.bytes, from.size);
    jpeg_read_header(&decoder, TRUE);
    decoder.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&decoder);
    while (decoder.output_scanline < decoder.output_height) {
        JSAMPROW row = pixels.row(decoder.output_scanline);
        jpeg_read_scanlines(&decoder, &row, 1);
    }
    jpeg_finish_decompress(&decoder);
    jpeg_destroy_decompress(&decoder);
    return true;
}

}  // namespace

Result<Image<float>> jpegRoundTrip(const Image<float>& rgb, int quality, bool grey, bool subsampled) {
    const int channels = grey ? 1 : 3;
    Pixels pixels{{}, rgb.width(), rgb.height(), channels};
    pixels.samples.resize(rgb.size().area() * static_cast<std::size_t>(channels));
    const std::size_t step = grey ? 3 : 1;
    for (std::size_t i = 0; i < pixels.samples.size(); ++i) {
        const float sample = std::clamp(rgb.data()[step * i], 0.0F, 1.0F);
        pixels.samples[i] = static_cast<std::uint8_t>(std::floor(sample * 255.0F + 0.5F));
    }
    JpegErrors errors;
    Compressed compressed;
    if (!compress(pixels, quality, subsampled, errors, compressed) || !decompress(compressed, errors, pixels))
        return fail(ErrorCode::Internal, "the JPEG codec: " + std::string(errors.text.data()));
    Image<float> result(rgb.width(), rgb.height(), 3);
    for (std::size_t i = 0; i < result.samples().size(); ++i)
        result.data()[i] = static_cast<float>(pixels.samples[grey ? i / 3 : i]) / 255.0F;
    return result;
}

}  // namespace glissade::restore
