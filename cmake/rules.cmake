# house_rules(TARGET FOLDER NAMESPACE HEADER): the registry of a folder of rules, one .cpp each. The file cin_8925.cpp
# defines the rule cin_8925; a file whose rule does not bear the file's name does not link. Adding a rule edits nothing:
# the folder is the list. Declared in HEADER as `std::span<const Rule* const> all_rules();`, in the order of the names.
function(house_rules target folder namespace header)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.cpp)
  set(externs "")
  set(rows "")
  foreach(file IN LISTS files)
    get_filename_component(stem ${file} NAME_WE)
    string(APPEND externs "extern const Rule ${stem};\n")
    string(APPEND rows "        &${stem},\n")
  endforeach()
  string(REPLACE "::" "_" stem ${namespace})
  set(registry ${CMAKE_CURRENT_BINARY_DIR}/${stem}_rules.cpp)
  file(CONFIGURE OUTPUT ${registry} CONTENT
    "#include \"${header}\"\n\nnamespace ${namespace} {\n${externs}\nstd::span<const Rule* const> all_rules() {\n    static constexpr const Rule* all[] = {\n${rows}    };\n    return all;\n}\n}  // namespace ${namespace}\n" @ONLY)
  target_sources(${target} PRIVATE ${registry})
endfunction()
