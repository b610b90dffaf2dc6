// A shard of a photo whose pixels tell where they are.
#pragma once

#include "support/temporary_folder.h"
#include "train/batch.h"
#include "train/shard_folders.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace glissade::train {

/// Red is 2x, green 2y; the result of `style` is the negative.
class PlacePhoto {
public:
    PlacePhoto(int width, int height) {
        Image<std::uint8_t> photo(width, height, 3);
        Image<std::uint8_t> negative(width, height, 3);
        Image<float> rgb(width, height, 3);
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const int colour[3] = {2 * x, 2 * y, 7};
                for (int c = 0; c < 3; ++c) {
                    photo.at(x, y, c) = static_cast<std::uint8_t>(colour[c]);
                    negative.at(x, y, c) = static_cast<std::uint8_t>(255 - colour[c]);
                    rgb.at(x, y, c) = static_cast<float>(colour[c]) / 255.0F;
                }
            }
        }
        std::vector<ShardEntry> entries;
        entries.push_back({"style", {}, std::move(negative)});
        EXPECT_TRUE(writeShard(temporary_.path() / "a.shard", "a.png", photo, makeGlobalInput(rgb), entries));
        std::vector<Error> refused;
        shards = openShards(temporary_.path(), refused);
        for (std::size_t i = 0; i < operators.size(); ++i)
            if (operators[i].id == "style") style = static_cast<int>(i);
    }

    std::vector<std::shared_ptr<const Shard>> shards;  ///< the one
    std::vector<LearntOperator> operators = learntOperators("filters");
    int style = -1;

private:
    test::TemporaryFolder temporary_;
};

}  // namespace glissade::train
