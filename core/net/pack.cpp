#include "net/pack.h"

#include "base/atomic_file.h"
#include "base/check.h"
#include "base/file_bytes.h"
#include "base/quoted_text.h"
#include "net/pack_json.h"
#include "net/sha256.h"
#include "operators/registry.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace glissade {

namespace {

constexpr std::string_view kDescriptionFile = "pack.json";
constexpr std::string_view kWeightsFile = "weights.safetensors";
constexpr std::string_view kOverviewTensor = "overview.weight";
constexpr std::string_view kCoarseTensors = "coarse.";
constexpr std::array<std::string_view, 8> kOperatorTensors = {
    "slice.weight",
    "slice.bias",
    "weights.0.weight",
    "weights.0.bias",
    "weights.1.weight",
    "weights.1.bias",
    "weights.2.weight",
    "weights.2.bias",
};

/// The shortest text that reads back as the same number.
std::string exactText(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end.ptr};
}

std::string rangeText(double min, double max, double defaultValue, Scale scale) {
    return exactText(min) + " to " + exactText(max) + ", default " + exactText(defaultValue) +
           (scale == Scale::Logarithmic ? ", log" : ", linear");
}

/// What a pack was trained on must be what the registry has, or sliders would mean something else than was learnt.
Result<void> checkAgainstRegistry(const PackOperator& op) {
    const OperatorSpec* spec = findOperator(op.id);
    if (!spec) return fail(ErrorCode::BadPack, "the operator " + quotedText(op.id) + " is not known to this program");
    if (op.params.size() != spec->params.size())
        return fail(ErrorCode::BadPack,
                    "the pack's operator " + op.id + " has " + std::to_string(op.params.size()) +
                        " parameters, this program's has " + std::to_string(spec->params.size()));
    for (std::size_t i = 0; i < op.params.size(); ++i) {
        const PackOperator::Param& trained = op.params[i];
        const ParamSpec& known = spec->params[i];
        if (trained.id != known.id)
            return fail(ErrorCode::BadPack,
                        "the pack's operator " + op.id + " has the parameter " + trained.id +
                            " where this program's has " + std::string(known.id));
        if (trained.min != known.min || trained.max != known.max || trained.defaultValue != known.defaultValue ||
            trained.scale != known.scale)
            return fail(ErrorCode::BadPack,
                        "the pack was trained with " + op.id + "." + trained.id + " from " +
                            rangeText(trained.min, trained.max, trained.defaultValue, trained.scale) +
                            "; this program has " + rangeText(known.min, known.max, known.defaultValue, known.scale));
    }
    if (!op.coarse.empty() && (op.coarse != spec->coarse.id || op.coarseCount != spec->coarse.count))
        return fail(ErrorCode::BadPack,
                    "the pack was trained with other coarse results of " + op.id + " (" + op.coarse +
                        ") than this program's (" + std::string(spec->coarse.id) + ")");
    return {};
}

bool isExpectedName(std::string_view name, const Pack& pack) {
    if (name.starts_with("base.") || name.starts_with("global.")) return true;
    const bool hasOverview = pack.shape.overview > 0;
    if (hasOverview && name.starts_with("overview.")) return true;
    constexpr std::string_view kPrefix = "operators.";
    const std::size_t dot = name.find('.', kPrefix.size());
    if (!name.starts_with(kPrefix) || dot == std::string_view::npos) return false;
    const std::string_view tensor = name.substr(dot + 1);
    const int index = pack.indexOf(name.substr(kPrefix.size(), dot - kPrefix.size()));
    if (index < 0) return false;
    const bool hasCoarse = !pack.operators[static_cast<std::size_t>(index)].coarse.empty();
    return (hasOverview && tensor == kOverviewTensor) || (hasCoarse && tensor.starts_with(kCoarseTensors)) ||
           std::ranges::find(kOperatorTensors, tensor) != kOperatorTensors.end();
}

/// Builds the weight-learning networks and refuses tensors that no network will ask for.
Result<std::vector<WeightLearningNetwork>> buildWeightNetworks(const Pack& pack) {
    for (const auto& [name, tensor] : pack.tensors)
        if (!isExpectedName(name, pack))
            return fail(ErrorCode::BadPack,
                        "the weights have the tensor " + quotedText(name) + ", which belongs to no network");
    std::vector<WeightLearningNetwork> networks;
    for (const PackOperator& op : pack.operators) {
        for (const char* tensor : {"slice.weight", "slice.bias"})
            if (const std::string name = "operators." + op.id + "." + tensor; !pack.tensors.contains(name))
                return fail(ErrorCode::BadPack, "the weights lack the tensor " + name);
        TRY(WeightLearningNetwork network,
            WeightLearningNetwork::fromTensors(
                pack.tensors, op.id, static_cast<int>(op.params.size()), pack.shape.globalSize, pack.shape.hidden));
        networks.push_back(std::move(network));
    }
    return networks;
}

/// The error of one of the pack's files: its path, and BadPack for whatever is wrong with the content.
Failure packFailure(const std::filesystem::path& file, Error error) {
    error.path = file;
    if (error.code == ErrorCode::Corrupt || error.code == ErrorCode::TooLarge || error.code == ErrorCode::BadArgument)
        error.code = ErrorCode::BadPack;
    return fail(std::move(error));
}

Result<PackDescription> readDescription(const std::filesystem::path& file) {
    TRY(const auto bytes, readFileBytes(file, kMaxPackJsonBytes));
    TRY(PackDescription description, parsePackJson({reinterpret_cast<const char*>(bytes.data()), bytes.size()}));
    for (const PackOperator& op : description.pack.operators) TRY_VOID(checkAgainstRegistry(op));
    return description;
}

/// Nothing of the weights is parsed before their size and hash are those of pack.json.
Result<TensorMap> readWeights(const std::filesystem::path& file, const WeightsFile& expected) {
    TRY(const auto bytes, readFileBytes(file, kMaxSafetensorsFileBytes));
    if (bytes.size() != expected.bytes)
        return fail(ErrorCode::BadPack,
                    "the file has " + std::to_string(bytes.size()) + " bytes, but pack.json says " +
                        std::to_string(expected.bytes));
    const std::string hash = sha256Hex(bytes);
    if (hash != expected.sha256)
        return fail(ErrorCode::BadPack, "the file's SHA-256 is " + hash + ", but pack.json says " + expected.sha256);
    return parseSafetensors(bytes);
}

}  // namespace

PackOperator describeForPack(const OperatorSpec& spec, bool coarse) {
    PackOperator op;
    op.id = spec.id;
    for (const ParamSpec& param : spec.params)
        op.params.push_back({std::string(param.id), param.min, param.max, param.defaultValue, param.scale});
    if (coarse) {
        op.coarse = spec.coarse.id;
        op.coarseCount = spec.coarse.count;
    }
    return op;
}

int Pack::indexOf(std::string_view operatorId) const {
    const auto found = std::ranges::find(operators, operatorId, &PackOperator::id);
    return found == operators.end() ? -1 : static_cast<int>(found - operators.begin());
}

TailWeights Pack::tailWeights(int operatorIndex,
                              const OperatorSpec& spec,
                              std::span<const double> params,
                              const GlobalVector& global) const {
    if (spec.isIdle(params)) return {};  // y = x
    std::array<float, 16> position{};
    CHECK(operatorIndex >= 0 && static_cast<std::size_t>(operatorIndex) < weightNetworks.size());
    CHECK(params.size() == spec.params.size() && params.size() <= position.size());
    for (std::size_t i = 0; i < params.size(); ++i)
        position[i] = static_cast<float>(spec.params[i].normalise(params[i]));
    return weightNetworks[static_cast<std::size_t>(operatorIndex)].evaluate({position.data(), params.size()},
                                                                            global.learnt);
}

Result<std::shared_ptr<const Pack>> loadPack(const std::filesystem::path& folder) {
    return guarded(folder, ErrorCode::BadPack, [&]() -> Result<std::shared_ptr<const Pack>> {
        const auto descriptionFile = folder / kDescriptionFile;
        auto description = readDescription(descriptionFile);
        if (!description) return packFailure(descriptionFile, std::move(description).error());

        const auto weightsFile = folder / description->weights.file;
        auto tensors = readWeights(weightsFile, description->weights);
        if (!tensors) return packFailure(weightsFile, std::move(tensors).error());

        auto pack = std::make_shared<Pack>(std::move(description->pack));
        pack->tensors = std::move(*tensors);
        auto networks = buildWeightNetworks(*pack);
        if (!networks) return packFailure(weightsFile, std::move(networks).error());
        pack->weightNetworks = std::move(*networks);
        return std::shared_ptr<const Pack>(std::move(pack));
    });
}

Result<void> savePack(const std::filesystem::path& folder, const Pack& pack) {
    return guarded(folder, ErrorCode::BadPack, [&]() -> Result<void> {
        const auto weightsFile = folder / kWeightsFile;
        const auto descriptionFile = folder / kDescriptionFile;
        auto networks = buildWeightNetworks(pack);
        if (!networks) return packFailure(weightsFile, std::move(networks).error());
        auto weights = encodeSafetensors(pack.tensors);
        if (!weights) return packFailure(weightsFile, std::move(weights).error());

        const WeightsFile description{
            std::string(kWeightsFile), weights->size(), sha256Hex(std::as_bytes(std::span(*weights)))};
        Pack frame{pack.name, pack.shape, pack.operators, pack.provenance, {}, {}};
        auto text = writePackJson({std::move(frame), description});
        if (!text) return packFailure(descriptionFile, std::move(text).error());
        if (auto readBack = parsePackJson(*text); !readBack)
            return packFailure(descriptionFile, std::move(readBack).error());

        std::error_code error;
        std::filesystem::create_directories(folder, error);
        if (error) return fail(ErrorCode::WriteFailed, folder, error.message());
        TRY_VOID(writeFileAtomically(weightsFile, *weights));
        return writeFileAtomically(descriptionFile, *text);
    });
}

}  // namespace glissade
