find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
add_executable(glissade-cli
    cli_main.cpp
    cli/apply.cpp
    cli/apply_options.cpp
    cli/console.cpp
    cli/info.cpp
    cli/operators.cpp
    cli/progress_line.cpp
    cli/streams.cpp
    cli/targets.cpp)
target_include_directories(glissade-cli PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(glissade-cli PRIVATE glissade_flags glissade_pipeline CLI11::CLI11 nlohmann_json::nlohmann_json)
