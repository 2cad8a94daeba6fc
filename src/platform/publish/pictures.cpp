#include "platform/publish/pictures.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "core/check.h"
#include "core/embedded.h"
#include "core/failure.h"
#include "platform/publish/chromium.h"
#include "platform/publish/scratch.h"

namespace embedded {
std::span<const core::EmbeddedFile> publish_files();
std::span<const core::EmbeddedFile> assets();
}  // namespace embedded

namespace publish {
namespace {

// Text is escaped in the HTML, so no text can look like these.
constexpr std::string_view begins = "<!--drawing-->", words = "<!--words-->", ends = "<!--/drawing-->";
constexpr double dots_per_inch = 96;  // CSS
constexpr double widest = 6, tallest = 8.5;

struct Drawing {
    std::string_view drawn, alternative;
};

/// The text with each drawing replaced by what `instead` gives for it.
std::string replaced(const std::string& html, const std::function<std::string(const Drawing&)>& instead) {
    std::string out;
    std::size_t at = 0;
    const std::string_view all{html};
    for (auto from = html.find(begins); from != std::string::npos; from = html.find(begins, at)) {
        const auto middle = html.find(words, from), end = html.find(ends, from);
        core::check(middle < end && end != std::string::npos, "a drawing ends, and has words");
        out += all.substr(at, from - at);
        const auto drawn = from + begins.size(), told = middle + words.size();
        out += instead({all.substr(drawn, middle - drawn), all.substr(told, end - told)});
        at = end + ends.size();
    }
    return out + html.substr(at);
}

std::string_view file(std::span<const core::EmbeddedFile> files, std::string_view name) {
    const auto found = std::find_if(files.begin(), files.end(), [&](const auto& one) { return one.path == name; });
    core::check(found != files.end(), "what takes pictures was built into the program");
    return found->bytes;
}

std::string page_of(const std::string& drawings) {
    std::string page = "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Pictures</title>";
    page += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; ";
    page += "script-src 'unsafe-inline'; img-src data:\">\n<style>.picture { width: 640px; ";
    page += "font: 16px/1.5 \"Liberation Sans\", Arial, \"Noto Sans\", \"DejaVu Sans\", sans-serif; }\n";
    page += file(embedded::assets(), "charts.css");
    page += "</style></head>\n<body>" + drawings + "<script>\n";
    page += file(embedded::publish_files(), "pictures.js");
    return page + "</script></body></html>\n";
}

struct Picture {
    int width = 0;     ///< in dots of CSS
    int height = 0;    ///< the same
    std::string data;  ///< its address: "data:image/png;base64,..."
};

/// What pictures.js left: <p class="taken">640 590 data:image/png;base64,...</p>.
std::vector<Picture> pictures_in(const std::string& page) {
    constexpr std::string_view mark = "<p class=\"taken\">";
    std::vector<Picture> all;
    for (auto at = page.find(mark); at != std::string::npos; at = page.find(mark, at)) {
        at += mark.size();
        const std::string told = page.substr(at, page.find('<', at) - at);
        const auto first = told.find(' '), second = told.find(' ', first + 1);
        if (second == std::string::npos) break;
        Picture picture{.data = told.substr(second + 1)};
        std::from_chars(told.data(), told.data() + first, picture.width);
        std::from_chars(told.data() + first + 1, told.data() + second, picture.height);
        if (picture.width > 0 && picture.height > 0 && picture.data.starts_with("data:image/png;base64,"))
            all.push_back(std::move(picture));
    }
    return all;
}

std::string image_of(const Picture& picture, std::string_view alternative) {
    const double wide = picture.width / dots_per_inch, high = picture.height / dots_per_inch;
    const double scale = std::min({1.0, widest / wide, tallest / high});
    return fmt::format("<p><img src=\"{}\" alt=\"{}\" width=\"{:.2f}in\" height=\"{:.2f}in\"></p>\n", picture.data,
                       alternative, wide * scale, high * scale);
}

}  // namespace

std::string drawing_to_take(const std::string& drawing, const std::string& alternative) {
    return std::string{begins} + drawing + std::string{words} + alternative + std::string{ends} + "\n";
}

core::Result<std::string> with_pictures(const std::string& office_html) {
    std::string drawings;
    std::size_t wanted = 0;
    const auto in_words = replaced(office_html, [&](const Drawing& one) {
        drawings += "<div class=\"picture\">" + std::string{one.drawn} + "</div>\n";
        ++wanted;
        return "<p>" + std::string{one.alternative} + "</p>\n";
    });
    if (wanted == 0 || chromium().empty()) return in_words;
    const Scratch scratch;
    scratch.put("drawings.html", page_of(drawings));
    // Virtual time stands still while anything is at work, so the pictures are taken however slow the machine.
    const auto done = browse(scratch, "drawings.html", {"--virtual-time-budget=60000", "--dump-dom"});
    if (!done) return tl::unexpected<core::Refusal>(done.error());
    const auto taken = pictures_in(scratch.get("browser.out"));
    if (taken.size() != wanted)
        throw core::Failure("Chromium has taken " + std::to_string(taken.size()) + " of " + std::to_string(wanted) +
                            " pictures for the Word file.");
    std::size_t next = 0;
    return replaced(office_html, [&](const Drawing& one) { return image_of(taken[next++], one.alternative); });
}

}  // namespace publish
