# glissade: the editor.
if(GLISSADE_GUI)
    add_executable(glissade editor_main.cpp)
    target_include_directories(glissade PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(glissade PRIVATE glissade_flags glissade_ui)
endif()
