# glissade_flags: the compiler flags of every target; glissade_add_level: one level of core as a static library.
find_package(Threads REQUIRED)

add_library(glissade_flags INTERFACE)
target_compile_features(glissade_flags INTERFACE cxx_std_20)
target_compile_options(glissade_flags INTERFACE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion)
if(GLISSADE_WERROR)
    target_compile_options(glissade_flags INTERFACE -Werror)
endif()
if(GLISSADE_SANITIZE)
    target_compile_options(glissade_flags INTERFACE -fsanitize=${GLISSADE_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(glissade_flags INTERFACE -fsanitize=${GLISSADE_SANITIZE})
endif()
target_compile_definitions(glissade_flags INTERFACE
    GLISSADE_VERSION="${PROJECT_VERSION}"
    $<$<CONFIG:Release,RelWithDebInfo>:_FORTIFY_SOURCE=${GLISSADE_FORTIFY}>
    _GLIBCXX_ASSERTIONS)
target_compile_options(glissade_flags INTERFACE -fstack-protector-strong)
# Full RELRO: all is linked at the start, and the tables are read-only from then on. The programs are position-independent
# (CMAKE_POSITION_INDEPENDENT_CODE and CheckPIESupported in CMakeLists.txt).
target_link_options(glissade_flags INTERFACE LINKER:-z,relro,-z,now,-z,noexecstack)

# glissade_add_level(NAME SOURCES file... [PUBLIC_LEVELS level...] [PRIVATE_LEVELS level...] [LIBRARIES target...])
# makes glissade_NAME. Levels see each other as "level/header.h"; third-party libraries stay private.
function(glissade_add_level name)
    cmake_parse_arguments(LEVEL "" "" "SOURCES;PUBLIC_LEVELS;PRIVATE_LEVELS;LIBRARIES" ${ARGN})
    add_library(glissade_${name} STATIC ${LEVEL_SOURCES})
    target_include_directories(glissade_${name} PUBLIC ${PROJECT_SOURCE_DIR}/core)
    list(TRANSFORM LEVEL_PUBLIC_LEVELS PREPEND glissade_)
    list(TRANSFORM LEVEL_PRIVATE_LEVELS PREPEND glissade_)
    target_link_libraries(glissade_${name}
        PUBLIC ${LEVEL_PUBLIC_LEVELS}
        PRIVATE glissade_flags ${LEVEL_PRIVATE_LEVELS} ${LEVEL_LIBRARIES})
endfunction()
