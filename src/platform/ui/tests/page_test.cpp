#include "platform/ui/page.h"

#include <doctest/doctest.h>

#include "canonical.h"

namespace {

ui::Shell shell() {
    return {.assets = {.stylesheet = "/assets/cairn.1.css",
                       .enabled_script = "/assets/enabled.1.js",
                       .script = "/assets/cairn.1.js",
                       .icon = "/assets/images/favicon.1.svg"},
            .partnership = "Rutland & Leicestershire",
            .navigation = {{.text = "Plan", .href = "/plan"}, {.text = "Reviews", .href = "/reviews"}}};
}

bool has(const ui::Html& html, std::string_view part) { return html.str().find(part) != std::string::npos; }

}  // namespace

TEST_CASE("page: title, language, skip link, main and support links are there") {
    const auto html = ui::page(shell(), {.title = "A < B", .content = ui::heading("A < B")});
    CHECK(has(html, "<title>A &lt; B – Rutland &amp; Leicestershire – Cairn</title>"));
    CHECK(has(html, "<html lang=\"en\" class=\"govuk-template\">"));
    CHECK(has(html, "href=\"#main-content\""));
    CHECK(has(html, "id=\"main-content\""));
    CHECK(has(html, "href=\"/accessibility\""));
    CHECK(has(html, "<h1 class=\"govuk-heading-l\">A &lt; B</h1>"));
}

TEST_CASE("page: nothing in it needs an exception from the content security policy") {
    const auto html = ui::page(shell(), {.title = "T", .content = "x", .notice = "Saved"}).str();
    CHECK(html.find("style=") == std::string::npos);
    CHECK(html.find("<style") == std::string::npos);
    CHECK(html.find(" onclick") == std::string::npos);
    for (auto at = html.find("<script"); at != std::string::npos; at = html.find("<script", at + 1))
        CHECK(html.compare(html.find('>', at), 10, "></script>") == 0);
}

TEST_CASE("page: one list of errors makes the title prefix, the summary and its links") {
    ui::FieldErrors errors;
    errors.add("title", "Enter the title");
    errors.add("met", "The date must be real", "met-month");
    errors.add("", "Someone else changed this action");
    const auto html = ui::page(shell(), {.title = "Edit", .content = "form", .errors = errors});
    CHECK(has(html, "<title>Error: Edit"));
    CHECK(has(html, "<a href=\"#title\">Enter the title</a>"));
    CHECK(has(html, "<a href=\"#met-month\">The date must be real</a>"));
    CHECK(has(html, "<li>Someone else changed this action</li>"));
    CHECK_FALSE(has(ui::page(shell(), {.title = "Edit", .content = "form"}), "Error"));
    CHECK_FALSE(has(ui::page(shell(), {.title = "Edit", .content = "form"}), "There is a problem"));
}

TEST_CASE("page: the menu says where we are") {
    const auto within = ui::page(shell(), {.title = "T", .content = "x", .section = "/plan"});
    CHECK(has(within, "href=\"/plan\" aria-current=\"true\""));
    CHECK_FALSE(has(within, "href=\"/reviews\" aria-current"));
    const auto here = ui::page(shell(), {.title = "T", .content = "x", .section = "/plan", .is_section_front = true});
    CHECK(has(here, "href=\"/plan\" aria-current=\"page\""));
}

TEST_CASE("page: right-to-left languages say so") {
    CHECK(has(ui::page(shell(), {.title = "T", .content = "x", .lang = "ur", .dir = "rtl"}),
              "<html lang=\"ur\" dir=\"rtl\""));
}

TEST_CASE("page: what stands around a page in another language stays English") {
    const auto html = ui::page(shell(), {.title = "T", .content = "x", .lang = "ar", .dir = "rtl"});
    CHECK(has(html, "<header class=\"govuk-template__header\" lang=\"en\" dir=\"ltr\">"));
    CHECK(has(html, "<footer class=\"govuk-template__footer\" lang=\"en\" dir=\"ltr\">"));
    CHECK_FALSE(has(ui::page(shell(), {.title = "T", .content = "x"}), "dir="));
}

TEST_CASE("page: signing out is a form with its token") {
    auto frame = shell();
    frame.account = ui::Account{.name = "<A>", .href = "/me", .sign_out = "/sign-out", .csrf = "tok"};
    const auto html = ui::page(frame, {.title = "T", .content = "x"});
    CHECK(has(html, "&lt;A&gt;</a>"));
    CHECK(has(html, "method=\"post\" action=\"/sign-out\"><input type=\"hidden\" name=\"csrf\" value=\"tok\">"));
    CHECK_FALSE(has(ui::page(shell(), {.title = "T", .content = "x"}), "Sign out"));
}

TEST_CASE("page: a back link and breadcrumbs together are a mistake of ours") {
    CHECK_THROWS(ui::page(shell(), {.title = "T", .content = "x", .breadcrumbs = {{.text = "a"}}, .back = "/"}));
}
