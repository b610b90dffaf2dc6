#include "unit/io/io_samples.h"

#include <OpenImageIO/imageio.h>
#include <exiv2/exiv2.hpp>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <random>
#include <stdexcept>

#include <jpeglib.h>
#include <libheif/heif.h>
#include <png.h>

namespace glissade::test {

namespace fs = std::filesystem;

std::vector<std::uint8_t> readBytes(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeBytes(const fs::path& file, const std::vector<std::uint8_t>& bytes) {
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

void writeText(const fs::path& file, const std::string& text) { writeBytes(file, {text.begin(), text.end()}); }

std::set<std::string> namesIn(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
}

template <typename T>
Image<T> noise(int width, int height, int channels, std::uint32_t seed) {
    std::mt19937 random(seed);
    Image<T> image(width, height, channels);
    for (T& sample : image.samples()) {
        if constexpr (std::is_same_v<T, float>)
            sample = static_cast<float>(random() % 16'777'216) / 16'777'216.0F;
        else
            sample = static_cast<T>(random());
    }
    return image;
}

Image<std::uint8_t> smooth(int width, int height, int channels) {
    Image<std::uint8_t> image(width, height, channels);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int c = 0; c < channels; ++c)
                image.at(x, y, c) = static_cast<std::uint8_t>(128 + 100 * std::sin(0.11 * x + 0.7 * c) * std::cos(0.07 * y - 0.4 * c));
    return image;
}

double psnr(const Image<std::uint8_t>& a, const Image<std::uint8_t>& b) {
    if (a.size() != b.size() || a.channels() != b.channels()) return -1;
    double sum = 0;
    for (std::size_t i = 0; i < a.samples().size(); ++i) sum += std::pow(static_cast<double>(a.data()[i]) - b.data()[i], 2);
    return 10 * std::log10(255.0 * 255.0 / (sum / static_cast<double>(a.samples().size()) + 1e-12));
}

template <typename T>
void writeWithOiio(const fs::path& file, const std::string& format, const Image<T>& image, const std::function<void(OIIO::ImageSpec&)>& adjust) {
    const OIIO::TypeDesc type = std::is_same_v<T, float> ? OIIO::TypeDesc::FLOAT : sizeof(T) == 1 ? OIIO::TypeDesc::UINT8 : OIIO::TypeDesc::UINT16;
    OIIO::ImageSpec spec(image.width(), image.height(), image.channels(), type);
    spec.attribute("oiio:UnassociatedAlpha", 1);
    if (adjust) adjust(spec);
    auto output = OIIO::ImageOutput::create(format);
    if (!output || !output->open(file.string(), spec) || !output->write_image(type, image.data()) || !output->close())
        throw std::runtime_error("cannot write " + file.string() + ": " + (output ? output->geterror() : OIIO::geterror()));
}

template Image<std::uint8_t> noise(int, int, int, std::uint32_t);
template Image<std::uint16_t> noise(int, int, int, std::uint32_t);
template Image<float> noise(int, int, int, std::uint32_t);
template void writeWithOiio(const fs::path&, const std::string&, const Image<std::uint8_t>&, const std::function<void(OIIO::ImageSpec&)>&);
template void writeWithOiio(const fs::path&, const std::string&, const Image<std::uint16_t>&, const std::function<void(OIIO::ImageSpec&)>&);
template void writeWithOiio(const fs::path&, const std::string&, const Image<float>&, const std::function<void(OIIO::ImageSpec&)>&);

void writeWithLibpng(const fs::path& file, const Image<std::uint16_t>& image, const PngOptions& options) {
    std::FILE* out = std::fopen(file.c_str(), "wb");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    if (out == nullptr || setjmp(png_jmpbuf(png)) != 0) throw std::runtime_error("libpng cannot write " + file.string());
    png_init_io(png, out);
    static constexpr int kTypes[] = {0, PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA};
    png_set_IHDR(png, info, static_cast<png_uint_32>(image.width()), static_cast<png_uint_32>(image.height()), options.bitDepth,
                 options.palette ? PNG_COLOR_TYPE_PALETTE : kTypes[image.channels()], options.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    if (options.palette) {
        png_color colours[256];
        for (int i = 0; i < 256; ++i)
            colours[i] = {static_cast<png_byte>(i * 37), static_cast<png_byte>(255 - i), static_cast<png_byte>(i * 91)};
        const png_byte alpha = 64;
        png_set_PLTE(png, info, colours, 1 << options.bitDepth);
        png_set_tRNS(png, info, &alpha, 1, nullptr);
    }
    if (!options.icc.empty()) png_set_iCCP(png, info, "profile", 0, options.icc.data(), static_cast<png_uint_32>(options.icc.size()));
    png_write_info(png, info);
    if (options.bitDepth == 16) png_set_swap(png);
    if (options.bitDepth < 8) png_set_packing(png);
    std::vector<std::vector<png_byte>> rows(static_cast<std::size_t>(image.height()));
    std::vector<png_bytep> pointers;
    for (int y = 0; y < image.height(); ++y) {
        auto& row = rows[static_cast<std::size_t>(y)];
        for (std::size_t i = 0; i < image.rowSamples(); ++i) {
            const std::uint16_t sample = image.row(y)[i];
            row.push_back(static_cast<png_byte>(sample));
            if (options.bitDepth == 16) row.push_back(static_cast<png_byte>(sample >> 8));
        }
        pointers.push_back(row.data());
    }
    png_write_image(png, pointers.data());
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    std::fclose(out);
}

void writeWithLibjpeg(const fs::path& file, const Image<std::uint8_t>& image, const JpegOptions& options) {
    std::FILE* out = std::fopen(file.c_str(), "wb");
    if (out == nullptr) throw std::runtime_error("cannot write " + file.string());
    jpeg_compress_struct encoder{};
    jpeg_error_mgr errors{};
    encoder.err = jpeg_std_error(&errors);
    jpeg_create_compress(&encoder);
    jpeg_stdio_dest(&encoder, out);
    encoder.image_width = static_cast<JDIMENSION>(image.width());
    encoder.image_height = static_cast<JDIMENSION>(image.height());
    encoder.input_components = image.channels();
    encoder.in_color_space = image.channels() == 1 ? JCS_GRAYSCALE : image.channels() == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&encoder);
    if (options.ycck) jpeg_set_colorspace(&encoder, JCS_YCCK);
    encoder.write_Adobe_marker = options.adobeCmyk || options.ycck ? TRUE : FALSE;
    jpeg_set_quality(&encoder, options.quality, TRUE);
    if (image.channels() == 3 || options.ycck) {
        encoder.comp_info[0].h_samp_factor = options.across;
        encoder.comp_info[0].v_samp_factor = options.down;
    }
    if (options.progressive) jpeg_simple_progression(&encoder);
    jpeg_start_compress(&encoder, TRUE);
    if (!options.icc.empty()) jpeg_write_icc_profile(&encoder, options.icc.data(), static_cast<unsigned int>(options.icc.size()));
    for (int y = 0; y < image.height(); ++y) {
        JSAMPROW row = const_cast<JSAMPROW>(image.row(y));
        jpeg_write_scanlines(&encoder, &row, 1);
    }
    jpeg_finish_compress(&encoder);
    jpeg_destroy_compress(&encoder);
    std::fclose(out);
}

void writeWithLibheif(const fs::path& file, const Image<std::uint16_t>& image, const HeifOptions& options) {
    const auto check = [&](const heif_error& error) {
        if (error.code != heif_error_Ok) throw std::runtime_error("libheif cannot write " + file.string() + ": " + error.message);
    };
    const bool alpha = image.channels() == 4;
    const bool wide = options.bitDepth > 8;
    heif_image* picture = nullptr;
    check(heif_image_create(image.width(), image.height(), heif_colorspace_RGB,
                            wide ? (alpha ? heif_chroma_interleaved_RRGGBBAA_LE : heif_chroma_interleaved_RRGGBB_LE)
                                 : (alpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB),
                            &picture));
    check(heif_image_add_plane(picture, heif_channel_interleaved, image.width(), image.height(), options.bitDepth));
    int stride = 0;
    std::uint8_t* plane = heif_image_get_plane(picture, heif_channel_interleaved, &stride);
    for (int y = 0; y < image.height(); ++y)
        for (std::size_t i = 0; i < image.rowSamples(); ++i) {
            const std::uint16_t sample = image.row(y)[i];
            std::uint8_t* row = plane + static_cast<std::ptrdiff_t>(y) * stride;
            if (!wide) row[i] = static_cast<std::uint8_t>(sample);
            if (wide) row[2 * i] = static_cast<std::uint8_t>(sample);
            if (wide) row[2 * i + 1] = static_cast<std::uint8_t>(sample >> 8);
        }
    if (!options.icc.empty()) check(heif_image_set_raw_color_profile(picture, "prof", options.icc.data(), options.icc.size()));
    heif_color_profile_nclx* nclx = heif_nclx_color_profile_alloc();
    nclx->matrix_coefficients = heif_matrix_coefficients_ITU_R_BT_601_6;
    nclx->transfer_characteristics = heif_transfer_characteristic_IEC_61966_2_1;
    nclx->color_primaries = static_cast<heif_color_primaries>(options.primaries);
    if (options.primaries != 0) check(heif_image_set_nclx_color_profile(picture, nclx));
    heif_context* context = heif_context_alloc();
    heif_encoder* encoder = nullptr;
    check(heif_context_get_encoder_for_format(context, options.avif ? heif_compression_AV1 : heif_compression_HEVC, &encoder));
    check(heif_encoder_set_lossy_quality(encoder, 95));
    heif_image_handle* handle = nullptr;
    heif_encoding_options* encoding = heif_encoding_options_alloc();
    if (options.primaries != 0) encoding->output_nclx_profile = nclx;
    check(heif_context_encode_image(context, picture, encoder, encoding, &handle));
    check(heif_context_write_to_file(context, file.c_str()));
    heif_encoding_options_free(encoding);
    heif_nclx_color_profile_free(nclx);
    heif_image_handle_release(handle);
    heif_encoder_release(encoder);
    heif_context_free(context);
    heif_image_release(picture);
}

namespace {

Exiv2::Image::AutoPtr opened(const fs::path& file) {
    Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
    Exiv2::BasicIo::AutoPtr io(new Exiv2::FileIo(file.string()));
    Exiv2::Image::AutoPtr image = Exiv2::ImageFactory::open(io);
    image->readMetadata();
    return image;
}

}  // namespace

void setMetadata(const fs::path& file, const std::vector<std::pair<std::string, std::string>>& tags) {
    const auto image = opened(file);
    for (const auto& [key, value] : tags) {
        if (key.starts_with("Exif."))
            image->exifData()[key].setValue(value);
        else if (key.starts_with("Iptc."))
            image->iptcData()[key] = value;
        else
            image->xmpData()[key].setValue(value);
    }
    image->writeMetadata();
}

void setThumbnail(const fs::path& file, const std::vector<std::uint8_t>& jpeg) {
    const auto image = opened(file);
    Exiv2::ExifThumb(image->exifData()).setJpegThumbnail(jpeg.data(), static_cast<long>(jpeg.size()));
    image->writeMetadata();
}

std::string tagOf(const fs::path& file, const std::string& key) {
    const auto image = opened(file);
    if (key.starts_with("Exif.")) {
        const auto tag = image->exifData().findKey(Exiv2::ExifKey(key));
        return tag == image->exifData().end() ? "" : tag->toString();
    }
    if (key.starts_with("Iptc.")) {
        const auto tag = image->iptcData().findKey(Exiv2::IptcKey(key));
        return tag == image->iptcData().end() ? "" : tag->toString();
    }
    const auto tag = image->xmpData().findKey(Exiv2::XmpKey(key));
    return tag == image->xmpData().end() ? "" : tag->toString();
}

std::set<std::string> keysIn(const fs::path& file) {
    const auto image = opened(file);
    std::set<std::string> keys;
    for (const auto& tag : image->exifData()) keys.insert(tag.key());
    for (const auto& tag : image->iptcData()) keys.insert(tag.key());
    for (const auto& tag : image->xmpData()) keys.insert(tag.key());
    return keys;
}

std::vector<std::uint8_t> thumbnailOf(const fs::path& file) {
    const auto image = opened(file);
    const Exiv2::DataBuf bytes = Exiv2::ExifThumbC(image->exifData()).copy();
    return bytes.pData_ == nullptr ? std::vector<std::uint8_t>{} : std::vector<std::uint8_t>(bytes.pData_, bytes.pData_ + bytes.size_);
}

}  // namespace glissade::test
