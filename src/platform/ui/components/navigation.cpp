#include "platform/ui/components/navigation.h"

#include "platform/ui/out.h"

namespace ui {
namespace {

void write_language(Out& out, const Language& item) {
    out << "<li class=\"govuk-language-navigation__list-item\">";
    if (item.current || item.href.empty()) {
        out << "<span class=\"govuk-language-navigation__text";
        out.classes(item.classes) << "\" aria-current=\"true\"";
        out.optional("lang", item.lang).optional("dir", item.dir).attributes(item.attributes)
            << ">" << item.text << "</span>";
    } else {
        out << "<a class=\"govuk-language-navigation__link";
        out.classes(item.classes) << "\"";
        out.attribute("href", item.href) << " rel=\"alternate\"";
        out.optional("lang", item.lang)
                .optional("hreflang", item.hreflang.empty() ? item.lang : item.hreflang)
                .optional("dir", item.dir)
                .attributes(item.attributes)
            << ">" << item.text;
        if (!item.description.empty()) {
            out << "<span class=\"govuk-visually-hidden\"> ";
            out.text(item.description) << "</span>";
        }
        out << "</a>";
    }
    out << "</li>";
}

}  // namespace

Html render(const BackLink& link) {
    Out out;
    out << "<a";
    out.attribute("href", link.href.empty() ? "#" : link.href) << " class=\"govuk-back-link";
    out.classes(link.classes) << "\"";
    out.attributes(link.attributes) << ">" << (link.text.empty() ? Html{"Back"} : link.text) << "</a>";
    return out;
}

Html render(const Breadcrumbs& breadcrumbs) {
    Out out;
    out << "<nav class=\"govuk-breadcrumbs";
    out.classes(breadcrumbs.classes);
    if (breadcrumbs.collapse_on_mobile) out << " govuk-breadcrumbs--collapse-on-mobile";
    out << "\"";
    out.attributes(breadcrumbs.attributes).attribute("aria-label", breadcrumbs.label)
        << "><ol class=\"govuk-breadcrumbs__list\">";
    for (const auto& item : breadcrumbs.items) {
        out << "<li class=\"govuk-breadcrumbs__list-item\"";
        if (item.href.empty()) {
            out << " aria-current=\"page\">" << item.text;
        } else {
            out << "><a class=\"govuk-breadcrumbs__link\"";
            out.attribute("href", item.href).attributes(item.attributes) << ">" << item.text << "</a>";
        }
        out << "</li>";
    }
    out << "</ol></nav>";
    return out;
}

Html render(const SkipLink& link) {
    Out out;
    out << "<a";
    out.attribute("href", link.href) << " class=\"govuk-skip-link";
    out.classes(link.classes) << "\"";
    out.attributes(link.attributes) << " data-module=\"govuk-skip-link\">" << link.text << "</a>";
    return out;
}

Html render(const LanguageNavigation& navigation) {
    Out out;
    out << "<nav class=\"govuk-language-navigation";
    out.classes(navigation.classes) << "\"";
    out.attributes(navigation.attributes).attribute("aria-label", navigation.aria_label)
        << "><ul class=\"govuk-language-navigation__list\">";
    for (const auto& item : navigation.items) write_language(out, item);
    out << "</ul></nav>";
    return out;
}

}  // namespace ui
