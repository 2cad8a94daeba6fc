# house_rules(TARGET FOLDER NAMESPACE HEADER [TYPE Rule] [FUNCTION all_rules]): the registry of a folder of rules (or of
# indicators), one .cpp each. The file cin_8925.cpp defines the rule cin_8925; a file whose rule does not bear the file's
# name does not link. Adding a rule edits nothing: the folder is the list. Declared in HEADER as
# `std::span<const Rule* const> all_rules();`, in the order of the names.
function(house_rules target folder namespace header)
  cmake_parse_arguments(REGISTRY "" "TYPE;FUNCTION" "" ${ARGN})
  if(NOT REGISTRY_TYPE)
    set(REGISTRY_TYPE Rule)
  endif()
  if(NOT REGISTRY_FUNCTION)
    set(REGISTRY_FUNCTION all_rules)
  endif()
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.cpp)
  set(externs "")
  set(rows "")
  foreach(file IN LISTS files)
    get_filename_component(stem ${file} NAME_WE)
    string(APPEND externs "extern const ${REGISTRY_TYPE} ${stem};\n")
    string(APPEND rows "        &${stem},\n")
  endforeach()
  string(REPLACE "::" "_" stem ${namespace})
  set(registry ${CMAKE_CURRENT_BINARY_DIR}/${stem}_${REGISTRY_FUNCTION}.cpp)
  file(CONFIGURE OUTPUT ${registry} CONTENT
    "#include \"${header}\"\n\nnamespace ${namespace} {\n${externs}\nstd::span<const ${REGISTRY_TYPE}* const> ${REGISTRY_FUNCTION}() {\n    static constexpr const ${REGISTRY_TYPE}* all[] = {\n${rows}    };\n    return all;\n}\n}  // namespace ${namespace}\n" @ONLY)
  target_sources(${target} PRIVATE ${registry})
endfunction()
