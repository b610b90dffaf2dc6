// A module with the two C symbols and no LibTorch. Which of them it has and what they say is chosen by definitions:
// FAKE_VERSION (else: no version symbol), FAKE_SILENT (a network that is no network).
#include "net/inference_module.h"

namespace {

using namespace glissade;

/// Gives its thread count as halo, so that the test sees whether the options arrived.
class FakeNetwork : public FeatureNetwork {
public:
    FakeNetwork(std::shared_ptr<const Pack> pack, NetworkOptions options) : pack_(std::move(pack)), options_(options) {}
    [[nodiscard]] int halo(Size, int) const override { return options_.threads; }
    [[nodiscard]] int alignment() const override { return 16; }
    [[nodiscard]] Result<GlobalVector> globalVector(const GlobalInput&) const override {
        return GlobalVector{std::vector<float>(static_cast<std::size_t>(pack_->shape.globalSize)), {}};
    }
    [[nodiscard]] Result<std::unique_ptr<BaseFeatures>> runBase(const Image<float>&,
                                                                Rect,
                                                                const GlobalVector&,
                                                                const Cancel&) const override {
        return fail(ErrorCode::Unsupported, "the fake has no base network");
    }
    [[nodiscard]] Result<SliceTile> slice(const BaseFeatures&, int, Rect, const Cancel&) const override { return SliceTile(); }

private:
    std::shared_ptr<const Pack> pack_;
    NetworkOptions options_;
};

}  // namespace

#ifdef FAKE_VERSION
const char* glissadeInferenceVersion() { return FAKE_VERSION; }

void glissadeCreateFeatureNetwork(const std::shared_ptr<const Pack>& pack,
                                  const NetworkOptions& options,
                                  Result<std::shared_ptr<const FeatureNetwork>>& out) {
#ifdef FAKE_SILENT
    static_cast<void>(pack);
    static_cast<void>(options);
    out = std::shared_ptr<const FeatureNetwork>();
#else
    if (pack->name == "refused")
        out = fail(ErrorCode::BadPack, "the fake does not like this pack");
    else
        out = std::shared_ptr<const FeatureNetwork>(std::make_shared<FakeNetwork>(pack, options));
#endif
}
#endif
