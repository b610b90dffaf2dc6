#include "train/evaluate.h"

#include "image/metrics.h"
#include "image/parts.h"
#include "net/torch/tail_function.h"
#include "operators/registry.h"
#include "tail/tail_kernel.h"
#include "train/eight_bit.h"
#include "train/whole_photo.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace glissade::train {

namespace {

torch::Tensor paramsTensor(const LearntOperator& op, const std::vector<double>& params) {
    auto tensor = torch::zeros({1, static_cast<std::int64_t>(op.params.size())});
    for (std::size_t i = 0; i < op.params.size(); ++i)
        tensor[0][static_cast<std::int64_t>(i)] = op.params[i]->normalise(params[i]);
    return tensor;
}

class ReferencePredictor : public Predictor {
public:
    ReferencePredictor(net::Network network, std::vector<LearntOperator> operators, torch::Device device)
        : network_(std::move(network)), operators_(std::move(operators)), device_(device) {}

    Result<void> begin(const SeenPhoto& photo) override {
        width_ = photo.width;
        height_ = photo.height;
        photo_ = seeWholePhoto(network_, photo.rgb, photo.global, device_);
        slice_ = torch::Tensor();
        return {};
    }

    Result<Image<std::uint8_t>> predict(int operatorIndex, const std::vector<double>& params) override {
        const torch::NoGradGuard guard;
        const auto index = static_cast<std::size_t>(operatorIndex);
        auto& head = network_->heads[index];
        const auto weights = head->tailWeights(paramsTensor(operators_[index], params).to(device_), photo_.global);
        if (index != sliceIndex_ || !slice_.defined()) {
            slice_ = sliceOf(network_, index, operators_[index], photo_);
            sliceIndex_ = index;
        }
        auto y = net::tailFused(slice_, photo_.rgb, weights).clamp(0, 1).mul(255).add(0.5).floor().to(at::kByte);
        y = y.slice(2, 0, height_).slice(3, 0, width_).squeeze(0).permute({1, 2, 0}).contiguous().to(at::kCPU);
        return imageOf({y.data_ptr<std::uint8_t>(), static_cast<std::size_t>(y.numel())}, width_, height_);
    }

private:
    net::Network network_;
    std::vector<LearntOperator> operators_;
    torch::Device device_;
    int width_ = 0;
    int height_ = 0;
    WholePhoto photo_;
    torch::Tensor slice_;  // of photo_; undefined before the first
    std::size_t sliceIndex_ = 0;
};

class FastPredictor : public Predictor {
public:
    FastPredictor(std::shared_ptr<const Pack> pack, std::shared_ptr<const FeatureNetwork> network)
        : pack_(std::move(pack)), network_(std::move(network)) {}

    Result<void> begin(const SeenPhoto& photo) override {
        const Image<float> rgb = fromEightBit(photo.rgb, photo.width, photo.height);
        rgbx_ = Image<std::uint8_t>(photo.width, photo.height, 4);
        for (std::size_t i = 0; i < rgb.size().area(); ++i)
            for (std::size_t c = 0; c < 3; ++c) rgbx_.data()[4 * i + c] = photo.rgb[3 * i + c];
        TRY(global_, network_->globalVector(photo.global));
        TRY(features_, network_->runBase(rgb, {0, 0, photo.width, photo.height}, global_, {}));
        sliceIndex_ = -1;
        return {};
    }

    Result<Image<std::uint8_t>> predict(int operatorIndex, const std::vector<double>& params) override {
        if (operatorIndex != sliceIndex_) {
            TRY(slice_, network_->slice(*features_, operatorIndex, {0, 0, rgbx_.width(), rgbx_.height()}, {}));
            sliceIndex_ = operatorIndex;
        }
        const OperatorSpec* spec = findOperator(pack_->operators[static_cast<std::size_t>(operatorIndex)].id);
        const TailWeights weights = pack_->tailWeights(operatorIndex, *spec, params, global_);
        Image<std::uint8_t> out(rgbx_.width(), rgbx_.height(), 4);
        evaluateTail(slice_, rgbx_, weights, 1.0F, 0, rgbx_.height(), out);
        return withoutAlpha(out);
    }

private:
    std::shared_ptr<const Pack> pack_;
    std::shared_ptr<const FeatureNetwork> network_;
    Image<std::uint8_t> rgbx_;
    GlobalVector global_;
    std::unique_ptr<BaseFeatures> features_;
    SliceTile slice_;
    int sliceIndex_ = -1;
};

class IdentityPredictor : public Predictor {
public:
    Result<void> begin(const SeenPhoto& photo) override {
        input_ = imageOf(photo.rgb, photo.width, photo.height);
        return {};
    }
    Result<Image<std::uint8_t>> predict(int, const std::vector<double>&) override { return input_.clone(); }

private:
    Image<std::uint8_t> input_;
};

/// The parameters that are not where the tables hold them.
std::vector<int> movedParams(const LearntOperator& op, const std::vector<double>& params) {
    std::vector<int> moved;
    for (std::size_t i = 0; i < op.params.size(); ++i)
        if (std::abs(params[i] - op.params[i]->heldAt()) > 1e-9 * std::abs(params[i]))
            moved.push_back(static_cast<int>(i));
    return moved;
}

/// What is compared of a picture.
Image<std::uint8_t> measured(Image<std::uint8_t> picture,
                             const LearntOperator& op,
                             const std::vector<double>& params,
                             bool grey) {
    if (findOperator(op.id)->enlarges) {
        const int border = static_cast<int>(std::lround(params[0]));
        picture = crop(picture, {border, border, picture.width() - 2 * border, picture.height() - 2 * border});
    }
    if (!grey) return picture;
    for (std::uint8_t* p = picture.data(); p != picture.data() + picture.samples().size(); p += 3)
        p[0] = p[1] = p[2] = static_cast<std::uint8_t>((p[0] + p[1] + p[2] + 1) / 3);
    return picture;
}

/// The parameters as the photo itself tells them, the others as they are.
Params estimatedParams(const LearntOperator& op, Params params, const Image<float>& photo) {
    for (std::size_t i = 0; i < params.size(); ++i)
        if (op.params[i]->estimate) params[i] = op.params[i]->clamped(op.params[i]->estimate(photo));
    return params;
}

/// How far apart the means of a channel are, where they are farthest apart; levels.
double colourShift(const Image<std::uint8_t>& first, const Image<std::uint8_t>& second) {
    std::array<double, 3> sums{};
    for (std::size_t i = 0; i < first.samples().size(); ++i) sums[i % 3] += first.data()[i] - second.data()[i];
    double farthest = 0;
    for (const double sum : sums) farthest = std::max(farthest, std::abs(sum));
    return farthest / static_cast<double>(first.size().area());
}

Score& scoreFor(std::vector<Score>& scores, const std::vector<double>& params) {
    for (Score& score : scores)
        if (score.params == params) return score;
    return scores.emplace_back(Score{params});
}

std::string number(double value, const char* format) {
    char text[32];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

Score meanOf(const std::vector<Score>& scores) {
    Score mean;
    for (const Score& score : scores) {
        mean.psnr += score.psnr / static_cast<double>(scores.size());
        mean.ssim += score.ssim / static_cast<double>(scores.size());
        mean.shift += score.shift / static_cast<double>(scores.size());
    }
    return mean;
}

using ScoreText = std::string (*)(const Score&);
std::string fidelityText(const Score& score) { return number(score.psnr, "%.2f") + " / " + number(score.ssim, "%.3f"); }
std::string shiftText(const Score& score) { return number(score.shift, "%.2f"); }

/// One row of a table over the values of one parameter.
std::string rowText(const std::string& heading, const std::vector<Score>& row, int param, ScoreText scoreText) {
    std::string text = "| " + heading + " |";
    for (const Score& score : row)
        text += ' ' + number(score.params[static_cast<std::size_t>(param)], "%g") + ": " + scoreText(score) + ';';
    text.back() = ' ';
    return text + "| " + scoreText(meanOf(row)) + " |\n";
}

}  // namespace

bool isAtTableValues(const LearntOperator& op, const std::vector<double>& params) {
    return params.size() == op.params.size() && movedParams(op, params).empty();
}

std::unique_ptr<Predictor> referencePredictor(net::Network network,
                                              const std::vector<LearntOperator>& operators,
                                              torch::Device device) {
    return std::make_unique<ReferencePredictor>(std::move(network), operators, device);
}

std::unique_ptr<Predictor> fastPredictor(std::shared_ptr<const Pack> pack,
                                         std::shared_ptr<const FeatureNetwork> network) {
    return std::make_unique<FastPredictor>(std::move(pack), std::move(network));
}

std::unique_ptr<Predictor> identityPredictor() { return std::make_unique<IdentityPredictor>(); }

Result<FidelityTable> evaluate(Predictor& predictor,
                               const std::vector<std::shared_ptr<const Shard>>& shards,
                               const std::vector<LearntOperator>& operators,
                               const EvaluateOptions& options,
                               const Cancel& cancel) {
    FidelityTable table;
    for (const LearntOperator& op : operators) table.operators.push_back(op.id);
    table.scores.resize(operators.size());
    const std::size_t count = options.maxPhotos ? std::min(options.maxPhotos, shards.size()) : shards.size();
    for (std::size_t s = 0; s < count; ++s) {
        const Shard& shard = *shards[s];
        TRY_VOID(predictor.begin(shard));
        for (std::size_t o = 0; o < operators.size(); ++o) {
            for (const Shard::Entry& entry : shard.entries()) {
                if (entry.operatorId != operators[o].id || entry.params.size() != operators[o].params.size()) continue;
                const std::vector<int> moved = movedParams(operators[o], entry.params);
                if (options.onlyDefaults && !moved.empty()) continue;
                const OperatorSpec& spec = *findOperator(operators[o].id);
                if (spec.isIdle(entry.params) && !options.estimated) continue;
                if (cancel.requested()) return Cancel::failure();
                Params params = entry.params;
                if (options.estimated)
                    params = estimatedParams(
                        operators[o], params, fromEightBit(shard.input(), shard.width(), shard.height()));
                auto answer = imageOf(shard.input(), shard.width(), shard.height());
                if (!spec.isIdle(params)) {
                    TRY(answer, predictor.predict(static_cast<int>(o), params));
                }
                const auto predicted = measured(std::move(answer), operators[o], entry.params, options.grey);
                const auto exact = measured(
                    imageOf(entry.rgb, shard.width(), shard.height()), operators[o], entry.params, options.grey);
                Score& score = scoreFor(table.scores[o], entry.params);
                score.isDefault = moved.empty();
                score.moved = moved.size() == 1 ? moved.front() : -1;
                score.psnr += psnr(predicted, exact);
                if (options.withSsim) score.ssim += ssim(predicted, exact);
                score.shift += colourShift(predicted, exact);
                ++score.photos;
            }
        }
        cancel.progress(static_cast<double>(s + 1) / static_cast<double>(count));
    }
    for (auto& scores : table.scores) {
        for (Score& score : scores) {
            score.psnr /= score.photos;
            score.ssim /= score.photos;
            score.shift /= score.photos;
        }
    }
    return table;
}

const Score* FidelityTable::defaultScore(std::size_t operatorIndex) const {
    for (const Score& score : scores[operatorIndex])
        if (score.isDefault) return &score;
    return nullptr;
}

double FidelityTable::averagePsnr() const {
    double sum = 0;
    int count = 0;
    for (std::size_t o = 0; o < operators.size(); ++o)
        if (const Score* score = defaultScore(o)) sum += score->psnr, ++count;
    return count ? sum / count : 0;
}

double FidelityTable::averageSsim() const {
    double sum = 0;
    int count = 0;
    for (std::size_t o = 0; o < operators.size(); ++o)
        if (const Score* score = defaultScore(o)) sum += score->ssim, ++count;
    return count ? sum / count : 0;
}

std::vector<Score> FidelityTable::scoresOver(std::size_t operatorIndex, int param) const {
    std::vector<Score> result;
    for (const Score& score : scores[operatorIndex])
        if (score.isDefault || score.moved == param) result.push_back(score);
    std::ranges::sort(result, {}, [&](const Score& score) {
        const auto index = static_cast<std::size_t>(param);
        return index < score.params.size() ? score.params[index] : 0.0;
    });
    return result;
}

double FidelityTable::parameterisedPsnr() const {
    double sum = 0;
    int count = 0;
    for (std::size_t o = 0; o < operators.size(); ++o) {
        const std::vector<Score> row = scoresOver(o, 0);
        if (row.size() < 2) continue;
        sum += meanOf(row).psnr;
        ++count;
    }
    return count ? sum / count : 0;
}

std::string FidelityTable::markdown() const {
    const auto defaultsRow = [&](const std::string& label, double Score::*member, const char* format) {
        std::string row = "| " + label + " |";
        for (std::size_t o = 0; o < operators.size(); ++o) {
            const Score* score = defaultScore(o);
            row += ' ' + (score ? number(score->*member, format) : "-") + " |";
        }
        return row;
    };
    const auto overTestValues = [&](const std::string& what, ScoreText scoreText) {
        std::string rows;
        for (std::size_t o = 0; o < operators.size(); ++o) {
            const std::vector<Score> row = scoresOver(o, 0);
            if (row.size() >= 2) rows += rowText(operators[o], row, 0, scoreText);
        }
        return rows.empty() ? rows
                            : "\n| over the test values | parameter: " + what + " | mean |\n|---|---|---|\n" + rows;
    };

    std::string text = "| at the default |";
    for (const std::string& id : operators) text += ' ' + id + " |";
    text += " average |\n|---|";
    for (std::size_t i = 0; i <= operators.size(); ++i) text += "---|";
    text += '\n' + defaultsRow("PSNR, dB", &Score::psnr, "%.2f") + ' ' + number(averagePsnr(), "%.2f") + " |\n";
    text += defaultsRow("SSIM", &Score::ssim, "%.3f") + ' ' + number(averageSsim(), "%.3f") + " |\n";
    text += defaultsRow("colour shift, levels", &Score::shift, "%.2f") + " |\n";

    const std::string fidelity = overTestValues("PSNR dB / SSIM", fidelityText);
    text += fidelity;
    if (!fidelity.empty()) text += "| average | | " + number(parameterisedPsnr(), "%.2f") + " |\n";

    std::string further;
    for (std::size_t o = 0; o < operators.size(); ++o) {
        for (int param = 1; param < static_cast<int>(kMaxParams); ++param) {
            const std::vector<Score> row = scoresOver(o, param);
            if (row.size() >= 2)
                further += rowText(operators[o] + ", parameter " + std::to_string(param + 1), row, param, fidelityText);
        }
    }
    if (!further.empty())
        text += "\n| over further parameters | parameter: PSNR dB / SSIM | mean |\n|---|---|---|\n" + further;
    return text + overTestValues("colour shift, levels", shiftText);
}

std::string FidelityTable::json() const {
    std::string text = "{\"operators\": {";
    for (std::size_t o = 0; o < operators.size(); ++o) {
        text += (o ? ", \"" : "\"") + operators[o] + "\": [";
        for (std::size_t i = 0; i < scores[o].size(); ++i) {
            const Score& score = scores[o][i];
            text += i ? ", {\"params\": [" : "{\"params\": [";
            for (std::size_t p = 0; p < score.params.size(); ++p)
                text += (p ? ", " : "") + number(score.params[p], "%.9g");
            text += "], \"psnr\": " + number(score.psnr, "%.3f") + ", \"ssim\": " + number(score.ssim, "%.4f") +
                    ", \"shift\": " + number(score.shift, "%.3f") + ", \"photos\": " + std::to_string(score.photos) +
                    ", \"default\": " + (score.isDefault ? "true}" : "false}");
        }
        text += "]";
    }
    text += "}, \"average\": {\"psnr\": " + number(averagePsnr(), "%.3f") +
            ", \"ssim\": " + number(averageSsim(), "%.4f") +
            ", \"parameterised_psnr\": " + number(parameterisedPsnr(), "%.3f") + "}}";
    return text;
}

}  // namespace glissade::train
