#include "train/sweep.h"

#include "image/metrics.h"
#include "operators/registry.h"
#include "train/eight_bit.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace glissade::train {

namespace {

double energyOf(const Image<std::uint8_t>& rgb) {
    double sum = 0;
    for (int y = 0; y + 1 < rgb.height(); ++y) {
        const std::uint8_t* row = rgb.row(y);
        const std::uint8_t* below = rgb.row(y + 1);
        for (int i = 0; i + 3 < static_cast<int>(rgb.rowSamples()); ++i)
            sum += std::abs(row[i + 3] - row[i]) + std::abs(below[i] - row[i]);
    }
    return sum / static_cast<double>(std::max<std::size_t>(1, rgb.samples().size()));
}

/// Root mean square of the difference, levels of 255; 0 of equal pictures.
double rmsDifference(const Image<std::uint8_t>& a, const Image<std::uint8_t>& b) {
    const double decibels = psnr(a, b);
    return decibels >= 100 ? 0 : 255 * std::pow(10.0, -decibels / 20);
}

/// Adds a photo's measurements to the means of one parameter's path.
class Path {
public:
    Path(const OperatorSpec& spec, int operatorIndex, std::size_t param, int steps)
        : spec_(spec), operatorIndex_(operatorIndex), param_(param) {
        const ParamSpec& moved = spec.params[param];
        sweep_.operatorId = spec.id;
        sweep_.paramId = moved.id;
        for (int i = 0; i < steps; ++i) {
            const double value = moved.denormalise(2.0 * i / (steps - 1) - 1.0);
            sweep_.steps.push_back({.value = moved.decimals == 0 ? moved.clamped(value) : value});
        }
        for (const double value : moved.testValues) sweep_.testValues.push_back({.value = value});
        for (auto* list : {&sweep_.steps, &sweep_.testValues})
            for (SweepStep& step : *list) step.position = moved.normalise(step.value);
    }

    /// @param rgb  the photo of `shard` in [0, 1]
    Result<void> add(
        Predictor& predictor, const Shard& shard, const Image<float>& rgb, double share, const ApplyContext& context) {
        if (!spec_.apply) return addRestoration(predictor, shard, rgb, share, context.cancel);
        TRY_VOID(predictor.begin(shard));
        Image<std::uint8_t> before;
        for (auto* list : {&sweep_.steps, &sweep_.testValues}) {
            for (SweepStep& step : *list) {
                TRY(const Image<float> exact, applyExact(spec_, rgb, paramsAt(step), context));
                TRY(auto answer, predictor.predict(operatorIndex_, paramsAt(step)));
                const Image<std::uint8_t> rounded = toEightBit(exact);
                step.psnr += share * psnr(answer, rounded);
                step.exactEnergy += share * energyOf(rounded);
                addSmoothness(step, std::move(answer), before, share);
            }
            before = {};
        }
        return {};
    }

    [[nodiscard]] const Sweep& sweep() const { return sweep_; }

private:
    [[nodiscard]] Params paramsAt(const SweepStep& step) const {
        Params params = spec_.tableValues();
        params[param_] = step.value;
        return params;
    }

    static void addSmoothness(SweepStep& step, Image<std::uint8_t> answer, Image<std::uint8_t>& before, double share) {
        step.energy += share * energyOf(answer);
        if (!before.empty()) step.change += share * rmsDifference(answer, before);
        before = std::move(answer);
    }

    Result<void> addRestoration(
        Predictor& predictor, const Shard& shard, const Image<float>& clean, double share, const Cancel& cancel) {
        const Image<std::uint8_t> photo = imageOf(shard.input(), shard.width(), shard.height());
        const auto beginSpoilt = [&](const Params& params) -> Result<void> {
            TRY(const Image<float> spoilt, applyDegradation(spec_, clean, params, {.seed = 1}));
            return predictor.begin({toEightBit(spoilt), makeGlobalInput(spoilt)});
        };
        const double photoEnergy = energyOf(photo);
        for (auto* list : {&sweep_.steps, &sweep_.testValues}) {
            for (SweepStep& step : *list) {
                if (cancel.requested()) return Cancel::failure();
                TRY_VOID(beginSpoilt(paramsAt(step)));
                TRY(const auto answer, predictor.predict(operatorIndex_, paramsAt(step)));
                step.psnr += share * psnr(answer, photo);
                step.exactEnergy += share * photoEnergy;
            }
        }
        TRY_VOID(beginSpoilt(spec_.tableValues()));
        Image<std::uint8_t> before;
        for (SweepStep& step : sweep_.steps) {
            TRY(auto answer, predictor.predict(operatorIndex_, paramsAt(step)));
            addSmoothness(step, std::move(answer), before, share);
        }
        return {};
    }

    const OperatorSpec& spec_;
    int operatorIndex_;
    std::size_t param_;
    Sweep sweep_;
};

Result<std::vector<Path>> pathsFor(const std::vector<LearntOperator>& operators, const SweepOptions& options) {
    if (options.steps < 2) return fail(ErrorCode::BadArgument, "a sweep has at least two steps");
    for (const std::string& id : options.operators)
        if (std::ranges::find(operators, id, &LearntOperator::id) == operators.end())
            return fail(ErrorCode::BadArgument, "the pack has no operator " + id);
    std::vector<Path> paths;
    for (std::size_t o = 0; o < operators.size(); ++o) {
        if (!options.operators.empty() &&
            std::ranges::find(options.operators, operators[o].id) == options.operators.end())
            continue;
        for (std::size_t p = 0; p < operators[o].params.size(); ++p)
            paths.emplace_back(*findOperator(operators[o].id), static_cast<int>(o), p, options.steps);
    }
    return paths;
}

}  // namespace

double Sweep::deepestDip() const {
    double deepest = -1e9;
    for (const SweepStep& step : steps) {
        for (std::size_t i = 0; i + 1 < testValues.size(); ++i) {
            if (step.value < testValues[i].value || step.value > testValues[i + 1].value) continue;
            deepest = std::max(deepest, (testValues[i].psnr + testValues[i + 1].psnr) / 2 - step.psnr);
        }
    }
    return deepest;
}

double Sweep::deepestDipUnderLine() const {
    double deepest = -1e9;
    for (const SweepStep& step : steps) {
        for (std::size_t i = 0; i + 1 < testValues.size(); ++i) {
            const SweepStep& before = testValues[i];
            const SweepStep& after = testValues[i + 1];
            if (step.position < before.position || step.position > after.position) continue;
            const double t = (step.position - before.position) / (after.position - before.position);
            deepest = std::max(deepest, before.psnr + t * (after.psnr - before.psnr) - step.psnr);
        }
    }
    return deepest;
}

double Sweep::largestRise(double SweepStep::*energy) const {
    double largest = 0;
    double highest = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        highest = std::max(highest, steps[i].*energy);
        if (i > 0) largest = std::max(largest, steps[i].*energy - steps[i - 1].*energy);
    }
    return highest > 0 ? largest / highest : 0;
}

double Sweep::largestChange() const {
    return steps.empty() ? 0 : std::ranges::max(steps, {}, &SweepStep::change).change;
}

Result<std::vector<Sweep>> sweepParameters(Predictor& predictor,
                                           const std::vector<std::shared_ptr<const Shard>>& shards,
                                           const std::vector<LearntOperator>& operators,
                                           const SweepOptions& options,
                                           const Cancel& cancel) {
    TRY(std::vector<Path> paths, pathsFor(operators, options));
    const std::size_t photos = options.maxPhotos ? std::min(options.maxPhotos, shards.size()) : shards.size();
    ThreadPool pool;
    for (std::size_t s = 0; s < photos; ++s) {
        const Shard& shard = *shards[s];
        const Image<float> rgb = fromEightBit(shard.input(), shard.width(), shard.height());
        for (Path& path : paths) {
            TRY_VOID(path.add(predictor, shard, rgb, 1.0 / static_cast<double>(photos), {pool, cancel.part(0, 0)}));
            if (cancel.requested()) return Cancel::failure();
        }
        cancel.progress(static_cast<double>(s + 1) / static_cast<double>(photos));
    }
    std::vector<Sweep> sweeps;
    for (const Path& path : paths) sweeps.push_back(path.sweep());
    return sweeps;
}

std::string sweepTable(const std::vector<Sweep>& sweeps) {
    std::string text =
        "| operator | parameter | steps | PSNR lowest, mean, highest (dB) | deepest dip under the test values around "
        "(dB): their mean, the line between them | largest rise of gradient energy (%): network, exact operator | "
        "gradient energy at min, max | change from step to step (RMS, levels): mean, largest |\n"
        "|---|---|---|---|---|---|---|---|\n";
    for (const Sweep& sweep : sweeps) {
        double low = 1e9;
        double high = 0;
        double sum = 0;
        double change = 0;
        for (const SweepStep& step : sweep.steps) {
            change += step.change;
            low = std::min(low, step.psnr);
            high = std::max(high, step.psnr);
            sum += step.psnr;
        }
        char line[320];
        std::snprintf(line,
                      sizeof line,
                      "| %s | %s | %zu | %.2f, %.2f, %.2f | %.2f, %.2f | %.2f, %.2f | %.2f, %.2f | %.2f, %.2f |\n",
                      sweep.operatorId.c_str(),
                      sweep.paramId.c_str(),
                      sweep.steps.size(),
                      low,
                      sum / static_cast<double>(sweep.steps.size()),
                      high,
                      sweep.deepestDip(),
                      sweep.deepestDipUnderLine(),
                      100 * sweep.largestRise(),
                      100 * sweep.largestExactRise(),
                      sweep.steps.front().energy,
                      sweep.steps.back().energy,
                      change / static_cast<double>(sweep.steps.size() - 1),
                      sweep.largestChange());
        text += line;
    }
    return text;
}

}  // namespace glissade::train
