find_package(CLI11 REQUIRED)
add_executable(glissade-dataset dataset_main.cpp)
target_link_libraries(glissade-dataset PRIVATE glissade_flags glissade_dataset CLI11::CLI11)
