# Files of resources/FOLDER are compiled into TARGET and read as `:/FOLDER/name`. No list of files to keep.
function(clientele_embed target)
    foreach(folder IN LISTS ARGN)
        file(GLOB_RECURSE files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/${folder}/*)
        if(files)
            qt_add_resources(${target} ${target}_${folder} PREFIX / BASE ${PROJECT_SOURCE_DIR}/resources FILES ${files})
        endif()
    endforeach()
endfunction()

# Every translations/*.ts becomes `:/i18n/NAME.qm`. Only lrelease runs here: a build never rewrites a .ts file.
function(clientele_translate target)
    file(GLOB texts CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/translations/*.ts)
    if(texts)
        set_source_files_properties(${texts} PROPERTIES OUTPUT_LOCATION ${CMAKE_BINARY_DIR}/i18n)
        qt_add_lrelease(${target} TS_FILES ${texts} QM_FILES_OUTPUT_VARIABLE compiled)
        qt_add_resources(${target} ${target}_i18n PREFIX / BASE ${CMAKE_BINARY_DIR} FILES ${compiled})
    endif()
endfunction()
