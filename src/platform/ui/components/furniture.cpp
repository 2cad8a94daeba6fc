#include "platform/ui/components/furniture.h"

#include "platform/ui/components/logo.h"
#include "platform/ui/out.h"

namespace ui {
namespace {

void write_links(Out& out, const std::vector<FooterLink>& links, Literal item_class) {
    for (const auto& link : links) {
        if (link.href.empty() || link.text.empty()) continue;
        out << "<li class=\"" << item_class << "\"><a class=\"govuk-footer__link\"";
        out.attribute("href", link.href).attributes(link.attributes) << ">\n";
        out.text(link.text) << "\n</a></li>";
    }
}

void write_section(Out& out, const FooterSection& section) {
    out << "<div class=\"govuk-footer__section govuk-grid-column-";
    out.text(section.width) << "\"><h2 class=\"govuk-footer__heading govuk-heading-m\">";
    out.text(section.title) << "</h2>";
    if (!section.items.empty()) {
        out << "<ul class=\"govuk-footer__list";
        if (section.columns != 0) {
            out << " govuk-footer__list--columns-";
            out.number(section.columns);
        }
        out << "\">";
        write_links(out, section.items, "govuk-footer__list-item");
        out << "</ul>";
    }
    out << "</div>";
}

void write_meta(Out& out, const FooterMeta& meta) {
    out << "<h2 class=\"govuk-visually-hidden\">";
    out.text(meta.visually_hidden_title) << "</h2>";
    if (!meta.items.empty()) {
        out << "<ul class=\"govuk-footer__inline-list\">";
        write_links(out, meta.items, "govuk-footer__inline-list-item");
        out << "</ul>";
    }
    if (!meta.text.empty()) out << "<div class=\"govuk-footer__meta-custom\">" << meta.text << "</div>";
}

void write_licence(Out& out, const Footer& footer) {
    if (footer.licence == Licence::none) return;
    out << "<svg aria-hidden=\"true\" focusable=\"false\" class=\"govuk-footer__licence-logo\" "
           "xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 483.2 195.7\" height=\"17\" width=\"41\"><path "
           "fill=\"currentColor\" d=\"M421.5 142.8V.1l-50.7 32.3v161.1h112.4v-50.7zm-122.3-9.6A47.12 47.12 0 0 1 221 "
           "97.8c0-26 21.1-47.1 47.1-47.1 16.7 0 31.4 8.7 39.7 21.8l42.7-27.2A97.63 97.63 0 0 0 268.1 0c-36.5 0-68.3 "
           "20.1-85.1 49.7A98 98 0 0 0 97.8 0C43.9 0 0 43.9 0 97.8s43.9 97.8 97.8 97.8c36.5 0 68.3-20.1 "
           "85.1-49.7a97.76 "
           "97.76 0 0 0 149.6 25.4l19.4 22.2h3v-87.8h-80l24.3 27.5zM97.8 145c-26 0-47.1-21.1-47.1-47.1s21.1-47.1 "
           "47.1-47.1 47.2 21 47.2 47S123.8 145 97.8 145\"/></svg>\n<span "
           "class=\"govuk-footer__licence-description\">\n";
    if (footer.licence == Licence::other)
        out << footer.licence_text;
    else
        out << "All content is available under the\n<a class=\"govuk-footer__link\" "
               "href=\"https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/\" "
               "rel=\"license\">Open Government Licence v3.0</a>, except where otherwise stated";
    out << "\n</span>";
}

void write_header(Out& out, Literal block, const GenericHeader& header) {
    out << "<div class=\"" << block << "-header";
    out.classes(header.classes) << "\"";
    out.attributes(header.attributes) << "><div class=\"" << block << "-header__container";
    out.classes(header.container_classes) << "\"><div class=\"" << block << "-header__logo\"><a";
    out.attribute("href", header.url) << " class=\"" << block << "-header__homepage-link\">\n"
                                      << header.logo << "\n</a></div></div></div>";
}

}  // namespace

Html render(const PhaseBanner& banner) {
    Tag tag = banner.tag;
    tag.classes =
        tag.classes.empty() ? "govuk-phase-banner__content__tag" : "govuk-phase-banner__content__tag " + tag.classes;
    Out out;
    out << "<div class=\"govuk-phase-banner govuk-width-container";
    out.classes(banner.classes) << "\"";
    out.attributes(banner.attributes) << "><p class=\"govuk-phase-banner__content\">" << render(tag)
                                      << "\n<span class=\"govuk-phase-banner__text\">\n"
                                      << banner.text << "\n</span></p></div>";
    return out;
}

Html render(const GenericHeader& header) {
    Out out;
    write_header(out, "govuk-generic", header);
    return out;
}

Html render(const Header& header) {
    Out logo;
    write_logo(logo, Logotype::with_name, "govuk-header__logotype");
    if (!header.product_name.empty()) {
        logo << "<span class=\"govuk-header__product-name\">";
        logo.text(header.product_name) << "</span>";
    }
    Out out;
    write_header(out, "govuk",
                 {.logo = std::move(logo),
                  .url = header.homepage_url,
                  .container_classes = header.container_classes,
                  .classes = header.classes,
                  .attributes = header.attributes});
    return out;
}

Html render(const Footer& footer) {
    Out out;
    out << "<div class=\"govuk-footer";
    out.classes(footer.classes) << "\"";
    out.attributes(footer.attributes) << "><div class=\"govuk-width-container";
    out.classes(footer.container_classes) << "\">";
    write_logo(out, Logotype::crown_only, "govuk-footer__crown");
    if (!footer.navigation.empty()) {
        out << "<div class=\"govuk-footer__navigation\">";
        for (const auto& section : footer.navigation) write_section(out, section);
        out << "</div><hr class=\"govuk-footer__section-break\">";
    }
    out << "<div class=\"govuk-footer__meta\"><div class=\"govuk-footer__meta-item govuk-footer__meta-item--grow\">";
    if (footer.meta) write_meta(out, *footer.meta);
    write_licence(out, footer);
    out << "</div><div class=\"govuk-footer__meta-item\"><a class=\"govuk-footer__link govuk-footer__copyright-logo\" "
           "href=\"https://www.nationalarchives.gov.uk/information-management/re-using-public-sector-information/"
           "uk-government-licensing-framework/crown-copyright/\">\n"
        << (footer.copyright.empty() ? Html{"© Crown copyright"} : footer.copyright)
        << "\n</a></div></div></div></div>";
    return out;
}

}  // namespace ui
