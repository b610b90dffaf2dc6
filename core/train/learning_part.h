// Which part of a network a run trains: all of it, or the heads of some operators beside a base network that stays
// (TrainRequest::headsOnly).
#pragma once

#include "net/pack.h"
#include "net/torch/network.h"
#include "train/batch.h"
#include "train/trainer.h"

#include "net/torch/libtorch.h"

#include <string>
#include <vector>

namespace glissade::train {

/// The operators of the request's pack; none is told of coarse results where its variant does without.
[[nodiscard]] std::vector<LearntOperator> operatorsOf(const TrainRequest& request);

/// Whether TrainRequest::focus names the operator.
[[nodiscard]] bool isFocused(const TrainRequest& request, const std::string& operatorId);

/// Heads that do not learn are told of coarse results where they were in the pack `before`.
void keepCoarseOfOthers(const TrainRequest& request, const Pack& before, std::vector<LearntOperator>& operators);

/// What the others take from the overview path would be of another one when it has learnt: makes it nothing.
void leaveOverviewToTheFocus(const TrainRequest& request, net::Network& network);

/// The parameters that learn, by name. The others are told to need no gradients.
[[nodiscard]] torch::OrderedDict<std::string, torch::Tensor> learningParameters(const TrainRequest& request,
                                                                                net::Network& network);

}  // namespace glissade::train
