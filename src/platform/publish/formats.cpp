#include "platform/publish/formats.h"

#include <algorithm>
#include <array>

#include "platform/process/child.h"
#include "platform/publish/chromium.h"
#include "platform/publish/document.h"
#include "platform/publish/html.h"

namespace publish {
namespace {

struct Known {
    Format format;
    std::string_view word;
    std::string_view content_type;
};

constexpr std::array known{
    Known{Format::html, "html", "text/html; charset=utf-8"},
    Known{Format::pdf, "pdf", "application/pdf"},
    Known{Format::docx, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Known{Format::xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Known{Format::csv, "csv", "text/csv; charset=utf-8"},
    Known{Format::json, "json", "application/json"}};

const Known& entry(Format format) {
    return *std::find_if(known.begin(), known.end(), [&](const Known& one) { return one.format == format; });
}

}  // namespace

std::span<const Format> all_formats() {
    static constexpr std::array all{Format::html, Format::pdf, Format::docx, Format::xlsx, Format::csv, Format::json};
    return all;
}

std::optional<Format> parse_format(std::string_view text) {
    for (const auto& one : known)
        if (one.word == text) return one.format;
    return std::nullopt;
}

std::string_view word(Format format) { return entry(format).word; }
std::string_view content_type(Format format) { return entry(format).content_type; }

bool can_write(Format format) {
    if (format == Format::pdf) return !chromium().empty();
    if (format == Format::docx) return process::is_on_path("pandoc");
    return true;
}

std::vector<File> sources(const Disclosed<Document>& disclosed) {
    return {{"print.html", html_for(disclosed, Medium::paper)}, {"office.html", html_for(disclosed, Medium::office)}};
}

core::Result<std::vector<File>> write(const Disclosed<Document>& disclosed, Format format, const std::string& stem) {
    const auto one = [&](std::string bytes) {
        return std::vector<File>{{stem + "." + std::string{word(format)}, std::move(bytes)}};
    };
    switch (format) {
        case Format::html:
            return one(to_html(disclosed));
        case Format::pdf:
            return to_pdf(disclosed).map(one);
        case Format::docx:
            return to_docx(disclosed).map(one);
        case Format::xlsx:
            return one(to_xlsx(disclosed));
        case Format::csv: {
            auto files = to_csv(disclosed);
            for (auto& file : files) file.path = "csv/" + file.path;
            return files;
        }
        case Format::json:
            return one(to_json(disclosed));
    }
    return std::vector<File>{};
}

}  // namespace publish
