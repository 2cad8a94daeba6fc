#include <algorithm>
#include <cctype>

#include "checks.h"

namespace tidy {
namespace {

constexpr std::size_t file_lines_max = 400;
constexpr std::size_t function_lines_max = 60;
constexpr std::size_t line_columns_max = 120;

/// Characters, not bytes: "–" counts once.
std::size_t columns_of(std::string_view line) {
    std::size_t columns = 0;
    for (const char c : line) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    return columns;
}

struct Function {
    std::string name;
    std::size_t first = 0;  ///< line of the opening brace, from 0
    std::size_t last = 0;
};

/// The last word before the parameter list of what stands before a brace: "place" of "Result<Id> Book::place(int a)".
std::string name_of(std::string_view head) {
    const auto open = head.find('(');
    auto end = open;
    while (end > 0 && std::isspace(static_cast<unsigned char>(head[end - 1])) != 0) --end;
    auto begin = end;
    while (begin > 0 && is_word_char(head[begin - 1])) --begin;
    return std::string(head.substr(begin, end - begin));
}

/// `constexpr std::array<int, size_of(a)> name{`: the last word before the brace is a name, not what may follow a
/// parameter list.
bool names_variable(std::string_view head) {
    const auto behind = trim(head.substr(head.rfind(')') + 1));
    if (behind.empty() || !is_word_char(behind.back())) return false;
    for (const std::string_view word : {"const", "noexcept", "override", "final", "requires", "try", "->", ":"}) {
        if (behind.starts_with(word)) return false;
    }
    return true;
}

/// Whether the text before a brace at namespace or class scope makes it the body of a function. It does when it has a
/// parameter list, and is neither a type, a namespace nor the value of a variable.
bool opens_function(std::string_view head) {
    if (head.find('(') == std::string_view::npos) return false;
    for (const std::string_view word : {"namespace", "class", "struct", "union", "enum"}) {
        const auto at = find_word(head, word);
        if (at != std::string_view::npos && head.find('(') > at && head.find(')', at) == std::string_view::npos)
            return false;
    }
    const auto equals = head.find('=');
    const auto open = head.find('(');
    const bool is_value = equals != std::string_view::npos && equals < open && head.find("operator") > equals;
    return !is_value && !names_variable(head);
}

/// Whether a brace after this text begins a value within something larger: a default argument, `f(int a = {`, or a
/// member that a constructor initialises, `Book(int a) : a_{`.
bool opens_part(std::string_view head) {
    const auto opened = std::count(head.begin(), head.end(), '(');
    const auto closed = std::count(head.begin(), head.end(), ')');
    if (opened > closed) return true;
    const auto parameters_end = head.find(')');
    if (parameters_end == std::string_view::npos) return false;
    const auto behind = trim(head.substr(parameters_end + 1));
    const auto colon = behind.starts_with("noexcept") ? trim(behind.substr(8)) : behind;
    const char last = trim(head).back();
    return colon.starts_with(":") && !colon.starts_with("::") && (is_word_char(last) || last == '>');
}

/// Finds the outermost functions by matching braces. A heuristic: it reads code whose comments and literals are blank.
class FunctionFinder {
  public:
    explicit FunctionFinder(const Source& source) : source_(source) {}

    std::vector<Function> run() {
        for (line_ = 0; line_ < source_.code.size(); ++line_) {
            const std::string_view code = source_.code[line_];
            if (trim(code).starts_with("#")) continue;
            for (const char c : code) step(c);
            if (depth_ == 0) head_ += ' ';
        }
        return std::move(found_);
    }

  private:
    enum class Within { function, value, part };

    void step(char c) {
        if (depth_ > 0) {  // only its end matters
            if (c == '{') ++depth_;
            if (c == '}' && --depth_ == 0) close();
        } else if (c == '{') {
            open();
        } else if (c == '}' || c == ';') {
            head_.clear();
        } else {
            head_ += c;
        }
    }

    void open() {
        depth_ = 1;
        if (opens_part(head_)) {
            within_ = Within::part;
        } else if (opens_function(head_)) {
            found_.push_back({.name = name_of(head_), .first = line_, .last = line_});
            within_ = Within::function;
        } else if (head_.find('=') != std::string::npos ||
                   (head_.find('(') != std::string::npos && names_variable(head_))) {
            within_ = Within::value;
        } else {  // a namespace or a type: look inside
            depth_ = 0;
            head_.clear();
        }
    }

    void close() {
        if (within_ == Within::function) found_.back().last = line_;
        if (within_ == Within::part) {
            head_ += "()";  // a value stood here; what it belongs to goes on
        } else {
            head_.clear();
        }
    }

    const Source& source_;
    std::vector<Function> found_;
    std::string head_;
    std::size_t line_ = 0;
    std::size_t depth_ = 0;
    Within within_ = Within::value;
};

bool is_measured(std::string_view path) {
    const bool ours = path.starts_with("src/") || path.starts_with("tests/") || path.starts_with("tools/") ||
                      path.starts_with("assets/");
    return ours && !has_folder(path, "golden") && !path.ends_with(".txt") && !path.ends_with(".md") &&
           !path.ends_with(".csv");
}

}  // namespace

void check_sizes(const Tree& tree, Findings& findings) {
    for (const auto& [path, source] : tree.files) {
        if (!is_measured(path)) continue;
        const auto report = [&, at = path](std::size_t line, std::string check, std::string subject, std::string what,
                                           std::string instead) {
            findings.push_back({at, line, std::move(check), std::move(subject), std::move(what), std::move(instead)});
        };
        if (source.lines.size() > file_lines_max) {
            report(0, "file_size", {}, "the file has " + std::to_string(source.lines.size()) + " lines",
                   "a file ends at about 400: find the second idea in it and give that a file of its own");
        }
        for (std::size_t i = 0; i < source.lines.size(); ++i) {
            if (!is_cpp(path) || columns_of(source.lines[i]) <= line_columns_max) continue;
            report(i + 1, "line_length", {}, "the line has " + std::to_string(columns_of(source.lines[i])) + " columns",
                   "a line ends at 120: make format breaks code, and a sentence can be two");
        }
        for (const auto& function : FunctionFinder(source).run()) {
            const auto lines = function.last - function.first + 1;
            if (lines <= function_lines_max) continue;
            report(function.first + 1, "function_size", function.name,
                   "\"" + function.name + "\" has " + std::to_string(lines) + " lines",
                   "a function fits on one screen (60): take out the steps and name them");
        }
    }
}

}  // namespace tidy
