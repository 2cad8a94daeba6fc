#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/ui/components/navigation.h"
#include "platform/ui/field_errors.h"
#include "platform/ui/html.h"

namespace ui {

/// Addresses of the built assets (assets/CMakeLists.txt), under content-hashed names.
struct AssetAddresses {
    std::string stylesheet;      ///< cairn.css
    std::string enabled_script;  ///< enabled.js: runs before the page is drawn
    std::string script;          ///< cairn.js: a module
    std::string icon;            ///< images/favicon.svg
};

struct NavigationLink {
    Html text;
    std::string href;
};

/// Who is signed in.
struct Account {
    std::string name;
    std::string href = {};      ///< the person's own page; empty: the name is no link
    std::string sign_out = {};  ///< address of the form that signs out; empty: no such button
    std::string csrf = {};      ///< token of that form
};

/// What all pages of one installation share, and what depends on who looks: the menu shows what this person may open.
struct Shell {
    AssetAddresses assets;
    std::string partnership;  ///< name of the partnership, beside the product's
    std::string product = "Cairn";
    std::string home = "/";
    std::vector<NavigationLink> navigation = {};
    std::optional<Account> account = {};
    std::string phase = {};  ///< "Alpha", "Beta"; empty: no banner
    Html phase_text = {};
    std::vector<NavigationLink> footer = {};  ///< behind accessibility statement, privacy and help
    Html footer_text = {};
    std::string theme_colour = "#16393f";
};

enum class Width {
    two_thirds,  ///< text and forms
    full,        ///< tables beside text
    wide         ///< dashboards: as wide as the window up to 1280 px
};

/// One page. The content brings its own h1.
struct Page {
    std::string title;  ///< what this page is; "Error: " before it and the names after it are added
    Html content;
    FieldErrors errors = {};
    std::vector<Breadcrumb> breadcrumbs = {};
    std::string back = {};          ///< address of the page before; not together with breadcrumbs
    std::string section = {};       ///< href of the menu item that this page belongs to
    bool is_section_front = false;  ///< this page is that item's own
    Width width = Width::full;
    Content notice = {};  ///< what was just done, after a redirect: "The action was closed"
    Html beside = {};     ///< before the main content, outside it: sub navigation, exit this page
    std::string lang = "en";
    std::string dir = {};  ///< "rtl" for Arabic, Urdu...; empty: left to right
};

/// The whole document, from its doctype.
Html page(const Shell& shell, const Page& page);

/// The h1 of a page, with a caption above ("Leicestershire, 2024-25") when there is one.
Html heading(std::string_view text, std::string_view caption = {});

/// The error summary for `errors`; nothing when there are none. `ui::page` writes it; parts of pages may need it.
Html error_summary(const FieldErrors& errors);

}  // namespace ui
