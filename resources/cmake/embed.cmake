# Files of resources/FOLDER are compiled into TARGET and read as `:/FOLDER/name`. No list of files to keep.
function(clientele_embed target)
    foreach(folder IN LISTS ARGN)
        file(GLOB_RECURSE files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/${folder}/*)
        if(files)
            qt_add_resources(${target} ${target}_${folder} PREFIX / BASE ${PROJECT_SOURCE_DIR}/resources FILES ${files})
        endif()
    endforeach()
endfunction()

# Every translations/*.ts becomes `:/i18n/NAME.qm`, its spaces set as the language wants them. A build never rewrites a
# .ts file.
function(clientele_translate target)
    file(GLOB texts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/translations/*.ts)
    set(typography ${PROJECT_SOURCE_DIR}/resources/cmake/typography.cmake)
    set(folder ${CMAKE_BINARY_DIR}/i18n)
    set(compiled)
    foreach(text IN LISTS texts)
        cmake_path(GET text STEM name)
        add_custom_command(OUTPUT ${folder}/${name}.qm
            COMMAND ${CMAKE_COMMAND} -DIN=${text} -DOUT=${folder}/${name}.ts -P ${typography}
            COMMAND Qt6::lrelease -silent ${folder}/${name}.ts -qm ${folder}/${name}.qm
            DEPENDS ${text} ${typography} VERBATIM)
        list(APPEND compiled ${folder}/${name}.qm)
    endforeach()
    if(compiled)
        qt_add_resources(${target} ${target}_i18n PREFIX / BASE ${CMAKE_BINARY_DIR} FILES ${compiled})
    endif()
endfunction()
