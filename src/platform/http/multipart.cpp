#include "platform/http/multipart.h"

#include <algorithm>

#include "core/utf8.h"

namespace http {
namespace {

constexpr std::size_t largest_part_header = 4 << 10;
constexpr auto cut_short = "The form arrived broken or incomplete. Send it again.";

auto refuse_upload(const char* sentence) { return core::refuse(core::Reason::unusable_input, sentence); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool same_word(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

/// Takes the next `name=value` or `name="value"` after a semicolon off the front of `text`; false at the end or where
/// the text is not of that form (then `text` is not empty). Browsers write a quote inside as %22, older ones as \".
bool take_parameter(std::string_view& text, std::string_view& name, std::string& value) {
    text = core::trimmed(text);
    if (!text.starts_with(';')) return false;
    text = core::trimmed(text.substr(1));
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return false;
    name = core::trimmed(text.substr(0, equals));
    std::string_view rest = text.substr(equals + 1);
    value.clear();
    if (!rest.starts_with('"')) {
        const std::string_view token = rest.substr(0, rest.find(';'));
        value = core::trimmed(token);
        text = rest.substr(token.size());
        return true;
    }
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            text = rest.substr(i + 1);
            return true;
        }
        if (rest[i] == '\\' && i + 1 < rest.size() && rest[i + 1] == '"') ++i;
        value += rest[i];
    }
    return false;
}

/// The three characters that browsers percent-encode in a name (HTML Standard, "multipart/form-data encoding
/// algorithm").
std::string decode_name(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const std::string_view three = text.substr(0, 3);
        const char c = three == "%22" ? '"' : three == "%0D" ? '\r' : three == "%0A" ? '\n' : '\0';
        plain += c == '\0' ? text.front() : c;
        text.remove_prefix(c == '\0' ? 1 : 3);
    }
    return plain;
}

struct Part {
    std::string name;
    std::optional<std::string> file_name;
    std::string content_type;
};

core::Result<void> read_disposition(std::string_view value, Part& part) {
    const std::string_view kind = value.substr(0, value.find(';'));
    if (!same_word(core::trimmed(kind), "form-data")) return refuse_upload("A part of the form is not form data.");
    value.remove_prefix(kind.size());
    bool has_name = false;
    std::string_view parameter;
    std::string text;
    while (take_parameter(value, parameter, text)) {
        if (same_word(parameter, "name")) {
            if (has_name) return refuse_upload("A part of the form has two names.");
            part.name = decode_name(text);
            has_name = true;
        } else if (same_word(parameter, "filename")) {
            if (part.file_name) return refuse_upload("A part of the form has two file names.");
            const std::string whole = decode_name(text);
            const std::size_t folder = whole.find_last_of("/\\");
            part.file_name = folder == std::string::npos ? whole : whole.substr(folder + 1);
        }
    }
    if (!core::trimmed(value).empty() || !has_name) return refuse_upload("A part of the form has no proper name.");
    if (!is_clean_utf8(part.name) || !is_clean_utf8(part.file_name.value_or(""))) {
        return refuse_upload("The form holds a name that is not valid UTF-8.");
    }
    return {};
}

core::Result<Part> read_part_header(std::string_view header) {
    Part part;
    bool has_disposition = false;
    while (!header.empty()) {
        const std::string_view line = header.substr(0, header.find("\r\n"));
        header.remove_prefix(std::min(header.size(), line.size() + 2));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) return refuse_upload("A part of the form has a broken header.");
        const std::string_view value = core::trimmed(line.substr(colon + 1));
        if (same_word(line.substr(0, colon), "content-type")) part.content_type = value;
        if (!same_word(line.substr(0, colon), "content-disposition")) continue;
        if (has_disposition) return refuse_upload("A part of the form has two names.");
        has_disposition = true;
        if (auto read = read_disposition(value, part); !read) return tl::unexpected(read.error());
    }
    if (!has_disposition) return refuse_upload("A part of the form has no name.");
    return part;
}

core::Result<void> keep(Part part, std::string_view content, const MultipartLimits& limits, Multipart& form) {
    if (part.name.size() > limits.fields.name_bytes || part.file_name.value_or("").size() > limits.fields.name_bytes) {
        return refuse_upload("A name in the form is too long.");
    }
    if (part.file_name) {
        if (part.file_name->empty() && content.empty()) return {};
        if (form.files.size() >= limits.files) return refuse_upload("The form has too many files.");
        form.files.push_back({.field = std::move(part.name),
                              .name = std::move(*part.file_name),
                              .content_type = std::move(part.content_type),
                              .bytes = std::string(content)});
        return {};
    }
    if (form.fields.pairs().size() >= limits.fields.count) return refuse_upload("The form has too many fields.");
    if (content.size() > limits.fields.value_bytes) return refuse_upload("A field of the form is too long.");
    if (!is_clean_utf8(content)) return refuse_upload("The form holds text that is not valid UTF-8.");
    form.fields.add(std::move(part.name), std::string(content));
    return {};
}

}  // namespace

std::optional<std::string> boundary_of(std::string_view content_type) {
    const std::string_view kind = content_type.substr(0, content_type.find(';'));
    if (!same_word(core::trimmed(kind), "multipart/form-data")) return {};
    content_type.remove_prefix(kind.size());
    std::string_view name;
    std::string value;
    while (take_parameter(content_type, name, value)) {
        if (!same_word(name, "boundary")) continue;
        static constexpr std::string_view marks = "'()+_,-./:=? ";
        const bool is_allowed =
            !value.empty() && value.size() <= 70 && value.back() != ' ' &&
            std::all_of(value.begin(), value.end(), [](char c) {
                return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || marks.find(c) != marks.npos;
            });
        if (is_allowed) return value;
        return {};
    }
    return {};
}

core::Result<Multipart> parse_multipart(std::string_view body, std::string_view boundary,
                                        const MultipartLimits& limits) {
    const std::string first = "--" + std::string(boundary);
    const std::string between = "\r\n" + first;
    Multipart form;
    if (boundary.empty() || !body.starts_with(first)) return refuse_upload(cut_short);
    body.remove_prefix(first.size());
    while (!body.starts_with("--")) {
        if (!body.starts_with("\r\n")) return refuse_upload(cut_short);
        body.remove_prefix(2);
        const std::size_t header_end = body.substr(0, largest_part_header).find("\r\n\r\n");
        if (header_end == std::string_view::npos) return refuse_upload(cut_short);
        auto part = read_part_header(body.substr(0, header_end));
        if (!part) return tl::unexpected(part.error());
        body.remove_prefix(header_end + 2);  // an empty part's end may begin with the header's own line end
        const std::size_t end = body.find(between);
        if (end == std::string_view::npos) return refuse_upload(cut_short);
        const std::string_view content = end == 0 ? std::string_view{} : body.substr(2, end - 2);
        if (end == 1) return refuse_upload(cut_short);
        if (auto kept = keep(std::move(*part), content, limits, form); !kept) return tl::unexpected(kept.error());
        body.remove_prefix(end + between.size());
    }
    return form;
}

MultipartStream::MultipartStream(const std::string& boundary, const MultipartLimits& limits,
                                 std::function<core::Result<void>(const File&)> begin_file,
                                 std::function<void(std::string_view)> bytes)
    : delimiter_("\r\n--" + boundary), limits_(limits), begin_file_(std::move(begin_file)), bytes_(std::move(bytes)) {}

core::Result<void> MultipartStream::take(std::string_view bytes) {
    if (state_ == State::done) return {};  // what stands behind the last delimiter is nobody's
    held_ += bytes;
    for (;;) {
        const auto goes_on = step();
        if (!goes_on) return tl::unexpected(goes_on.error());
        if (!*goes_on) return {};
    }
}

/// One step; false when more bytes are needed or it is done.
core::Result<bool> MultipartStream::step() {
    switch (state_) {
        case State::content:
            return read_content();
        case State::header:
            return read_header();
        case State::after_delimiter: {
            if (held_.size() < 2) return false;
            const bool is_last = held_.starts_with("--");
            if (!is_last && !held_.starts_with("\r\n")) return refuse_upload(cut_short);
            held_.erase(0, 2);
            state_ = is_last ? State::done : State::header;
            return !is_last;
        }
        case State::done:
            break;
    }
    return false;
}

core::Result<bool> MultipartStream::read_header() {
    const std::size_t end = std::string_view{held_}.substr(0, largest_part_header).find("\r\n\r\n");
    if (end == std::string::npos) {
        if (held_.size() >= largest_part_header) return refuse_upload(cut_short);
        return false;
    }
    auto part = read_part_header(std::string_view{held_}.substr(0, end));
    if (!part) return tl::unexpected(part.error());
    held_.erase(0, end + 2);  // an empty part's end may begin with the header's own line end
    is_file_ = part->file_name.has_value();
    part_ = File{.field = std::move(part->name),
                 .name = part->file_name.value_or(""),
                 .content_type = std::move(part->content_type),
                 .bytes = {}};
    if (part_->field.size() > limits_.fields.name_bytes || part_->name.size() > limits_.fields.name_bytes)
        return refuse_upload("A name in the form is too long.");
    at_line_end_ = true;
    state_ = State::content;
    is_wanted_ = is_file_ && !part_->name.empty();
    if (!is_wanted_) return true;
    if (form_.files.size() >= limits_.files)
        return refuse_upload(limits_.files == 1 ? "Send one file at a time." : "These are too many files at a time.");
    form_.files.push_back(*part_);
    if (auto begun = begin_file_(*part_); !begun) return tl::unexpected(begun.error());
    return true;
}

core::Result<bool> MultipartStream::read_content() {
    const std::size_t end = held_.find(delimiter_);
    if (!part_ && end != 0 && held_.size() >= delimiter_.size()) return refuse_upload(cut_short);
    // Less than a delimiter at the end may be the beginning of one.
    const std::size_t sure = end != std::string::npos           ? end
                             : held_.size() < delimiter_.size() ? 0
                                                                : held_.size() - delimiter_.size() + 1;
    std::string_view content = std::string_view{held_}.substr(0, sure);
    if (at_line_end_ && !content.empty()) {
        if (content.size() < 2) {
            if (end != std::string::npos) return refuse_upload(cut_short);
            return false;
        }
        content.remove_prefix(2);
        at_line_end_ = false;
    }
    if (is_wanted_) {
        if (!content.empty()) bytes_(content);
    } else if (part_) {
        if (part_->bytes.size() + content.size() > limits_.fields.value_bytes)
            return refuse_upload("A field of the form is too long.");
        part_->bytes += content;
    }
    held_.erase(0, sure);
    if (end == std::string::npos) return false;
    held_.erase(0, delimiter_.size());
    state_ = State::after_delimiter;
    if (part_ && !is_file_) {
        Part part{.name = std::move(part_->field), .file_name = {}, .content_type = {}};
        if (auto kept = keep(std::move(part), part_->bytes, limits_, form_); !kept) return tl::unexpected(kept.error());
    }
    return true;
}

}  // namespace http
