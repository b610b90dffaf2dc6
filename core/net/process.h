// What a program settles before it runs networks.
#pragma once

namespace glissade {

/// To be called at the start of main, before there are threads: settles how the libraries that networks run with behave,
/// which they read from the environment while they are loaded. OpenBLAS, which only has small products to do here, gets one
/// thread (each takes 128 MiB of addresses and asks without end where there are none); where the user limits the
/// program's addresses, malloc takes them from one heap (each further one reserves 64 MiB) and gives large
/// blocks back when they are freed (by itself it soon keeps those of up to 32 MiB).
void prepareForNetworks();

}  // namespace glissade
