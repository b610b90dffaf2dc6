#include "train/learning_part.h"

#include <algorithm>

namespace glissade::train {

namespace {

/// Of the overview path, or what a head takes from it.
bool ofOverview(const std::string& name) {
    return name.starts_with("overview.") || name.find(".overview.") != std::string::npos;
}

/// Whether a parameter learns beside a base network that stays.
bool learnsAlone(const TrainRequest& request, const std::string& name) {
    return name.starts_with("overview.") || std::ranges::any_of(request.focus, [&](const std::string& id) {
               return name.starts_with("operators." + id + ".");
           });
}

}  // namespace

std::vector<LearntOperator> operatorsOf(const TrainRequest& request) {
    auto operators = learntOperators(request.packName);
    for (LearntOperator& op : operators) op.usesCoarse = op.usesCoarse && request.variant.coarseResults;
    return operators;
}

bool isFocused(const TrainRequest& request, const std::string& operatorId) {
    return std::ranges::find(request.focus, operatorId) != request.focus.end();
}

void keepCoarseOfOthers(const TrainRequest& request, const Pack& before, std::vector<LearntOperator>& operators) {
    for (LearntOperator& op : operators) {
        if (isFocused(request, op.id)) continue;
        const int old = before.indexOf(op.id);
        op.usesCoarse = op.usesCoarse && old >= 0 && !before.operators[static_cast<std::size_t>(old)].coarse.empty();
    }
}

void leaveOverviewToTheFocus(const TrainRequest& request, net::Network& network) {
    const torch::NoGradGuard guard;
    for (auto& named : network->named_parameters())
        if (ofOverview(named.key()) && !learnsAlone(request, named.key())) named.value().zero_();
}

torch::OrderedDict<std::string, torch::Tensor> learningParameters(const TrainRequest& request, net::Network& network) {
    torch::OrderedDict<std::string, torch::Tensor> result;
    for (auto& named : network->named_parameters()) {
        const std::string& name = named.key();
        const bool learns =
            !request.headsOnly || (learnsAlone(request, name) && !(request.keepOverview && ofOverview(name)));
        named.value().set_requires_grad(learns);
        if (learns) result.insert(name, named.value());
    }
    return result;
}

}  // namespace glissade::train
