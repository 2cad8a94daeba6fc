#include "source.h"

#include <algorithm>
#include <cctype>

namespace tidy {

bool is_word_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

namespace {

/// Walks through C++ once and takes code and literals apart. One object for one file.
class Blanker {
  public:
    explicit Blanker(std::string_view text) : text_(text), code_(text), literals_(text.size(), ' ') {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\n') literals_[i] = '\n';
        }
    }

    const std::string& code() const { return code_; }
    const std::string& literals() const { return literals_; }

    void run() {
        while (at_ < text_.size()) {
            if (starts("//")) {
                blank_until(end_of_line(), What::comment);
            } else if (starts("/*")) {
                const auto end = text_.find("*/", at_ + 2);
                blank_until(end == std::string_view::npos ? text_.size() : end + 2, What::comment);
            } else if (starts("R\"") && (at_ == 0 || !is_word_char(text_[at_ - 1]))) {
                raw_string();
            } else if (text_[at_] == '"') {
                literal('"');
            } else if (text_[at_] == '\'' && !separates_digits()) {
                literal('\'');
            } else {
                ++at_;
            }
        }
    }

  private:
    enum class What { comment, literal };

    bool starts(std::string_view what) const { return text_.substr(at_, what.size()) == what; }

    /// A line comment goes on behind a backslash at the end of a line.
    std::size_t end_of_line() const {
        auto end = text_.find('\n', at_);
        while (end != std::string_view::npos && text_[end - 1] == '\\') end = text_.find('\n', end + 1);
        return end == std::string_view::npos ? text_.size() : end;
    }

    /// 1'000'000: the quote belongs to a number.
    bool separates_digits() const {
        auto begin = at_;
        while (begin > 0 && (is_word_char(text_[begin - 1]) || text_[begin - 1] == '\'')) --begin;
        return begin < at_ && std::isdigit(static_cast<unsigned char>(text_[begin])) != 0;
    }

    void blank_until(std::size_t end, What what) {
        for (; at_ < end; ++at_) {
            if (text_[at_] != '\n') code_[at_] = ' ';
            if (what == What::literal) literals_[at_] = text_[at_];
        }
    }

    void literal(char quote) {
        auto end = at_ + 1;
        while (end < text_.size() && text_[end] != quote && text_[end] != '\n') end += text_[end] == '\\' ? 2 : 1;
        ++at_;
        blank_until(std::min(end, text_.size()), What::literal);
        if (at_ < text_.size()) ++at_;
    }

    void raw_string() {
        const auto open = text_.find('(', at_);
        if (open == std::string_view::npos) {
            ++at_;
            return;
        }
        const auto close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
        const auto end = text_.find(close, open);
        at_ += 2;
        blank_until(end == std::string_view::npos ? text_.size() : end + close.size() - 1, What::literal);
        if (at_ < text_.size()) ++at_;
    }

    std::string_view text_;
    std::string code_;
    std::string literals_;
    std::size_t at_ = 0;
};

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (const auto line : split(text, '\n')) lines.emplace_back(line);
    if (!lines.empty() && lines.back().empty()) lines.pop_back();
    return lines;
}

}  // namespace

Source read_source(std::string path, std::string_view text) {
    Source source{.path = std::move(path), .lines = lines_of(text), .code = {}, .literals = {}};
    if (!is_cpp(source.path)) return source;
    Blanker blanker(text);
    blanker.run();
    source.code = lines_of(blanker.code());
    source.literals = lines_of(blanker.literals());
    source.code.resize(source.lines.size());
    source.literals.resize(source.lines.size());
    return source;
}

std::vector<Include> includes_of(const Source& source) {
    std::vector<Include> found;
    for (std::size_t i = 0; i < source.code.size(); ++i) {
        const auto code = trim(source.code[i]);
        if (!code.starts_with("#") || find_word(code, "include") == std::string_view::npos) continue;
        const std::string_view line = source.lines[i];
        const auto open = line.find_first_of("<\"");
        if (open == std::string_view::npos) continue;
        const auto close = line.find(line[open] == '<' ? '>' : '"', open + 1);
        if (close == std::string_view::npos) continue;
        found.push_back({.target = std::string(line.substr(open + 1, close - open - 1)),
                         .quoted = line[open] == '"',
                         .line = i + 1});
    }
    return found;
}

bool is_header(std::string_view path) { return path.ends_with(".h"); }
bool is_cpp(std::string_view path) { return is_header(path) || path.ends_with(".cpp"); }

std::size_t find_word(std::string_view line, std::string_view word, std::size_t from) {
    for (auto at = line.find(word, from); at != std::string_view::npos; at = line.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool free_before = at == 0 || !is_word_char(word.front()) || !is_word_char(line[at - 1]);
        const bool free_behind = end >= line.size() || !is_word_char(word.back()) || !is_word_char(line[end]);
        if (free_before && free_behind) return at;
    }
    return std::string_view::npos;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::string_view trim(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string_view first_part(std::string_view path) { return path.substr(0, path.find('/')); }

std::string_view file_name(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view folder_of(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

std::string_view stem_of(std::string_view path) {
    const auto name = file_name(path);
    return name.substr(0, name.find('.'));
}

std::string joined(std::string_view folder, std::string_view link) {
    std::vector<std::string_view> parts;
    const auto whole = link.starts_with("/") ? std::string(link) : std::string(folder) + "/" + std::string(link);
    for (const auto part : split(whole, '/')) {
        if (part == ".." && !parts.empty()) {
            parts.pop_back();
        } else if (!part.empty() && part != "." && part != "..") {
            parts.push_back(part);
        }
    }
    std::string path;
    for (const auto part : parts) path += (path.empty() ? "" : "/") + std::string(part);
    return path;
}

bool lies_in(std::string_view path, std::string_view place) {
    if (place == "*") return true;
    if (place == "-") return false;
    if (place.starts_with("*/")) return has_folder(path, place.substr(2, place.size() - 3));
    return path.starts_with(place) && (path.size() == place.size() || path[place.size()] == '/');
}

bool lies_in_any(std::string_view path, const std::vector<std::string>& places) {
    return std::any_of(places.begin(), places.end(), [&](const auto& place) { return lies_in(path, place); });
}

bool has_folder(std::string_view path, std::string_view folder) {
    const auto parts = split(folder_of(path), '/');
    return std::find(parts.begin(), parts.end(), folder) != parts.end();
}

}  // namespace tidy
