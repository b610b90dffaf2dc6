// The benchmarks, by what they measure. Each function registers some with Google Benchmark.
#pragma once

namespace glissade::bench {

/// BM_Tail/WxH (1,000 random moves on the best instruction set) and BM_Tail/WxH/TARGET.
void registerTail();
/// BM_Exact/OPERATOR/WxH, by the registry.
void registerExact();
/// BM_Base/WxH, BM_Export/MP (effect scale auto) and BM_Export/MP/native. They need a model pack.
void registerPipeline();
/// BM_Switch (slices warm), BM_Switch/cold and BM_Slider/WxH: the whole engine, without a canvas. They need a model
/// pack.
void registerEngine();
/// BM_SliderToPixels (idle and while an export runs), BM_ChainSettles (a chain of three, by the step that is moved) and
/// BM_SliderSustained (a minute): the running editor, from a slider's event to the canvas' picture. They need a model
/// pack.
void registerEditor();

}  // namespace glissade::bench
