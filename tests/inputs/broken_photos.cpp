#include "inputs/broken_photos.h"

#include "unit/io/io_samples.h"

#include <sys/stat.h>
#include <zlib.h>

#include <algorithm>
#include <random>

namespace glissade::test {

namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<std::uint8_t>;

void putNumber(Bytes& bytes, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

void append(Bytes& bytes, const Bytes& more) { bytes.insert(bytes.end(), more.begin(), more.end()); }

Bytes bytesOf(const std::string& text) { return {text.begin(), text.end()}; }

Bytes chunk(const std::string& type, const Bytes& data) {
    Bytes bytes;
    putNumber(bytes, static_cast<std::uint32_t>(data.size()));
    append(bytes, bytesOf(type));
    append(bytes, data);
    putNumber(bytes, static_cast<std::uint32_t>(::crc32(0, bytes.data() + 4, static_cast<uInt>(bytes.size() - 4))));
    return bytes;
}

Bytes deflated(const Bytes& data) {
    uLongf size = ::compressBound(data.size());
    Bytes packed(size);
    ::compress2(packed.data(), &size, data.data(), data.size(), 9);
    packed.resize(size);
    return packed;
}

/// A grey PNG whose header claims a size and whose pixels are `pixels`, packed; `extra` stands before them.
Bytes pngOf(std::uint32_t width, std::uint32_t height, const Bytes& packed, const Bytes& extra = {}) {
    Bytes header;
    putNumber(header, width);
    putNumber(header, height);
    append(header, {8, 0, 0, 0, 0});
    Bytes bytes = bytesOf("\x89PNG\r\n\x1a\n");
    append(bytes, chunk("IHDR", header));
    append(bytes, extra);
    append(bytes, chunk("IDAT", packed));
    append(bytes, chunk("IEND", {}));
    return bytes;
}

Bytes smallPng(const Bytes& extra) {
    return pngOf(kBrokenWidth, kBrokenHeight, deflated(Bytes((kBrokenWidth + 1) * kBrokenHeight)), extra);
}

/// A JPEG with segments put in behind its first mark.
Bytes jpegWith(const Bytes& whole, const Bytes& segments) {
    Bytes bytes(whole.begin(), whole.begin() + 2);
    append(bytes, segments);
    bytes.insert(bytes.end(), whole.begin() + 2, whole.end());
    return bytes;
}

Bytes segment(int mark, const Bytes& data) {
    const std::size_t length = data.size() + 2;
    Bytes bytes{0xff,
                static_cast<std::uint8_t>(mark),
                static_cast<std::uint8_t>(length >> 8),
                static_cast<std::uint8_t>(length)};
    append(bytes, data);
    return bytes;
}

Bytes repeated(const Bytes& once, int count) {
    Bytes bytes;
    for (int i = 0; i < count; ++i) append(bytes, once);
    return bytes;
}

class Breaker {
public:
    explicit Breaker(fs::path folder) : folder_(std::move(folder)) {}

    std::vector<BrokenPhoto> all() {
        const std::vector<fs::path> whole = writeWholePhotos(folder_);
        for (const fs::path& file : whole) cuts(file);
        claims(readBytes(folder_ / "whole.jpg"), readBytes(folder_ / "whole.webp"));
        bombs();
        chunks(readBytes(folder_ / "whole.jpg"));
        metadata(readBytes(folder_ / "whole.jpg"));
        places();
        for (const fs::path& file : whole) fs::remove(file);
        return std::move(photos_);
    }

private:
    void add(const std::string& kind, const std::string& name, const Bytes& bytes, Fate fate = Fate::Refused) {
        photos_.push_back({kind, name, fate});
        writeBytes(folder_ / name, bytes);
    }

    void cuts(const fs::path& file) {
        const Bytes whole = readBytes(file);
        const std::string suffix = file.extension().string();
        for (std::size_t i = 0; i < 10; ++i)
            add(i == 0 ? "empty" : "cut, " + suffix,
                "cut" + std::to_string(i) + suffix,
                Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.size() * i / 10)));
        // The tenth: all but the last 40 bytes, which in every format still belong to the picture.
        add("cut, " + suffix, "cut10" + suffix, Bytes(whole.begin(), whole.end() - 40));
    }

    void claims(const Bytes& jpeg, const Bytes& webp) {
        const Bytes little = deflated(Bytes(100));
        const std::string kind = "sizes claimed to the maximum";
        for (const auto& [width, height] :
             {std::pair{0x7fffffffU, 0x7fffffffU}, {0xffffffffU, 1U}, {65535U, 65535U}, {1U, 0x7fffffffU}, {0U, 1U}})
            add(kind,
                "claim" + std::to_string(width) + "x" + std::to_string(height) + ".png",
                pngOf(width, height, little));
        Bytes bytes = jpeg;
        const Bytes frame{0xff, 0xc0};
        const auto at = std::search(bytes.begin(), bytes.end(), frame.begin(), frame.end());
        std::fill(at + 5, at + 9, std::uint8_t{0xff});
        add(kind, "claim.jpg", bytes);
        bytes = webp;
        const std::string lossless = "VP8L";
        const auto header = std::search(bytes.begin(), bytes.end(), lossless.begin(), lossless.end());
        if (header != bytes.end()) std::fill(header + 9, header + 12, std::uint8_t{0xff});
        if (header == bytes.end()) std::fill(bytes.begin() + 26, bytes.begin() + 30, std::uint8_t{0xff});
        add(kind, "claim.webp", bytes);
        bytes = {'I', 'I', 42, 0, 8, 0, 0, 0, 6, 0};
        for (const std::uint8_t tag : Bytes{0, 1, 2, 6, 17, 23}) {  // 256 + tag: sizes, depth, model, strip, its length
            append(bytes, {tag, 1, 4, 0, 1, 0, 0, 0});
            append(bytes, tag == 2 ? Bytes{8, 0, 0, 0} : tag == 6 ? Bytes{1, 0, 0, 0} : Bytes{0xff, 0xff, 0xff, 0x7f});
        }
        append(bytes, {0, 0, 0, 0});
        add(kind, "claim.tif", bytes);
        bytes = bytesOf("BM");
        bytes.resize(54, 0xff);
        add(kind, "claim.bmp", bytes);
        add(kind, "claim.gif", bytesOf("GIF89a\xff\xff\xff\xff\xff"));
        add(kind, "claim.ppm", bytesOf("P6 2147483647 2147483647 255\n123"));
    }

    void bombs() {
        // 60,000 × 16,000 pixels in under a megabyte, all of them there.
        add("decompression bomb", "bomb.png", pngOf(60'000, 16'000, deflated(Bytes(60'001 * 1000))));
        add("decompression bomb", "text.png", smallPng(chunk("zTXt", textBomb())), Fate::Either);
        Bytes profile = bytesOf("name");
        append(profile, {0, 0});
        append(profile, deflated(Bytes(60'000'000)));
        add("decompression bomb", "profile.png", smallPng(chunk("iCCP", profile)), Fate::Opens);
    }

    static Bytes textBomb() {
        Bytes text = bytesOf("Comment");
        append(text, {0, 0});
        append(text, deflated(Bytes(60'000'000, 'a')));
        return text;
    }

    void chunks(const Bytes& jpeg) {
        const std::string kind = "endless ancillary chunks";
        const Bytes text = chunk("tEXt", {'a', 0, 'b'});
        add(kind, "texts.png", smallPng(repeated(text, 200'000)), Fate::Either);
        add(kind, "unknown.png", smallPng(repeated(chunk("abCd", {1}), 200'000)), Fate::Either);
        add(kind, "bombs.png", smallPng(repeated(chunk("zTXt", textBomb()), 50)), Fate::Either);
        add(kind, "comments.jpg", jpegWith(jpeg, repeated(segment(0xfe, Bytes(60'000, 'x')), 200)), Fate::Opens);
        add(kind, "apps.jpg", jpegWith(jpeg, repeated(segment(0xe1, bytesOf("x")), 100'000)), Fate::Opens);
        add(kind, "profiles.jpg", jpegWith(jpeg, repeated(segment(0xe2, bytesOf("ICC_PROFILE")), 50'000)), Fate::Opens);
    }

    void metadata(const Bytes& jpeg) {
        const auto exif = [&](const std::string& name, const Bytes& tiff) {
            Bytes data = bytesOf("Exif");
            append(data, {0, 0});
            append(data, tiff);
            add("hostile Exif", name, jpegWith(jpeg, segment(0xe1, data)), Fate::Opens);
        };
        const Bytes start{'I', 'I', 42, 0, 8, 0, 0, 0};
        const auto directory = [&](const Bytes& entries, std::uint8_t count) {
            Bytes tiff = start;
            append(tiff, {count, 0});
            append(tiff, entries);
            return tiff;
        };
        exif("exif-nothing.jpg", {});
        exif("exif-loop.jpg", directory({0x12, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0}, 1));
        exif("exif-subloop.jpg", directory({0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0}, 1));
        exif("exif-huge.jpg", directory({0x0f, 1, 2, 0, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0}, 1));
        exif("exif-turn.jpg", directory({0x12, 1, 3, 0, 1, 0, 0, 0, 99, 0, 0, 0, 0, 0, 0, 0}, 1));
        exif("exif-outside.jpg", directory({0x0f, 1, 2, 0, 9, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f, 0, 0, 0, 0}, 1));
        exif("exif-full.jpg", repeated({0xff}, 60'000));
        Bytes xmp = bytesOf("http://ns.adobe.com/xap/1.0/");
        xmp.push_back(0);
        append(xmp, repeated(bytesOf("<a>"), 15'000));
        add("hostile Exif", "xmp-deep.jpg", jpegWith(jpeg, segment(0xe1, xmp)), Fate::Opens);
        profiles(jpeg);
    }

    void profiles(const Bytes& jpeg) {
        std::mt19937 random(3);
        Bytes noise(3000);
        for (std::uint8_t& byte : noise) byte = static_cast<std::uint8_t>(random());
        Bytes tags(132, 0);
        const std::string magic = "acspRGB XYZ ";
        std::copy(magic.begin(), magic.begin() + 4, tags.begin() + 36);
        std::copy(magic.begin() + 4, magic.end(), tags.begin() + 16);
        for (const std::size_t at : {0U, 128U})
            std::fill_n(tags.begin() + static_cast<std::ptrdiff_t>(at), 4, std::uint8_t{0xff});
        int number = 0;
        for (const Bytes& icc : {Bytes{}, Bytes(1, 0), Bytes(128, 0xff), noise, tags}) {
            Bytes data = bytesOf("ICC_PROFILE");
            append(data, {0, 1, 1});
            append(data, icc);
            const std::string name = "icc" + std::to_string(number++);
            add("hostile ICC", name + ".jpg", jpegWith(jpeg, segment(0xe2, data)), Fate::Opens);
            Bytes packed = bytesOf("name");
            append(packed, {0, 0});
            append(packed, deflated(icc));
            add("hostile ICC", name + ".png", smallPng(chunk("iCCP", packed)), Fate::Opens);
        }
    }

    void places() {
        const auto place = [&](const std::string& kind, const std::string& name) {
            photos_.push_back({kind, name, Fate::Refused});
            return folder_ / name;
        };
        ::mkfifo(place("FIFO", "fifo.png").c_str(), 0600);
        fs::create_directory(place("folder", "folder.jpg"));
        fs::create_symlink("loop2.png", place("symlink loop", "loop1.png"));
        fs::create_symlink("loop1.png", place("symlink loop", "loop2.png"));
        fs::create_symlink("nothing.png", place("dangling symlink", "dangling.png"));
        place("missing", "missing.png");
        photos_.push_back({"device", "/dev/zero", Fate::Refused});
    }

    fs::path folder_;
    std::vector<BrokenPhoto> photos_;
};

}  // namespace

std::vector<BrokenPhoto> writeBrokenPhotos(const fs::path& folder) { return Breaker(folder).all(); }

std::vector<fs::path> writeWholePhotos(const fs::path& folder) {
    const Image<std::uint16_t> exact = [] {
        Image<std::uint16_t> samples = noise<std::uint16_t>(kBrokenWidth, kBrokenHeight, 3, 8);
        for (std::uint16_t& sample : samples.samples()) sample = static_cast<std::uint16_t>(sample >> 8);
        return samples;
    }();
    const Image<std::uint8_t> soft = smooth(kBrokenWidth, kBrokenHeight, 3);
    const std::vector<fs::path> files{
        folder / "whole.png", folder / "whole.jpg", folder / "whole.webp", folder / "whole.tif"};
    writeWithLibpng(files[0], exact, {});
    writeWithLibjpeg(files[1], soft, {});
    writeWithOiio(files[2], "webp", soft);
    writeWithOiio(files[3], "tiff", noise<std::uint8_t>(kBrokenWidth, kBrokenHeight, 3, 4));
    return files;
}

std::vector<BrokenPhoto> writeHeaderBytes(const fs::path& folder, const fs::path& whole, std::size_t reach) {
    const Bytes bytes = readBytes(whole);
    const std::string suffix = whole.extension().string();
    std::vector<BrokenPhoto> photos;
    for (std::size_t at = 0; at < std::min(reach, bytes.size()); ++at)
        for (const std::uint8_t value : Bytes{0, 255}) {
            Bytes changed = bytes;
            changed[at] = value;
            photos.push_back({"header byte, " + suffix,
                              "byte" + std::to_string(at) + "-" + std::to_string(value) + suffix,
                              Fate::Either});
            writeBytes(folder / photos.back().name, changed);
        }
    return photos;
}

}  // namespace glissade::test
