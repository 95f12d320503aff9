# Targets test_models, test_app, test_servers, test_ui and test_fuzz build the tests of one label.
foreach(label IN ITEMS models app servers ui fuzz)
    add_custom_target(test_${label})
endforeach()

# clientele_test(SOURCE LABEL [PROCESSORS N] LIBRARY...)
#
# A test sees no file, setting, keychain or proxy of the person who runs it: it has a home of its own under the build
# tree, an offscreen display, a fixed zone that is not UTC (so that a lost zone shows), and no session bus.
function(clientele_test source label)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" PROCESSORS "")
    cmake_path(GET source STEM name)
    add_executable(${name} ${source})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE ${arg_UNPARSED_ARGUMENTS} Qt6::Test)
    target_compile_definitions(${name} PRIVATE CLIENTELE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    # Tests of servers and damaged input are of the middle floor.
    set(floor app)
    if(label MATCHES "^(models|ui)$")
        set(floor ${label})
    endif()
    target_precompile_headers(${name} REUSE_FROM clientele_${floor}_headers)
    add_dependencies(test_${label} ${name})

    set(home ${CMAKE_BINARY_DIR}/homes/${name})
    file(MAKE_DIRECTORY ${home}/run)
    file(CHMOD ${home}/run PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

    set(arguments)
    if(label STREQUAL "fuzz")
        # A sanitizer's last words name the seed; Qt's own crash handler would come first.
        set(arguments -nocrashhandler)
    endif()
    add_test(NAME ${name} COMMAND ${name} ${arguments} WORKING_DIRECTORY ${home})
    set_tests_properties(${name} PROPERTIES
        LABELS ${label}
        TIMEOUT 300
        ENVIRONMENT "HOME=${home};XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_CACHE_HOME=${home}/cache;XDG_STATE_HOME=${home}/state;XDG_RUNTIME_DIR=${home}/run;QT_QPA_PLATFORM=offscreen;DBUS_SESSION_BUS_ADDRESS=disabled:;LANG=C.UTF-8;LC_ALL=C.UTF-8;TZ=America/Toronto"
        ENVIRONMENT_MODIFICATION "QT_HASH_SEED=unset:;CLIENTELE_PASSPHRASE=unset:;CLIENTELE_API_KEY=unset:;DISPLAY=unset:;WAYLAND_DISPLAY=unset:;http_proxy=unset:;https_proxy=unset:;all_proxy=unset:;HTTP_PROXY=unset:;HTTPS_PROXY=unset:;ALL_PROXY=unset:")
    if(arg_PROCESSORS)
        set_tests_properties(${name} PROPERTIES PROCESSORS ${arg_PROCESSORS})
    endif()
endfunction()
