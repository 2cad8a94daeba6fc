#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/ui/components/content.h"

// What stands around a page. Cairn's own pages get theirs from `ui::page`: the crown and GOV.UK's name may be used on
// GOV.UK domains only.
namespace ui {

struct PhaseBanner {
    Tag tag;
    Html text;
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const PhaseBanner& banner);

/// A header without the crown.
struct GenericHeader {
    Html logo;
    std::string url = "/";
    std::string container_classes = "govuk-width-container";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const GenericHeader& header);

/// GOV.UK's own header, with the crown.
struct Header {
    std::string product_name = {};
    std::string homepage_url = "//gov.uk";
    std::string container_classes = "govuk-width-container";
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Header& header);

struct FooterLink {
    std::string text;
    std::string href;
    Attributes attributes = {};
};

struct FooterSection {
    std::string title;
    std::vector<FooterLink> items = {};
    std::string width = "full";  ///< "one-third", "two-thirds"
    int columns = 0;             ///< 2 or 3; 0: one below the other
};

struct FooterMeta {
    std::vector<FooterLink> items = {};
    Html text = {};
    std::string visually_hidden_title = "Support links";
};

enum class Licence { open_government, other, none };

/// GOV.UK's own footer, with the crown.
struct Footer {
    std::vector<FooterSection> navigation = {};
    std::optional<FooterMeta> meta = {};
    Licence licence = Licence::open_government;
    Html licence_text = {};  ///< for Licence::other
    Html copyright = {};     ///< empty: Crown copyright
    std::string container_classes = {};
    std::string classes = {};
    Attributes attributes = {};
};
Html render(const Footer& footer);

}  // namespace ui
