#include "inputs/broken_parts.h"
#include "inputs/broken_photos.h"
#include "unit/io/io_samples.h"

#include <algorithm>
#include <array>
#include <random>

namespace glissade::test {

namespace fs = std::filesystem;

namespace {

struct Payload {
    std::string name;
    Bytes bytes;
};

Bytes noiseBytes(std::size_t count) {
    std::mt19937 random(3);
    Bytes bytes(count);
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
    return bytes;
}

/// A TIFF without a picture, as Exif is: a directory of entries of 12 bytes, and no next one.
Bytes exifOf(std::initializer_list<Bytes> entries, std::uint32_t next = 0) {
    Bytes tiff{'I', 'I', 42, 0, 8, 0, 0, 0, static_cast<std::uint8_t>(entries.size()), 0};
    for (const Bytes& entry : entries) append(tiff, entry);
    for (int i = 0; i < 4; ++i) tiff.push_back(static_cast<std::uint8_t>(next >> 8 * i));
    return tiff;
}

std::vector<Payload> exifs() {
    return {{"nothing", {}},
            {"loop", exifOf({{0x12, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0}}, 8)},
            {"subloop", exifOf({{0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0}})},
            {"huge", exifOf({{0x0f, 1, 2, 0, 255, 255, 255, 255, 0, 0, 0, 0}})},
            {"turn", exifOf({{0x12, 1, 3, 0, 1, 0, 0, 0, 99, 0, 0, 0}})},
            {"outside", exifOf({{0x0f, 1, 2, 0, 9, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f}})},
            {"type", exifOf({{0x0f, 1, 200, 0, 1, 0, 0, 0, 0, 0, 0, 0}})},
            {"full", Bytes(60'000, 0xff)},
            {"noise", noiseBytes(20'000)}};
}

std::vector<Payload> xmps() {
    const std::string start =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>";
    std::string entities = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a0 'aaaaaaaaaa'>";
    for (int i = 1; i < 10; ++i) {
        const std::string before = "&a" + std::to_string(i - 1) + ";";
        entities += "<!ENTITY a" + std::to_string(i) + " '";
        for (int j = 0; j < 10; ++j) entities += before;
        entities += "'>";
    }
    entities += "]>" + start + "<rdf:Description>&a9;</rdf:Description></rdf:RDF></x:xmpmeta>";
    Bytes invalid = bytesOf(start + "<rdf:Description xmlns:a='urn:a' a:b='");
    append(invalid, {0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80});
    append(invalid, bytesOf("'/></rdf:RDF></x:xmpmeta>"));
    return {{"nothing", {}},
            {"deep", repeated(bytesOf("<a>"), 15'000)},
            {"open", bytesOf(start)},
            {"entities", bytesOf(entities)},
            {"no-utf8", invalid},
            {"zeros", Bytes(50'000)},
            {"noise", noiseBytes(50'000)}};
}

/// A data set of IPTC: mark, record, number, length, content.
Bytes dataSet(std::uint8_t record,
              std::uint8_t number,
              std::initializer_list<std::uint8_t> length,
              std::size_t content) {
    Bytes set{0x1c, record, number};
    set.insert(set.end(), length.begin(), length.end());
    set.resize(set.size() + content, 'x');
    return set;
}

std::vector<Payload> iptcs() {
    return {{"nothing", {}},
            {"mark", {0x1c}},
            {"longer", dataSet(2, 120, {0x7f, 0xff}, 5)},
            {"extended", dataSet(2, 120, {0x80, 0x04, 0xff, 0xff, 0xff, 0xff}, 5)},
            {"negative", dataSet(2, 120, {0x80, 0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xf0}, 5)},
            {"length-of-length", dataSet(2, 120, {0xff, 0xff}, 40)},
            {"record", dataSet(255, 255, {0, 5}, 5)},
            {"date", dataSet(2, 55, {0, 200}, 200)},
            {"many", repeated(dataSet(2, 25, {0, 0}, 0), 12'000)},
            {"noise", noiseBytes(50'000)}};
}

std::vector<Payload> profiles() {
    Bytes tags(132, 0);
    const std::string magic = "acspRGB XYZ ";
    std::copy(magic.begin(), magic.begin() + 4, tags.begin() + 36);
    std::copy(magic.begin() + 4, magic.end(), tags.begin() + 16);
    for (const std::size_t at : {0U, 128U})
        std::fill_n(tags.begin() + static_cast<std::ptrdiff_t>(at), 4, std::uint8_t{0xff});
    return {{"nothing", {}},
            {"byte", Bytes(1, 0)},
            {"ones", Bytes(128, 0xff)},
            {"noise", noiseBytes(3000)},
            {"tags", tags}};
}

class Hostile {
public:
    explicit Hostile(fs::path folder) : folder_(std::move(folder)), rgb_(smooth(kBrokenWidth, kBrokenHeight, 3)) {
        const fs::path whole = folder_ / "whole.jpg";
        writeWithLibjpeg(whole, rgb_, {});
        jpeg_ = readBytes(whole);
        fs::remove(whole);
    }

    std::vector<BrokenPhoto> all() {
        for (const Payload& payload : exifs()) exif(payload);
        for (const Payload& payload : xmps()) xmp(payload);
        for (const Payload& payload : iptcs()) iptc(payload);
        for (const Payload& payload : profiles()) profile(payload);
        resources();
        return std::move(photos_);
    }

private:
    void add(const std::string& kind, const std::string& name, const Bytes& bytes) {
        photos_.push_back({kind, name, Fate::Opens});
        writeBytes(folder_ / name, bytes);
    }
    void addJpeg(const std::string& kind, const std::string& name, int mark, const Bytes& head, const Bytes& payload) {
        Bytes data = head;
        append(data, payload);
        add("JPEG: hostile " + kind, name + ".jpg", jpegWith(jpeg_, segment(mark, data)));
    }
    void addPng(const std::string& kind, const std::string& name, const Bytes& chunks) {
        add("PNG: hostile " + kind, name + ".png", smallPng(chunks));
    }
    void addTiff(const std::string& kind, const std::string& name, const TiffField& field) {
        Image<double> samples(kBrokenWidth, kBrokenHeight, 3);
        std::ranges::copy(rgb_.samples(), samples.samples().begin());
        add("TIFF: hostile " + kind, name + ".tif", tiffBytes({.more = {field}}, samples));
    }
    void addWebp(const std::string& kind, const std::string& name, const WebpLayout& layout) {
        add("WebP: hostile " + kind, name + ".webp", webpBytes(layout, rgb_));
    }

    void exif(const Payload& payload) {
        const std::string name = "exif-" + payload.name;
        addJpeg("Exif", name, 0xe1, Bytes{'E', 'x', 'i', 'f', 0, 0}, payload.bytes);
        addPng("Exif", name, chunk("eXIf", payload.bytes));
        addWebp("Exif", name, {.exif = payload.bytes});
        // In a TIFF the directory of Exif is one more of its own.
        if (payload.name == "nothing") addTiff("Exif", "exif-itself", {34665, TiffField::Long, {8}});
        if (payload.name == "outside") addTiff("Exif", name, {34665, TiffField::Long, {0x7ffffff0}});
        if (payload.name == "huge")
            addTiff("Exif", name, {271, TiffField::Undefined, std::vector<std::uint64_t>(2'000'000, 0xff)});
        if (payload.name == "turn") addTiff("Exif", name, {274, TiffField::Short, {99}});
    }

    void xmp(const Payload& payload) {
        const std::string name = "xmp-" + payload.name;
        Bytes head = bytesOf("http://ns.adobe.com/xap/1.0/");
        head.push_back(0);
        addJpeg("XMP", name, 0xe1, head, payload.bytes);
        Bytes text = bytesOf("XML:com.adobe.xmp");
        append(text, Bytes(5));
        append(text, payload.bytes);
        addPng("XMP", name, chunk("iTXt", text));
        addTiff("XMP", name, bytesField(700, TiffField::Byte, payload.bytes));
        addWebp("XMP", name, {.xmp = payload.bytes});
    }

    void iptc(const Payload& payload) {
        const std::string name = "iptc-" + payload.name;
        addJpeg("IPTC", name, 0xed, bytesOf("Photoshop 3.0"), resource(0x0404, payload.bytes, payload.bytes.size()));
        // As ImageMagick writes it: the bytes as text.
        const Bytes whole = resource(0x0404, payload.bytes, payload.bytes.size());
        std::string hex = "\n8bim\n" + std::to_string(whole.size()) + "\n";
        for (const std::uint8_t byte : whole) {
            constexpr std::string_view kDigits = "0123456789abcdef";
            hex += kDigits[byte >> 4];
            hex += kDigits[byte & 15];
        }
        Bytes text = bytesOf("Raw profile type 8bim");
        append(text, {0, 0});
        append(text, deflated(bytesOf(hex + "\n")));
        addPng("IPTC", name, chunk("zTXt", text));
        addTiff("IPTC", name, bytesField(33723, TiffField::Byte, payload.bytes));
    }

    void profile(const Payload& payload) {
        const std::string name = "icc-" + payload.name;
        Bytes head = bytesOf("ICC_PROFILE");
        append(head, {0, 1, 1});
        addJpeg("ICC", name, 0xe2, head, payload.bytes);
        Bytes packed = bytesOf("name");
        append(packed, {0, 0});
        append(packed, deflated(payload.bytes));
        addPng("ICC", name, chunk("iCCP", packed));
        addTiff("ICC", name, bytesField(34675, TiffField::Undefined, payload.bytes));
        addWebp("ICC", name, {.icc = payload.bytes});
    }

    /// A block of Photoshop's resources, of which IPTC is one; the first byte ends the name in front of it.
    static Bytes resource(std::uint16_t id, const Bytes& payload, std::size_t claimed, std::uint8_t nameLength = 0) {
        Bytes bytes{0};
        append(bytes, bytesOf("8BIM"));
        append(bytes, {static_cast<std::uint8_t>(id >> 8), static_cast<std::uint8_t>(id), nameLength, 0});
        putNumber(bytes, static_cast<std::uint32_t>(claimed));
        append(bytes, payload);
        return bytes;
    }

    void resources() {
        const Bytes head = bytesOf("Photoshop 3.0");
        const Bytes set = dataSet(2, 120, {0, 5}, 5);
        addJpeg("IPTC", "resource-longer", 0xed, head, resource(0x0404, set, 0xffffffff));
        addJpeg("IPTC", "resource-name", 0xed, head, resource(0x0404, set, set.size(), 255));
        Bytes many{0};
        for (int i = 0; i < 4000; ++i) {
            const Bytes one = resource(0x0404, {}, 0);
            many.insert(many.end(), one.begin() + 1, one.end());
        }
        addJpeg("IPTC", "resource-many", 0xed, head, many);
    }

    fs::path folder_;
    Image<std::uint8_t> rgb_;
    Bytes jpeg_;
    std::vector<BrokenPhoto> photos_;
};

}  // namespace

std::vector<BrokenPhoto> writeHostileMetadata(const fs::path& folder) { return Hostile(folder).all(); }

}  // namespace glissade::test
