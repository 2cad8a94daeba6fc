#pragma once
#include <optional>
#include <string>

#include "platform/ui/html.h"

namespace ui {

/// A button, or with `href` a link that looks like one. Buttons that change something are in a form.
struct Button {
    Content text;
    std::string href = {};
    std::string type = "submit";
    std::string name = {};
    std::string value = {};
    bool disabled = false;
    bool is_start_button = false;
    std::optional<bool> prevent_double_click = {};
    std::string id = {};
    std::string classes = {};  ///< "govuk-button--secondary", "govuk-button--warning"
    Attributes attributes = {};
};
Html render(const Button& button);

/// Leaves the page at once, for people who may be in danger from someone looking over their shoulder.
struct ExitThisPage {
    Content text = {};  ///< empty: "Exit this page"
    std::string redirect_url = "https://www.bbc.co.uk/weather";
    std::string id = {};
    std::string activated_text = {};
    std::string timed_out_text = {};
    std::string press_two_more_times_text = {};
    std::string press_one_more_time_text = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const ExitThisPage& exit);

}  // namespace ui
