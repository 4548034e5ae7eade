# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler rules for all targets, and the two functions every folder uses.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

set(LLMCAP_SANITIZE "" CACHE STRING "Sanitizers to build with: address,undefined or thread")
option(LLMCAP_FUZZ "Build the libFuzzer targets alone; needs clang" OFF)
option(LLMCAP_WERROR "Warnings are errors" OFF)

add_library(llmcap_rules INTERFACE)
if(MSVC)
    target_compile_options(llmcap_rules INTERFACE /W4 /utf-8 /permissive-)
else()
    target_compile_options(llmcap_rules INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor
        -Woverloaded-virtual $<$<BOOL:${LLMCAP_WERROR}>:-Werror>)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(llmcap_rules INTERFACE -fcoroutines
            -Wno-restrict)   # false alarms of g++ 12 in std::string (GCC bug 105651)
    endif()
    if(LLMCAP_SANITIZE)
        target_compile_options(llmcap_rules INTERFACE "-fsanitize=${LLMCAP_SANITIZE}"
            -fno-sanitize-recover=all -fno-omit-frame-pointer)
        target_link_options(llmcap_rules INTERFACE "-fsanitize=${LLMCAP_SANITIZE}")
    endif()
    if(LLMCAP_FUZZ)
        target_compile_options(llmcap_rules INTERFACE -g1 -fno-omit-frame-pointer
            -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
        target_link_options(llmcap_rules INTERFACE -fsanitize=address,undefined)
    endif()
endif()
# For what is never hot: saves a third of its compile time.
if(NOT MSVC)
    set(LLMCAP_NOT_HOT $<$<CONFIG:Release>:-O1>)
endif()
target_compile_definitions(llmcap_rules INTERFACE LLMCAP_VERSION="${PROJECT_VERSION}")
if(WIN32)
    # Boost.Asio stops on "WinSock.h has already been included" without the first.
    target_compile_definitions(llmcap_rules INTERFACE
        WIN32_LEAN_AND_MEAN NOMINMAX _WIN32_WINNT=0x0A00)
endif()

find_program(LLMCAP_CCACHE ccache)
if(LLMCAP_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${LLMCAP_CCACHE}")
endif()

# llmcap_library(name SOURCES a.cpp ... [PUBLIC libs] [PRIVATE libs])
# A static library of this folder. Its folder is the include path of those who link it, so a
# header is visible only to targets that say so: the direction of layers is checked by every build.
function(llmcap_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(${name} PUBLIC llmcap_rules ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
endfunction()

# llmcap_test(tst_money LIBS llmcap_core [SOURCES more.cpp] [TIMEOUT 120] [LABELS l] [GUI])
# One Qt Test program from <name>.cpp in this folder, run by ctest.
function(llmcap_test name)
    cmake_parse_arguments(arg "GUI" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${name} PRIVATE ${arg_LIBS} Qt6::Test)
    target_compile_options(${name} PRIVATE ${LLMCAP_NOT_HOT})
    # Where the recorded exchanges and other material of the team lie; tests skip without it.
    target_compile_definitions(${name} PRIVATE
        LLMCAP_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        LLMCAP_SHARED_DIR="${PROJECT_SOURCE_DIR}/../shared")
    add_test(NAME ${name} COMMAND ${name})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "qt;${arg_LABELS}")
    if(arg_GUI)
        set_tests_properties(${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
    endif()
endfunction()

# llmcap_windows_resources(target "What the file's properties say"): icon, version and manifest of a
# program. Elsewhere it does nothing.
function(llmcap_windows_resources program description)
    if(NOT WIN32)
        return()
    endif()
    enable_language(RC)
    # Upgrades are tested with packages that differ in this alone.
    set(version "${PROJECT_VERSION}")
    if(LLMCAP_PACKAGE_VERSION)
        set(version "${LLMCAP_PACKAGE_VERSION}")
    endif()
    string(REPLACE "." "," version_numbers "${version},0")
    set(made "${CMAKE_CURRENT_BINARY_DIR}/${program}.rc")
    configure_file("${PROJECT_SOURCE_DIR}/resources/windows/program.rc.in" "${made}" @ONLY)
    set_property(SOURCE "${made}" PROPERTY OBJECT_DEPENDS
        "${PROJECT_SOURCE_DIR}/resources/llmcap.ico"
        "${PROJECT_SOURCE_DIR}/resources/windows/program.manifest")
    target_sources(${program} PRIVATE "${made}")
    if(MSVC)
        target_sources(${program} PRIVATE "${PROJECT_SOURCE_DIR}/resources/windows/program.manifest")
    endif()
endfunction()
