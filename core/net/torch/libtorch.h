// LibTorch's headers, without the CHECK that they bring along from glog: ours (base/check.h) is a statement, not a
// stream.
#pragma once

#pragma push_macro("CHECK")
#undef CHECK
#include <torch/torch.h>
#undef CHECK
#pragma pop_macro("CHECK")
