// FeatureCache: what the network has computed, least recently used first out, bounded in bytes.
#pragma once

#include <atomic>
#include <compare>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <string>

namespace glissade {

/// What a cached value is: a part ("base:PACK", "slice:OPERATOR", "global:PACK", "photo:PACK", "pixels") of one tile of
/// one level of one picture (a photo with the steps before the live one; see engine/picture.h).
struct FeatureKey {
    std::uint64_t picture = 0;
    int level = 0;
    int tile = 0;
    std::string part;
    auto operator<=>(const FeatureKey&) const = default;
};

/// Thread: the worker's, except bytes() and limit(). A value that is in use elsewhere lives on after it is dropped
/// here.
class FeatureCache {
public:
    explicit FeatureCache(std::size_t limitBytes) : limit_(limitBytes) {}

    /// The value, now the most recently used, or null. T must be what was inserted under this part.
    template <typename T>
    [[nodiscard]] std::shared_ptr<const T> find(const FeatureKey& key) {
        return std::static_pointer_cast<const T>(findAny(key));
    }
    /// The same, without counting as use.
    template <typename T>
    [[nodiscard]] std::shared_ptr<const T> peek(const FeatureKey& key) const {
        const auto place = places_.find(key);
        return place == places_.end() ? nullptr : std::static_pointer_cast<const T>(place->second->value);
    }
    /// Keeps the value, dropping others; not kept at all where it alone is over the limit.
    void insert(const FeatureKey& key, std::shared_ptr<const void> value, std::size_t bytes);
    /// Drops all that belongs to one picture.
    void dropPicture(std::uint64_t picture);
    void clear();

    /// Drops what is over the new limit at once.
    void setLimit(std::size_t limitBytes);
    /// Thread: any.
    [[nodiscard]] std::size_t limit() const { return limit_.load(std::memory_order_relaxed); }
    /// Thread: any.
    [[nodiscard]] std::size_t bytes() const { return bytes_.load(std::memory_order_relaxed); }

private:
    struct Entry {
        FeatureKey key;
        std::shared_ptr<const void> value;
        std::size_t bytes;
    };
    using Entries = std::list<Entry>;  // most recently used first

    [[nodiscard]] std::shared_ptr<const void> findAny(const FeatureKey& key);
    void drop(Entries::iterator entry);

    std::atomic<std::size_t> limit_;
    std::atomic<std::size_t> bytes_{0};
    Entries entries_;
    std::map<FeatureKey, Entries::iterator> places_;
};

}  // namespace glissade
