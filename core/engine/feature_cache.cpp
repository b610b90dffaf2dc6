#include "engine/feature_cache.h"

#include <iterator>

namespace glissade {

std::shared_ptr<const void> FeatureCache::findAny(const FeatureKey& key) {
    const auto place = places_.find(key);
    if (place == places_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, place->second);
    return place->second->value;
}

void FeatureCache::insert(const FeatureKey& key, std::shared_ptr<const void> value, std::size_t bytes) {
    if (const auto place = places_.find(key); place != places_.end()) drop(place->second);
    if (bytes > limit()) return;
    while (bytes_.load(std::memory_order_relaxed) + bytes > limit()) drop(std::prev(entries_.end()));
    entries_.push_front({key, std::move(value), bytes});
    places_.emplace(key, entries_.begin());
    bytes_.fetch_add(bytes, std::memory_order_relaxed);
}

void FeatureCache::setLimit(std::size_t limitBytes) {
    limit_.store(limitBytes, std::memory_order_relaxed);
    while (bytes_.load(std::memory_order_relaxed) > limitBytes) drop(std::prev(entries_.end()));
}

void FeatureCache::dropPicture(std::uint64_t picture) {
    for (auto entry = entries_.begin(); entry != entries_.end();) {
        const auto next = std::next(entry);
        if (entry->key.picture == picture) drop(entry);
        entry = next;
    }
}

void FeatureCache::clear() {
    places_.clear();
    entries_.clear();
    bytes_.store(0, std::memory_order_relaxed);
}

void FeatureCache::drop(Entries::iterator entry) {
    bytes_.fetch_sub(entry->bytes, std::memory_order_relaxed);
    places_.erase(entry->key);
    entries_.erase(entry);
}

}  // namespace glissade
