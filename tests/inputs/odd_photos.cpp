#include "inputs/odd_photo_list.h"

namespace glissade::test {

namespace fs = std::filesystem;

namespace {

/// Where the pixel (x, y) of a stored picture belongs, by the words of the Exif standard.
std::pair<int, int> upright(int orientation, int x, int y, int width, int height) {
    switch (orientation) {
        case 2:
            return {width - 1 - x, y};
        case 3:
            return {width - 1 - x, height - 1 - y};
        case 4:
            return {x, height - 1 - y};
        case 5:
            return {y, x};
        case 6:
            return {height - 1 - y, x};
        case 7:
            return {height - 1 - y, width - 1 - x};
        case 8:
            return {y, width - 1 - x};
        default:
            return {x, y};
    }
}

}  // namespace

Image<float> turned(const Image<float>& stored, int orientation) {
    const bool swapped = orientation >= 5;
    Image<float> result(
        swapped ? stored.height() : stored.width(), swapped ? stored.width() : stored.height(), stored.channels());
    for (int y = 0; y < stored.height(); ++y)
        for (int x = 0; x < stored.width(); ++x) {
            const auto [toX, toY] = upright(orientation, x, y, stored.width(), stored.height());
            for (int c = 0; c < stored.channels(); ++c) result.at(toX, toY, c) = stored.at(x, y, c);
        }
    return result;
}

Image<float> paletteExpected(const Image<std::uint16_t>& indices, bool clear, int firstAlpha) {
    Image<float> expected(indices.width(), indices.height(), clear ? 4 : 3);
    for (int y = 0; y < indices.height(); ++y)
        for (int x = 0; x < indices.width(); ++x) {
            const int i = indices.at(x, y);
            const int rgba[] = {i * 37 % 256, 255 - i, i * 91 % 256, i == 0 ? firstAlpha : 255};
            for (int c = 0; c < expected.channels(); ++c) expected.at(x, y, c) = static_cast<float>(rgba[c]) / 255;
        }
    return expected;
}

namespace {

/// PNG and JPEG, and names.
class CommonFormats {
public:
    explicit CommonFormats(OddPhotoList& list) : list_(list) {}

    void all() {
        orientations();
        pngs();
        palettes();
        jpegs();
        names();
    }

private:
    void orientations() {
        for (int o = 1; o <= 8; ++o) {
            const std::vector<std::pair<std::string, std::string>> tag{{"Exif.Image.Orientation", std::to_string(o)}};
            const Image<std::uint16_t> exact = bits(3, 8);
            fs::path file =
                list_.addExact("PNG, orientation", "turn" + std::to_string(o) + ".png", turned(unit(exact, 255), o));
            writeWithLibpng(file, exact, {});
            setMetadata(file, tag);
            const Image<std::uint8_t> soft = smooth(kOddWidth, kOddHeight, 3);
            file = list_.addLossy(
                "JPEG, orientation", "turn" + std::to_string(o) + ".jpg", turned(unit(soft, 255), o), 35);
            writeWithLibjpeg(file, soft, {});
            setMetadata(file, tag);
        }
    }

    void png(const std::string& kind, int channels, int depth, bool interlaced) {
        const Image<std::uint16_t> samples = bits(channels, depth);
        std::string name("c");
        name.append(std::to_string(channels)).append("d").append(std::to_string(depth));
        name += interlaced ? "i.png" : ".png";
        PngOptions options;
        options.bitDepth = depth;
        options.interlaced = interlaced;
        writeWithLibpng(list_.addExact(kind, name, unit(samples, fullOf(depth))), samples, options);
    }

    void pngs() {
        for (const bool interlaced : {false, true}) {
            const std::string how = interlaced ? ", interlaced" : "";
            for (const int depth : {1, 2, 4, 8, 16}) png("PNG, grey" + how, 1, depth, interlaced);
            for (const int depth : {8, 16}) {
                png("PNG, grey and alpha" + how, 2, depth, interlaced);
                png("PNG, RGB" + how, 3, depth, interlaced);
                png("PNG, RGB and alpha" + how, 4, depth, interlaced);
            }
        }
    }

    void palettes() {
        for (const int depth : {1, 2, 4, 8}) {
            const Image<std::uint16_t> indices = bits(1, depth);
            PngOptions options;
            options.bitDepth = depth;
            options.palette = true;
            options.interlaced = depth == 4;
            const std::string name = "palette" + std::to_string(depth) + ".png";
            writeWithLibpng(list_.addExact("PNG, palette with transparency", name, paletteExpected(indices, true, 64)),
                            indices,
                            options);
        }
    }

    void jpegs() {
        const Image<std::uint8_t> soft = smooth(kOddWidth, kOddHeight, 3);
        for (const bool progressive : {false, true})
            for (const auto& [across, down] : {std::pair{1, 1}, {2, 1}, {2, 2}}) {
                JpegOptions options;
                options.progressive = progressive;
                options.across = across;
                options.down = down;
                const std::string how = across == 1 ? "4:4:4" : down == 1 ? "4:2:2" : "4:2:0";
                const std::string kind = std::string("JPEG, ") + (progressive ? "progressive, " : "baseline, ") + how;
                std::string name(progressive ? "p" : "b");
                name.append(std::to_string(across)).append(std::to_string(down)).append(".jpg");
                writeWithLibjpeg(list_.addLossy(kind, name, unit(soft, 255), 30), soft, options);
            }
        const Image<std::uint8_t> grey = smooth(kOddWidth, kOddHeight, 1);
        writeWithLibjpeg(list_.addLossy("JPEG, grey", "grey.jpg", unit(grey, 255), 35), grey, {});
        cmykJpegs();
    }

    void cmykJpegs() {
        const Image<std::uint8_t> inks = smooth(kOddWidth, kOddHeight, 4);
        Image<float> expected(kOddWidth, kOddHeight, 3);
        for (int y = 0; y < kOddHeight; ++y)
            for (int x = 0; x < kOddWidth; ++x)
                for (int c = 0; c < 3; ++c)
                    expected.at(x, y, c) =
                        static_cast<float>((255 - inks.at(x, y, c)) * (255 - inks.at(x, y, 3))) / (255.0F * 255.0F);
        writeWithLibjpeg(list_.addLossy("JPEG, CMYK", "cmyk.jpg", expected.clone(), 30), inks, {});
        Image<std::uint8_t> inverted = inks.clone();
        for (std::uint8_t& ink : inverted.samples()) ink = static_cast<std::uint8_t>(255 - ink);
        JpegOptions options;
        options.adobeCmyk = true;
        writeWithLibjpeg(list_.addLossy("JPEG, CMYK", "adobe.jpg", expected.clone(), 30), inverted, options);
        options.ycck = true;
        writeWithLibjpeg(list_.addLossy("JPEG, YCCK", "ycck.jpg", expected.clone(), 30), inverted, options);
        options.across = options.down = 2;
        writeWithLibjpeg(
            list_.addLossy("JPEG, YCCK, 4:2:0", "ycck420.jpg", std::move(expected), 30), inverted, options);
    }

    void names() {
        const Image<std::uint16_t> samples = bits(3, 8);
        for (const char* name : {"new\nline.png",
                                 "quo\"te'.png",
                                 "100%s %n.png",
                                 "-x.png",
                                 "--json.png",
                                 "-",
                                 "\xff\xfe.png",
                                 "\xf0\x9f\x93\xb7.png",
                                 " blank .png",
                                 "a:b?c*.png",
                                 "$(exit 3).png"})
            writeWithLibpng(list_.addExact("odd name", name, unit(samples, 255)), samples, {});
        for (const char* name : {"png.jpg", "png.tif", "png.nef", "png.txt", "png", "png.PNG.docx"})
            writeWithLibpng(list_.addExact("wrong suffix", name, unit(samples, 255)), samples, {});
        const Image<std::uint8_t> soft = smooth(kOddWidth, kOddHeight, 3);
        writeWithLibjpeg(list_.addLossy("wrong suffix", "jpeg.png", unit(soft, 255), 35), soft, {});
    }

    OddPhotoList& list_;
};

}  // namespace

std::vector<OddPhoto> writeOddPhotos(const fs::path& folder, OddKinds kinds) {
    OddPhotoList list(folder);
    if (kinds == OddKinds::Common) CommonFormats(list).all();
    if (kinds == OddKinds::Tiffs) addTiffs(list);
    if (kinds == OddKinds::Formats) addFormats(list);
    if (kinds == OddKinds::Profiles) addProfiles(list);
    return list.take();
}

}  // namespace glissade::test
