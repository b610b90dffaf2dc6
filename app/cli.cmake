find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
# A library and a thin main, so that the arguments can be fuzzed.
add_library(glissade_cli STATIC
    cli/apply.cpp
    cli/apply_options.cpp
    cli/arguments.cpp
    cli/console.cpp
    cli/info.cpp
    cli/interruption.cpp
    cli/operators.cpp
    cli/progress_line.cpp
    cli/streams.cpp
    cli/targets.cpp
    cli/thumbnail.cpp)
target_include_directories(glissade_cli PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(glissade_cli
    PUBLIC glissade_pipeline
    PRIVATE glissade_flags CLI11::CLI11 nlohmann_json::nlohmann_json)
add_executable(glissade-cli cli_main.cpp)
target_link_libraries(glissade-cli PRIVATE glissade_flags glissade_cli)
