#include "train/shard.h"

#include "base/check.h"
#include "operators/registry.h"
#include "train/eight_bit.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace glissade::train {

namespace fs = std::filesystem;

namespace {

// Layout, little endian:
//   Head | photo name | thumbnail, statistics (float32) | EntryHead × entryCount | input RGB | result RGB × entryCount
constexpr char kMagic[8] = {'G', 'L', 'S', 'H', 'A', 'R', 'D', 0};
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kMaxSide = 16384;
constexpr std::uint32_t kMaxEntries = 4096;

struct Head {
    char magic[8];
    std::uint32_t version;
    std::uint32_t width;
    std::uint32_t height;
    std::uint32_t entryCount;
    std::uint32_t nameBytes;
    std::uint32_t thumbnailFloats;
    std::uint32_t statisticsFloats;
    std::uint32_t reserved;
};

struct EntryHead {
    char operatorId[24];
    std::uint32_t paramCount;
    std::uint32_t reserved;
    double params[kMaxParams];
};

struct Unmap {
    std::size_t bytes;
    void operator()(const void* address) const { munmap(const_cast<void*>(address), bytes); }
};

Failure corrupt(const fs::path& file, const char* reason) { return fail(ErrorCode::Corrupt, file, reason); }

}  // namespace

Result<void> writeShard(const fs::path& file,
                        const std::string& photoName,
                        const Image<std::uint8_t>& input,
                        const GlobalInput& global,
                        const std::vector<ShardEntry>& entries) {
    fs::path temporary = file;
    temporary += ".part";
    std::FILE* out = std::fopen(temporary.c_str(), "wb");
    if (!out) return fail(ErrorCode::WriteFailed, file, std::strerror(errno));
    bool good = true;
    const auto put = [&](const void* data, std::size_t bytes) {
        good = good && std::fwrite(data, 1, bytes, out) == bytes;
    };

    Head head{};
    std::memcpy(head.magic, kMagic, sizeof kMagic);
    head.version = kVersion;
    head.width = static_cast<std::uint32_t>(input.width());
    head.height = static_cast<std::uint32_t>(input.height());
    head.entryCount = static_cast<std::uint32_t>(entries.size());
    head.nameBytes = static_cast<std::uint32_t>(photoName.size());
    head.thumbnailFloats = static_cast<std::uint32_t>(global.thumbnail.size());
    head.statisticsFloats = static_cast<std::uint32_t>(global.statistics.size());
    put(&head, sizeof head);
    put(photoName.data(), photoName.size());
    put(global.thumbnail.data(), global.thumbnail.size() * sizeof(float));
    put(global.statistics.data(), global.statistics.size() * sizeof(float));
    for (const ShardEntry& entry : entries) {
        CHECK(entry.params.size() <= kMaxParams && entry.operatorId.size() < sizeof EntryHead::operatorId);
        CHECK(entry.result.size() == input.size() && entry.result.channels() == 3);
        EntryHead entryHead{};
        std::memcpy(entryHead.operatorId, entry.operatorId.data(), entry.operatorId.size());
        entryHead.paramCount = static_cast<std::uint32_t>(entry.params.size());
        std::ranges::copy(entry.params, entryHead.params);
        put(&entryHead, sizeof entryHead);
    }
    put(input.data(), input.samples().size());
    for (const ShardEntry& entry : entries) put(entry.result.data(), entry.result.samples().size());

    good = std::fflush(out) == 0 && good;
    good = std::fclose(out) == 0 && good;
    std::error_code failed;
    if (good) fs::rename(temporary, file, failed);
    if (!good || failed) {
        const std::string reason = failed ? failed.message() : std::strerror(errno);
        fs::remove(temporary, failed);
        return fail(ErrorCode::WriteFailed, file, reason);
    }
    return {};
}

Result<std::shared_ptr<const Shard>> Shard::open(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable, file, std::strerror(errno));
    struct stat status {};
    const bool known = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
    const auto bytes = known ? static_cast<std::size_t>(status.st_size) : 0;
    void* address = known ? mmap(nullptr, bytes, PROT_READ, MAP_SHARED, descriptor, 0) : MAP_FAILED;
    ::close(descriptor);
    if (address == MAP_FAILED) return corrupt(file, "not a shard: empty or no regular file");
    std::shared_ptr<Shard> shard(new Shard);
    shard->mapping_ = std::shared_ptr<const void>(static_cast<const void*>(address), Unmap{bytes});
    TRY_VOID(shard->parse(file, {static_cast<const std::uint8_t*>(address), bytes}));
    return std::shared_ptr<const Shard>(std::move(shard));
}

Result<void> Shard::parse(const fs::path& file, std::span<const std::uint8_t> bytes) {
    Head head{};
    if (bytes.size() < sizeof head) return corrupt(file, "truncated shard");
    std::memcpy(&head, bytes.data(), sizeof head);
    if (std::memcmp(head.magic, kMagic, sizeof kMagic) != 0) return corrupt(file, "not a shard");
    if (head.version != kVersion)
        return fail(ErrorCode::Unsupported,
                    file,
                    "shard of version " + std::to_string(head.version) + ", expected " + std::to_string(kVersion));
    if (head.width == 0 || head.height == 0 || head.width > kMaxSide || head.height > kMaxSide ||
        head.entryCount > kMaxEntries || head.nameBytes > 4096 ||
        head.thumbnailFloats != 3 * kThumbnailSide * kThumbnailSide || head.statisticsFloats != kStatisticsCount)
        return corrupt(file, "shard with an impossible header");
    const std::size_t picture = std::size_t{head.width} * head.height * 3;
    const std::size_t floats = std::size_t{head.thumbnailFloats} + head.statisticsFloats;
    const std::size_t expected = sizeof head + head.nameBytes + floats * sizeof(float) +
                                 head.entryCount * sizeof(EntryHead) + picture * (1 + std::size_t{head.entryCount});
    if (bytes.size() != expected)
        return corrupt(file, bytes.size() < expected ? "truncated shard" : "shard with bytes past its end");

    std::size_t at = sizeof head;
    const auto take = [&](std::size_t count) { return bytes.subspan(std::exchange(at, at + count), count); };
    const auto name = take(head.nameBytes);
    photoName_.assign(name.begin(), name.end());
    width_ = static_cast<int>(head.width);
    height_ = static_cast<int>(head.height);
    global_.thumbnail.resize(head.thumbnailFloats);
    std::memcpy(global_.thumbnail.data(),
                take(head.thumbnailFloats * sizeof(float)).data(),
                head.thumbnailFloats * sizeof(float));
    global_.statistics.resize(head.statisticsFloats);
    std::memcpy(global_.statistics.data(),
                take(head.statisticsFloats * sizeof(float)).data(),
                head.statisticsFloats * sizeof(float));
    for (std::uint32_t i = 0; i < head.entryCount; ++i) {
        EntryHead entryHead{};
        std::memcpy(&entryHead, take(sizeof entryHead).data(), sizeof entryHead);
        if (entryHead.operatorId[sizeof entryHead.operatorId - 1] != 0 || entryHead.paramCount > kMaxParams)
            return corrupt(file, "shard with an impossible entry");
        entries_.push_back({entryHead.operatorId, {entryHead.params, entryHead.params + entryHead.paramCount}, {}});
    }
    input_ = take(picture);
    // What the file does not hold follows from the picture.
    GlobalInput made = makeGlobalInput(fromEightBit(input_, width_, height_));
    global_.photo = made.photo;
    global_.overview = std::move(made.overview);
    global_.equalisation = std::move(made.equalisation);
    for (Entry& entry : entries_) entry.rgb = take(picture);
    return {};
}

GlobalInput Shard::globalWithTones() const {
    GlobalInput result = global_;
    result.tones = makeGlobalInput(fromEightBit(input_, width_, height_)).tones;
    return result;
}

PhotoOverview::Planes Shard::coarse(const std::string& operatorId) const {
    const std::lock_guard lock(mutex_);
    PhotoOverview::Planes& known = coarse_[operatorId];
    if (known) return known;
    auto planes = PhotoOverview(globalWithTones()).coarsePlanes(*findOperator(operatorId));
    CHECK(planes);  // nothing stops it
    return known = *planes;
}

std::vector<fs::path> shardFiles(const fs::path& folder, std::error_code& failed) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder, failed))
        if (entry.path().extension() == ".shard") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

}  // namespace glissade::train
