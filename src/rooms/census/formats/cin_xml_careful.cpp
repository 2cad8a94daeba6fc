#include "rooms/census/formats/cin_xml_careful.h"

#include <algorithm>
#include <cstring>

#include "rooms/census/engine/utf8.h"
#include "rooms/census/formats/cin_xml_children.h"

namespace census::cin {
namespace {

constexpr std::size_t most_for_one_child = 64U << 20U;
constexpr Row children_in_a_block = 500;

std::string at_line(const Bytes& file, std::uint64_t at) {
    const std::uint64_t place[]{at};
    return "line " + std::to_string(file.lines_of(place).front()) + ": ";
}

tl::unexpected<core::Refusal> unusable(const Bytes& file, std::uint64_t at, const std::string& why) {
    return core::refuse(core::Reason::unusable_input, at_line(file, at) + why);
}

/// One piece of markup: where it begins and ends, and what it is.
struct Markup {
    enum class Kind { none, start, empty, end, other, type_declaration, unfinished };
    Kind kind = Kind::none;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view name;  ///< without a prefix
};

/// Goes through a text from one piece of markup to the next. Knows just enough of XML not to be led astray by comments,
/// CDATA sections and quoted values.
class Tokens {
  public:
    explicit Tokens(std::string_view text) : text_(text) {}

    Markup next() {
        const std::size_t begin = text_.find('<', at_);
        if (begin == std::string_view::npos) return {};
        const std::string_view rest = text_.substr(begin);
        if (rest.starts_with("<!--")) return until("-->", begin, begin + 4, Markup::Kind::other);
        if (rest.starts_with("<![CDATA[")) return until("]]>", begin, begin + 9, Markup::Kind::other);
        if (rest.starts_with("<?")) return until("?>", begin, begin + 2, Markup::Kind::other);
        if (rest.starts_with("<!")) return until(">", begin, begin + 2, Markup::Kind::type_declaration);
        return tag(begin);
    }

  private:
    Markup until(std::string_view close, std::size_t begin, std::size_t from, Markup::Kind kind) {
        const std::size_t end = text_.find(close, from);
        if (end == std::string_view::npos) return {.kind = Markup::Kind::unfinished, .begin = begin, .name = {}};
        at_ = end + close.size();
        return {.kind = kind, .begin = begin, .end = at_, .name = {}};
    }

    Markup tag(std::size_t begin) {
        std::size_t end = begin + 1;
        for (char quote = '\0'; end < text_.size(); ++end) {
            const char c = text_[end];
            if (quote != '\0') {
                if (c == quote) quote = '\0';
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>' || c == '<') {
                break;
            }
        }
        if (end == text_.size()) return {.kind = Markup::Kind::unfinished, .begin = begin, .name = {}};
        at_ = text_[end] == '>' ? end + 1 : end;
        const bool closes = text_[begin + 1] == '/';
        const std::size_t name_at = begin + (closes ? 2U : 1U);
        std::string_view name = text_.substr(name_at, end - name_at);
        name = name.substr(0, name.find_first_of(" \t\r\n/"));
        if (const auto colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
        const auto kind = closes                  ? Markup::Kind::end
                          : text_[end - 1] == '/' ? Markup::Kind::empty
                                                  : Markup::Kind::start;
        return {.kind = kind, .begin = begin, .end = at_, .name = name};
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// The records of a text and what is left around them.
class Taking {
  public:
    Taking(const std::string& text, const ReadOptions& options, const Return& data, Oddities& oddities)
        : text_(text), options_(options), data_(data), oddities_(oddities) {}

    /// Calls `record(begin, end)` for each Child and `outside(begin, end)` for the text between.
    template <class Record, class Outside>
    void split(Record record, Outside outside) {
        Tokens tokens{text_};
        std::size_t done = 0, opened = std::string_view::npos;
        for (;;) {
            const Markup markup = tokens.next();
            const bool ends = markup.kind == Markup::Kind::none || markup.kind == Markup::Kind::unfinished;
            const bool is_child = markup.name == "Child";
            if (opened != std::string_view::npos && (ends || (is_child && markup.kind != Markup::Kind::end))) {
                // A record without its end tag: the next one begins, or the file stops.
                oddities_.note(Oddities::Kind::broken_record, "unclosed", opened,
                               ends ? "the file ends within it" : "its end tag is missing");
                done = ends ? text_.size() : markup.begin;
                opened = std::string_view::npos;
            }
            if (ends) break;
            if (is_child && markup.kind == Markup::Kind::start) {
                outside(done, markup.begin);
                opened = markup.begin;
                done = markup.begin;
            } else if (is_child && markup.kind == Markup::Kind::empty) {
                outside(done, markup.begin);
                record(markup.begin, markup.end);
                done = markup.end;
            } else if (is_child && opened != std::string_view::npos) {
                record(opened, markup.end);
                opened = std::string_view::npos;
                done = markup.end;
            }
        }
        if (done < text_.size()) outside(done, text_.size());
    }

    /// False when it was cancelled.
    bool read(std::vector<std::unique_ptr<Block>>& blocks) {
        bool going = true;
        split(
            [&](std::size_t begin, std::size_t end) {
                if (!going) return;
                read_record(begin, end);
                if (block_->children.count >= children_in_a_block) finish(blocks);
                if (options_.progress && !options_.progress(end, text_.size())) going = false;
            },
            [](std::size_t, std::size_t) {});
        finish(blocks);
        return going;
    }

  private:
    void read_record(std::size_t begin, std::size_t end) {
        if (block_ == nullptr) {
            block_ = std::make_unique<Block>();
            block_->header = data_.header;
            block_->period = data_.period;
        }
        if (end - begin > most_for_one_child) return oddities_.note(Oddities::Kind::too_large, "64 MB", begin);
        std::string buffer = text_.substr(begin, end - begin);
        if (const auto bad = first_not_utf8(buffer)) oddities_.note(Oddities::Kind::not_utf8, "UTF-8", begin + *bad);
        const auto parsed = document_.load_buffer_inplace(buffer.data(), buffer.size(),
                                                          parse_options | pugi::parse_fragment | pugi::parse_doctype,
                                                          pugi::encoding_utf8);
        if (!parsed) {
            oddities_.note(Oddities::Kind::broken_record, std::to_string(parsed.status),
                           begin + static_cast<std::uint64_t>(parsed.offset), parsed.description());
            return;
        }
        read_children(document_, buffer.data(), begin, *block_, oddities_);
    }

    void finish(std::vector<std::unique_ptr<Block>>& blocks) {
        if (block_ == nullptr) return;
        block_->seal();
        if (options_.each) options_.each(*block_);
        blocks.push_back(std::move(block_));
    }

    const std::string& text_;
    const ReadOptions& options_;
    const Return& data_;
    Oddities& oddities_;
    pugi::xml_document document_;
    std::unique_ptr<Block> block_;
};

std::string value_of(pugi::xml_node parent, const char* name) {
    std::string pieces;
    for (const auto node : parent.children())
        if (std::strcmp(local_name(node), name) == 0) return std::string{core::trimmed(text_of(node, pieces))};
    return {};
}

pugi::xml_node child_of(pugi::xml_node parent, const char* name) {
    for (const auto node : parent.children())
        if (node.type() == pugi::node_element && std::strcmp(local_name(node), name) == 0) return node;
    return {};
}

Header header_of(pugi::xml_node message) {
    const auto node = child_of(message, "Header");
    if (!node) return {};
    const auto collection = child_of(node, "CollectionDetails"), source = child_of(node, "Source");
    return {.collection = value_of(collection, "Collection"),
            .year = value_of(collection, "Year"),
            .reference_date = value_of(collection, "ReferenceDate"),
            .source_level = value_of(source, "SourceLevel"),
            .lea = value_of(source, "LEA"),
            .software = value_of(source, "SoftwareCode"),
            .release = value_of(source, "Release"),
            .serial = value_of(source, "SerialNo"),
            .made_at = value_of(source, "DateTime"),
            .present = true};
}

}  // namespace

core::Result<void> read_skeleton(const Skeleton& skeleton, bool strict, Return& data, Oddities& oddities,
                                 const Bytes& file) {
    const auto file_at = [&](std::size_t at) -> std::uint64_t {
        return at < skeleton.head ? at : skeleton.second_half_at + (at - skeleton.head);
    };
    for (Tokens tokens{skeleton.text};;) {
        const Markup markup = tokens.next();
        if (markup.kind == Markup::Kind::none || markup.kind == Markup::Kind::unfinished) break;
        if (markup.kind == Markup::Kind::type_declaration)
            return unusable(file, file_at(markup.begin),
                            "a document type declaration (<!DOCTYPE ...>) is not allowed in a return: entities are "
                            "never expanded");
    }
    std::string buffer = skeleton.text;
    pugi::xml_document document;
    const auto parsed = document.load_buffer_inplace(buffer.data(), buffer.size(), parse_options, pugi::encoding_utf8);
    const auto message = document.document_element();
    if (!message) return unusable(file, 0, file.size() == 0 ? "the file is empty" : "this is no XML file");
    if (std::strcmp(local_name(message), "Message") != 0)
        return unusable(
            file, file_at(static_cast<std::size_t>(message.name() - buffer.data())),
            "the root element is " + shown_name(message.name()) + ", not Message: this is no Children in Need census");
    if (!parsed) {
        const auto at = file_at(static_cast<std::size_t>(parsed.offset));
        if (strict) return unusable(file, at, parsed.description());
        oddities.note(Oddities::Kind::broken_file, "broken", std::min<std::uint64_t>(at, file.size()),
                      "the markup around the children is broken here, or the file was cut off (" +
                          std::string{parsed.description()} + ")");
    }
    if (strict && child_of(child_of(message, "Children"), "Child"))
        return unusable(file, 0, "children stand where none were expected");
    for (const auto attribute : message.attributes())
        if (std::strncmp(attribute.name(), "xmlns", 5) == 0 && std::strcmp(attribute.name(), "xmlns:xsi") != 0)
            oddities.note(Oddities::Kind::other_name_space, shown_name(attribute.value()),
                          file_at(static_cast<std::size_t>(message.name() - buffer.data())));
    for (const auto node : message.children()) {
        const char* name = local_name(node);
        if (node.type() == pugi::node_element && std::strcmp(name, "Header") != 0 && std::strcmp(name, "Children") != 0)
            oddities.note(Oddities::Kind::unknown_element, shown_name(node.name()),
                          file_at(static_cast<std::size_t>(node.name() - buffer.data())));
    }
    data.header = header_of(message);
    data.period = data.header.period();
    return {};
}

core::Result<Return> read_carefully(const Bytes& file, const std::string& text, const ReadOptions& options,
                                    Oddities& oddities) {
    Return data;
    Skeleton skeleton;
    Oddities of_splitting;
    // The text around the children, its gaps closed: a place in it is told by the text before the first child or after
    // the last, which is where nearly all of it lies.
    Taking{text, options, data, of_splitting}.split([](std::size_t, std::size_t) {},
                                                    [&](std::size_t begin, std::size_t end) {
                                                        if (skeleton.text.empty()) skeleton.head = end - begin;
                                                        skeleton.text.append(text, begin, end - begin);
                                                        skeleton.second_half_at =
                                                            end - (skeleton.text.size() - skeleton.head);
                                                    });
    if (auto skeleton_read = read_skeleton(skeleton, false, data, oddities, file); !skeleton_read)
        return tl::unexpected{skeleton_read.error()};
    Taking taking{text, options, data, oddities};
    if (!taking.read(data.blocks)) return core::refuse(core::Reason::wrong_state, "Reading was cancelled");
    return data;
}

}  // namespace census::cin
