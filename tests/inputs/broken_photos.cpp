#include "inputs/broken_photos.h"

#include "inputs/broken_parts.h"
#include "unit/io/io_samples.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>

namespace glissade::test {

namespace fs = std::filesystem;

namespace {

class Breaker {
public:
    explicit Breaker(fs::path folder) : folder_(std::move(folder)) {}

    std::vector<BrokenPhoto> all() {
        const std::vector<fs::path> whole = writeWholePhotos(folder_);
        for (const fs::path& file : whole) cuts(file);
        claims(readBytes(folder_ / "whole.jpg"), readBytes(folder_ / "whole.webp"));
        bombs();
        tiffBombs();
        scans();
        chunks(readBytes(folder_ / "whole.jpg"));
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

    /// A progressive JPEG whose last scan comes again and again.
    void scans() {
        JpegOptions options;
        options.progressive = true;
        writeWithLibjpeg(folder_ / "scans.jpg", smooth(kBrokenWidth, kBrokenHeight, 3), options);
        Bytes bytes = readBytes(folder_ / "scans.jpg");
        const Bytes mark{0xff, 0xda};
        bytes.resize(bytes.size() - 2);  // the end mark
        const Bytes scan(std::find_end(bytes.begin(), bytes.end(), mark.begin(), mark.end()), bytes.end());
        append(bytes, repeated(scan, 5000));
        append(bytes, {0xff, 0xd9});
        add("thousands of scans", "scans.jpg", bytes);
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

    /// TIFFs whose strips unpack to what nobody has room for, or to much more than their rows need.
    void tiffBombs() {
        constexpr int kZip = 8;
        const Bytes strip = deflated(Bytes(60'000'000));
        TiffLayout layout{.photometric = 1};
        add("decompression bomb", "bomb.tif", tiffBytes(layout, {60'000, 16'000}, 1, kZip, {strip}));
        add("decompression bomb",
            "strip.tif",
            tiffBytes(layout, {kBrokenWidth, kBrokenHeight}, 1, kZip, {strip}),
            Fate::Either);
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
        const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        place("socket", "socket.png").native().copy(address.sun_path, sizeof address.sun_path - 1);
        ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        ::close(socket);
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
    std::vector<fs::path> files;
    const auto add = [&](const char* name) { return files.emplace_back(folder / name); };
    writeWithLibpng(add("whole.png"), exact, {});
    writeWithLibjpeg(add("whole.jpg"), soft, {});
    writeBytes(add("whole.webp"), webpBytes({}, soft));
    // By hand, since its directory then stands where the header's bytes are turned.
    Image<double> samples(kBrokenWidth, kBrokenHeight, 3);
    std::ranges::copy(soft.samples(), samples.samples().begin());
    writeBytes(add("whole.tif"), tiffBytes({}, samples));
    writeBytes(add("whole.bmp"), bmpBytes(24, false, exact));
    Image<std::uint16_t> indices(kBrokenWidth, kBrokenHeight, 1);
    for (std::size_t i = 0; i < indices.samples().size(); ++i) indices.data()[i] = exact.data()[3 * i];
    writeBytes(add("whole.gif"), gifBytes({}, indices));
    writeWithOiio(add("whole.ppm"), "pnm", soft);
    writeWithOiio(add("whole.jp2"), "jpeg2000", smooth(80, 70, 3));  // smaller ones the encoder leaves empty
    writeWithOiio(add("whole.exr"), "openexr", noise<float>(kBrokenWidth, kBrokenHeight, 3, 5));
    writeWithOiio(add("whole.hdr"), "hdr", noise<float>(kBrokenWidth, kBrokenHeight, 3, 6));
    HeifOptions heif;
    heif.avif = false;
    writeWithLibheif(add("whole.heic"), exact, heif);
    writeWithLibheif(add("whole.avif"), exact, {});
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
