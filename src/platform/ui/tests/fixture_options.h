#pragma once
#include <deque>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "platform/ui/components.h"

// From the untyped options of the official fixtures to our types.
namespace fixtures {

using Json = nlohmann::json;

/// What JavaScript takes for yes.
bool truthy(const Json& options, const char* key);
const Json& at(const Json& options, const char* key);  ///< null when it is not there
std::string string(const Json& value);                 ///< numbers and booleans in writing; null is empty
std::string string(const Json& options, const char* key, std::string otherwise = "");
std::optional<std::string> optional_string(const Json& options, const char* key);
std::optional<bool> optional_bool(const Json& options, const char* key);
int integer(const Json& options, const char* key, int otherwise = 0);
/// `html` when there is some, else `text`.
ui::Html text_or_html(const Json& options, const char* text = "text", const char* html = "html");
ui::Content content(const Json& options);
ui::Attributes attributes(const Json& options, const char* key = "attributes");

ui::Part<ui::Hint> hint(const Json& options);
ui::Part<ui::ErrorMessage> error(const Json& options);
ui::Label label(const Json& options);
ui::Part<ui::Fieldset> fieldset(const Json& options);
ui::Fieldset fieldset_of(const Json& options);
ui::FormGroup form_group(const Json& options);
ui::Plurals plurals(const Json& options, const char* key);

/// Those items of a list that are there, with their place in the list from 1.
template <class Each>
void each(const Json& list, Each&& do_this) {
    int place = 0;
    for (const auto& item : list) {
        ++place;
        if (item.is_null() || item == false || item == "") continue;
        do_this(item, place);
    }
}

using Mapper = std::function<ui::Html(const Json&)>;
using Mappers = std::map<std::string, Mapper>;
void add_form_mappers(Mappers& mappers);
void add_content_mappers(Mappers& mappers);
void add_navigation_mappers(Mappers& mappers);

}  // namespace fixtures
