# How our own code is compiled. Third-party code (the cipher) links none of this.
include(CheckPIESupported)
check_pie_supported()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

option(CLIENTELE_WERROR "Treat warnings in our own code as errors" ON)
option(CLIENTELE_HARDEN "Compile with the hardening flags of the OpenSSF guide" OFF)
set(CLIENTELE_SANITIZE "" CACHE STRING "Value of -fsanitize= for our own code; empty for none")

add_library(clientele_flags INTERFACE)
target_include_directories(clientele_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_features(clientele_flags INTERFACE cxx_std_20)
target_compile_definitions(clientele_flags INTERFACE
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    QT_NO_CAST_TO_ASCII
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_URL_CAST_FROM_STRING)

# For a library that is wanted although no symbol of it is called.
set(CMAKE_LINK_LIBRARY_USING_clientele_keep_SUPPORTED TRUE)
set(CMAKE_LINK_LIBRARY_USING_clientele_keep
    "LINKER:--push-state,--no-as-needed" "<LINK_ITEM>" "LINKER:--pop-state")

if(MSVC)
    target_compile_options(clientele_flags INTERFACE /W4 /permissive- /utf-8 /Zc:__cplusplus
        $<$<BOOL:${CLIENTELE_WERROR}>:/WX>)
    return()
endif()

target_compile_options(clientele_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${CLIENTELE_WERROR}>:-Werror>)

if(CLIENTELE_SANITIZE)
    set(sanitize -fsanitize=${CLIENTELE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    # The sanitizers' own code hides initialisations from g++ (GCC bug 80635): it then warns of every std::variant.
    # The other presets keep the warning.
    target_compile_options(clientele_flags INTERFACE ${sanitize} $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    target_link_options(clientele_flags INTERFACE ${sanitize})
endif()

# The flags of the OpenSSF compiler guide that g++ 12 knows. The cipher is always compiled with them: it reads a file
# that somebody else may have written to.
set(clientele_hardening -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    list(APPEND clientele_hardening -fcf-protection=full)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64" AND NOT APPLE)
    list(APPEND clientele_hardening -mbranch-protection=standard)
endif()
if(NOT APPLE)
    list(APPEND clientele_hardening -fstack-clash-protection)
endif()

if(CLIENTELE_HARDEN)
    target_compile_options(clientele_flags INTERFACE ${clientele_hardening})
    target_compile_definitions(clientele_flags INTERFACE _GLIBCXX_ASSERTIONS)
    if(NOT APPLE)
        add_link_options(LINKER:-z,relro,-z,now,-z,noexecstack)
    endif()
endif()
