#include "platform/ui/page.h"

#include "core/check.h"
#include "platform/ui/components/content.h"
#include "platform/ui/components/error_summary.h"
#include "platform/ui/components/furniture.h"
#include "platform/ui/out.h"

namespace ui {
namespace {

void write_head(Out& out, const Shell& shell, const Page& page) {
    out << "<!DOCTYPE html>\n<html";
    out.attribute("lang", page.lang).optional("dir", page.dir);
    out << " class=\"govuk-template\">\n<head>\n<meta charset=\"utf-8\">\n<title>";
    if (!page.errors.empty()) out << "Error: ";
    out.text(page.title) << " – ";
    if (!shell.partnership.empty()) out.text(shell.partnership) << " – ";
    out.text(shell.product)
        << "</title>\n"
        << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\n"
        << "<meta name=\"theme-color\"";
    out.attribute("content", shell.theme_colour) << ">\n<link rel=\"icon\" type=\"image/svg+xml\"";
    out.attribute("href", shell.assets.icon) << ">\n<link rel=\"stylesheet\"";
    out.attribute("href", shell.assets.stylesheet) << ">\n<script type=\"module\"";
    out.attribute("src", shell.assets.script) << "></script>\n</head>\n<body class=\"govuk-template__body";
    if (page.width == Width::wide) out << " cairn-wide";
    out << "\">\n<script";
    // Not a module: it must run before anything is drawn.
    out.attribute("src", shell.assets.enabled_script) << "></script>\n";
}

void write_account(Out& out, const Account& account) {
    out << "<ul class=\"cairn-header__account\"><li>";
    if (account.href.empty()) {
        out.text(account.name);
    } else {
        out << "<a class=\"cairn-header__link\"";
        out.attribute("href", account.href) << ">";
        out.text(account.name) << "</a>";
    }
    out << "</li>";
    if (!account.sign_out.empty()) {
        out << "<li><form class=\"cairn-header__form\" method=\"post\"";
        out.attribute("action", account.sign_out) << "><input type=\"hidden\" name=\"csrf\"";
        out.attribute("value", account.csrf)
            << "><button type=\"submit\" class=\"cairn-header__button\">Sign out</button></form></li>";
    }
    out << "</ul>";
}

/// What stands around the page is in English, whatever the page is in.
void write_own_language(Out& out, const Page& page) {
    if (page.lang != "en" || !page.dir.empty()) out << " lang=\"en\" dir=\"ltr\"";
}

void write_header(Out& out, const Shell& shell, const Page& page) {
    out << "<header class=\"govuk-template__header\"";
    write_own_language(out, page);
    out << "><div class=\"cairn-header\"><div "
           "class=\"govuk-width-container\"><div class=\"cairn-header__container\"><a class=\"cairn-header__link "
           "cairn-header__product\"";
    out.attribute("href", shell.home)
        << "><svg class=\"cairn-header__mark\" width=\"28\" height=\"28\" viewBox=\"0 0 32 32\" aria-hidden=\"true\" "
           "focusable=\"false\"><g fill=\"currentColor\"><ellipse cx=\"16\" cy=\"25.5\" rx=\"13\" ry=\"4.5\"/><ellipse "
           "cx=\"14.5\" cy=\"16\" rx=\"9\" ry=\"4\"/><ellipse cx=\"17\" cy=\"7.5\" rx=\"5.5\" ry=\"3.5\"/></g></svg>";
    out.text(shell.product) << "</a>";
    if (!shell.partnership.empty()) {
        out << "<span class=\"cairn-header__partnership\">";
        out.text(shell.partnership) << "</span>";
    }
    if (shell.account) write_account(out, *shell.account);
    out << "</div></div></div>";
}

void write_navigation(Out& out, const Shell& shell, const Page& page) {
    if (shell.navigation.empty()) return;
    ServiceNavigation navigation{.items = {}};
    for (const auto& link : shell.navigation) {
        const bool is_here = !page.section.empty() && link.href == page.section;
        navigation.items.push_back({.text = link.text,
                                    .href = link.href,
                                    .place = !is_here                ? Place::elsewhere
                                             : page.is_section_front ? Place::here
                                                                     : Place::within});
    }
    out << render(navigation);
}

void write_main(Out& out, const Page& page) {
    out << "<main class=\"govuk-main-wrapper\" id=\"main-content\">";
    const bool narrow = page.width == Width::two_thirds;
    if (narrow) out << "<div class=\"govuk-grid-row\"><div class=\"govuk-grid-column-two-thirds\">";
    out << error_summary(page.errors);
    if (!page.notice.empty()) out << render(NotificationBanner{.content = page.notice, .type = BannerType::success});
    out << page.content;
    if (narrow) out << "</div></div>";
    out << "</main>\n";
}

void write_footer(Out& out, const Shell& shell, const Page& page) {
    static const std::vector<NavigationLink> usual{{.text = "Accessibility statement", .href = "/accessibility"},
                                                   {.text = "Privacy", .href = "/privacy"},
                                                   {.text = "Help", .href = "/help"}};
    out << "<footer class=\"govuk-template__footer\"";
    write_own_language(out, page);
    out << "><div class=\"govuk-footer\"><div class=\"govuk-width-container\">"
           "<div class=\"govuk-footer__meta\"><div class=\"govuk-footer__meta-item govuk-footer__meta-item--grow\">"
           "<h2 class=\"govuk-visually-hidden\">Support links</h2><ul class=\"govuk-footer__inline-list\">";
    for (const auto* links : {&usual, &shell.footer})
        for (const auto& link : *links) {
            out << "<li class=\"govuk-footer__inline-list-item\"><a class=\"govuk-footer__link\"";
            out.attribute("href", link.href) << ">" << link.text << "</a></li>\n";
        }
    out << "</ul><p class=\"cairn-footer__text\">";
    if (shell.footer_text.empty()) {
        out.text(shell.product);
        if (!shell.partnership.empty()) {
            out << " for ";
            out.text(shell.partnership);
        }
    } else {
        out << shell.footer_text;
    }
    out << "</p></div></div></div></div></footer>\n";
}

}  // namespace

Html page(const Shell& shell, const Page& page) {
    core::check(page.back.empty() || page.breadcrumbs.empty(), "a page has a back link or breadcrumbs, not both");
    Out out;
    out.reserve(page.content.str().size() + 8192);
    write_head(out, shell, page);
    out << render(SkipLink{.text = "Skip to main content", .href = "#main-content"}) << "\n";
    write_header(out, shell, page);
    write_navigation(out, shell, page);
    if (!shell.phase.empty()) out << render(PhaseBanner{.tag = {.text = shell.phase}, .text = shell.phase_text});
    out << "</header>\n";
    out << "<div class=\"govuk-width-container\">";
    if (!page.breadcrumbs.empty()) out << render(Breadcrumbs{.items = page.breadcrumbs, .collapse_on_mobile = true});
    if (!page.back.empty()) out << render(BackLink{.href = page.back});
    out << page.beside << "\n";
    write_main(out, page);
    out << "</div>\n";
    write_footer(out, shell, page);
    out << "</body>\n</html>\n";
    return out;
}

Html heading(std::string_view text, std::string_view caption) {
    Out out;
    out << "<h1 class=\"govuk-heading-l\">";
    if (!caption.empty()) {
        out << "<span class=\"govuk-caption-l\">";
        out.text(caption) << "</span> ";
    }
    out.text(text) << "</h1>";
    return out;
}

Html error_summary(const FieldErrors& errors) {
    if (errors.empty()) return {};
    ErrorSummary summary{.title = "There is a problem"};
    for (const auto& error : errors.all()) {
        const auto& control = error.control.empty() ? error.field : error.control;
        summary.errors.push_back({.text = error.message, .href = control.empty() ? std::string{} : "#" + control});
    }
    return render(summary);
}

}  // namespace ui
