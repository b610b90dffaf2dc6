// One source compiled for several instruction sets, the best chosen when the program is loaded.
#pragma once

/// Before a function: compiled for AVX-512, AVX2 and the baseline. For loops that vectorise by themselves; kernels
/// whose dispatch tests must force use Highway (tail/). Nothing under clang and the sanitizers, which do not know it or
/// its loader's hooks.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define GLISSADE_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define GLISSADE_CLONES
#endif
