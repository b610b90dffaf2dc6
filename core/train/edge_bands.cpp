#include "train/edge_bands.h"

#include "image/metrics.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace glissade::train {

namespace {

std::size_t bandOf(int x, int y, int width, int height) {
    const int distance = std::min({x, y, width - 1 - x, height - 1 - y});
    std::size_t band = 0;
    while (band + 1 < kEdgeBands.size() && distance >= kEdgeBands[band + 1]) ++band;
    return band;
}

void add(const Image<std::uint8_t>& answer, std::span<const std::uint8_t> exact, EdgeFidelity& fidelity) {
    std::array<double, kEdgeBands.size()> squares{};
    std::array<double, kEdgeBands.size()> samples{};
    const std::uint8_t* got = answer.data();
    const std::uint8_t* wanted = exact.data();
    for (int y = 0; y < answer.height(); ++y) {
        for (int x = 0; x < answer.width(); ++x, got += 3, wanted += 3) {
            const std::size_t band = bandOf(x, y, answer.width(), answer.height());
            for (int c = 0; c < 3; ++c) squares[band] += std::pow(got[c] - wanted[c], 2);
            samples[band] += 3;
        }
    }
    double allSquares = 0;
    double allSamples = 0;
    for (std::size_t band = 0; band < kEdgeBands.size(); ++band) {
        if (samples[band] == 0) continue;
        fidelity.bands[band] += psnr(squares[band], samples[band]);
        ++fidelity.bandPhotos[band];
        allSquares += squares[band];
        allSamples += samples[band];
    }
    fidelity.whole += psnr(allSquares, allSamples);
    ++fidelity.photos;
}

std::string cell(double value, int photos) {
    if (photos == 0) return " - |";
    char text[16];
    std::snprintf(text, sizeof text, " %.2f |", value);
    return text;
}

std::string nameOf(std::size_t band) {
    if (band == 0) return "outermost " + std::to_string(kEdgeBands[1]) + " px";
    if (band + 1 == kEdgeBands.size()) return "the rest";
    return std::to_string(kEdgeBands[band]) + " to " + std::to_string(kEdgeBands[band + 1]) + " px";
}

}  // namespace

Result<std::vector<EdgeFidelity>> measureEdges(Predictor& predictor,
                                               const std::vector<std::shared_ptr<const Shard>>& shards,
                                               const std::vector<LearntOperator>& operators,
                                               std::size_t maxPhotos,
                                               const Cancel& cancel) {
    std::vector<EdgeFidelity> result(operators.size());
    const std::size_t count = maxPhotos ? std::min(maxPhotos, shards.size()) : shards.size();
    for (std::size_t s = 0; s < count; ++s) {
        const Shard& shard = *shards[s];
        TRY_VOID(predictor.begin(shard));
        for (std::size_t o = 0; o < operators.size(); ++o) {
            for (const Shard::Entry* entry : entriesOf(shard, operators[o].id)) {
                if (!isAtTableValues(operators[o], entry->params)) continue;
                if (cancel.requested()) return Cancel::failure();
                TRY(const Image<std::uint8_t> answer, predictor.predict(static_cast<int>(o), entry->params));
                add(answer, entry->rgb, result[o]);
            }
        }
        cancel.progress(static_cast<double>(s + 1) / static_cast<double>(count));
    }
    for (EdgeFidelity& fidelity : result) {
        if (fidelity.photos > 0) fidelity.whole /= fidelity.photos;
        for (std::size_t band = 0; band < kEdgeBands.size(); ++band)
            if (fidelity.bandPhotos[band] > 0) fidelity.bands[band] /= fidelity.bandPhotos[band];
    }
    return result;
}

std::string edgeTable(const std::vector<LearntOperator>& operators, const std::vector<EdgeFidelity>& fidelity) {
    std::string text = "| PSNR, dB |";
    for (const LearntOperator& op : operators) text += ' ' + op.id + " |";
    text += "\n|---|";
    for (std::size_t o = 0; o < operators.size(); ++o) text += "---|";
    text += "\n| whole photo |";
    for (const EdgeFidelity& each : fidelity) text += cell(each.whole, each.photos);
    for (std::size_t band = 0; band < kEdgeBands.size(); ++band) {
        text += "\n| " + nameOf(band) + " |";
        for (const EdgeFidelity& each : fidelity) text += cell(each.bands[band], each.bandPhotos[band]);
    }
    return text + '\n';
}

}  // namespace glissade::train
