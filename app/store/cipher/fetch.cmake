# The amalgamation is published in this npm package. Its hash is pinned: there is no build without the cipher, and
# none with another one than this.
set(sqlite_package better-sqlite3-multiple-ciphers)
set(sqlite_version 12.11.1)
set(sqlite_sha256 01388c78f46ce63c6aec021f67b364cc67bd637edba64f7add0c0230ce5f777a)

function(sqlite_cache_folder out)
    if(DEFINED ENV{CLIENTELE_CACHE})
        set(folder $ENV{CLIENTELE_CACHE})
    elseif(DEFINED ENV{XDG_CACHE_HOME})
        set(folder $ENV{XDG_CACHE_HOME}/clientele)
    elseif(DEFINED ENV{HOME})
        set(folder $ENV{HOME}/.cache/clientele)
    else()
        set(folder ${CMAKE_BINARY_DIR}/cache)
    endif()
    set(${out} ${folder} PARENT_SCOPE)
endfunction()

function(download_sqlite folder)
    find_program(CLIENTELE_NPM NAMES npm npm.cmd)
    if(NOT CLIENTELE_NPM)
        message(FATAL_ERROR "Cannot fetch the profile's cipher: npm is not installed. Install npm and configure again.")
    endif()
    execute_process(
        COMMAND ${CLIENTELE_NPM} pack ${sqlite_package}@${sqlite_version} --ignore-scripts --silent
        WORKING_DIRECTORY ${folder}
        RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE reason)
    if(failed)
        message(FATAL_ERROR "Cannot fetch the profile's cipher: `npm pack ${sqlite_package}@${sqlite_version}` failed. "
            "Check the network and configure again. ${reason}")
    endif()
endfunction()

# Sets OUT to a folder inside BUILD that holds sqlite3.c and its headers.
function(fetch_sqlite build out)
    sqlite_cache_folder(folder)
    set(archive ${folder}/${sqlite_package}-${sqlite_version}.tgz)
    file(MAKE_DIRECTORY ${folder})
    # Two builds may be configured at once; the second waits for the first one's download.
    file(LOCK ${folder} DIRECTORY GUARD FUNCTION TIMEOUT 300)
    set(actual "")
    if(EXISTS ${archive})
        file(SHA256 ${archive} actual)
    endif()
    if(NOT actual STREQUAL sqlite_sha256)
        download_sqlite(${folder})
        file(SHA256 ${archive} actual)
    endif()
    if(NOT actual STREQUAL sqlite_sha256)
        message(FATAL_ERROR "The profile's cipher in ${archive} is not the one we know: its SHA-256 is ${actual}. "
            "Delete the file and configure again; if it stays different, do not build.")
    endif()
    set(unpacked ${build}/${sqlite_version})
    set(sources ${unpacked}/package/deps/sqlite3)
    if(NOT EXISTS ${sources}/sqlite3.c)
        file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${unpacked} PATTERNS package/deps/sqlite3/*)
    endif()
    set(${out} ${sources} PARENT_SCOPE)
endfunction()
