#include "rooms/census/formats/cin_xml.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <future>
#include <thread>

#include "rooms/census/engine/utf8.h"
#include "rooms/census/formats/cin_xml_careful.h"
#include "rooms/census/formats/cin_xml_children.h"
#include "rooms/census/formats/plain_xml.h"

namespace census::cin {
namespace {

constexpr std::uint64_t nowhere = ~std::uint64_t{0};
constexpr std::string_view child_tag = "<Child";
constexpr std::string_view child_end = "</Child>";
/// A child's record is a few kilobytes. A stretch that does not find the next one in this much is read carefully.
constexpr std::uint64_t most_for_one_child = 64U << 20U;

/// The first start tag of a Child at or after `from`.
std::size_t find_child(std::string_view text, std::size_t from) {
    while ((from = text.find(child_tag, from)) != std::string_view::npos) {
        const std::size_t next = from + child_tag.size();
        if (next < text.size() && std::strchr("> \t\r\n/", text[next]) != nullptr && text[next] != '\0') return from;
        ++from;
    }
    return std::string_view::npos;
}

struct ChildrenAt {
    std::uint64_t begin = nowhere;
    std::uint64_t end = nowhere;
};

/// Where the children begin and end, found in the text at both ends of the file. Nothing in the middle is looked at:
/// the parser decides whether it holds what this promises.
ChildrenAt find_children(const Bytes& file) {
    ChildrenAt found;
    std::string buffer;
    // Nearly always a few hundred bytes hold both; a header with long comments has more.
    for (std::uint64_t window = 4096; window <= 1U << 18U; window *= 8) {
        const auto size = std::min(file.size(), window);
        buffer.resize(size);
        if (found.begin == nowhere) {
            const auto first = find_child(file.read(0, buffer), 0);
            if (first != std::string_view::npos) found.begin = first;
        }
        const auto last = file.read(file.size() - size, buffer).rfind(child_end);
        if (last != std::string_view::npos) found.end = file.size() - size + last + child_end.size();
        if (found.begin != nowhere && found.end != nowhere) break;
    }
    return found;
}

/// One stretch of the file as a thread sees it: the children whose start tag lies in [begin, end), each to its end.
class Stretch {
  public:
    /// `limit` is where the children of the file end.
    Stretch(const Bytes& file, std::string& buffer, std::uint64_t begin, std::uint64_t end, std::uint64_t limit)
        : buffer_(buffer), at_(begin) {
        std::uint64_t want = end - begin;
        for (std::uint64_t slack = 16384; slack <= most_for_one_child; slack *= 4) {
            want = std::min(end - begin + slack, limit - begin);
            if (buffer_.size() < want + PlainXml::padding) buffer_.resize(want + PlainXml::padding);
            const auto text = file.read(begin, std::span{buffer_}.first(want));
            if (text.size() < want) return;
            first_ = find_child(text, 0);
            last_ = first_;
            whole_ = first_ == std::string_view::npos || begin + first_ >= end;
            if (whole_) return;
            last_ = end == limit ? text.size() : find_child(text, end - begin);
            if (last_ == std::string_view::npos && begin + want == limit) last_ = text.size();
            whole_ = last_ != std::string_view::npos;
            if (whole_) return;
        }
    }
    /// False when the last child of the stretch does not end within reach, or the file became shorter.
    bool is_whole() const { return whole_; }
    std::span<char> children() {
        if (first_ == last_) return {};
        return std::span{buffer_}.subspan(first_, last_ - first_);
    }
    std::uint64_t at() const { return at_ + first_; }

  private:
    std::string& buffer_;
    std::uint64_t at_;
    std::size_t first_ = 0;
    std::size_t last_ = 0;
    bool whole_ = false;
};

/// The fast way: the cores share the file by stretches. Gives up, for the careful way to begin again, as soon as one
/// stretch is not what `find_children` promised. That is safe: a comment, a CDATA section or a tag that crosses the
/// border of two stretches is unfinished in the first, and the parser refuses it.
class SharedReading {
  public:
    SharedReading(const Bytes& file, ChildrenAt children, const ReadOptions& options, const Return& data)
        : file_(file),
          children_(children),
          options_(options),
          data_(data),
          count_((children.end - children.begin + options.stretch - 1) / options.stretch),
          blocks_(count_) {}

    /// False: cancelled or given up.
    bool run(Oddities& oddities) {
        unsigned threads = options_.threads == 0 ? std::thread::hardware_concurrency() : options_.threads;
        threads = static_cast<unsigned>(std::clamp<std::uint64_t>(threads, 1, std::max<std::uint64_t>(count_, 1)));
        std::vector<std::future<Oddities>> others;
        for (unsigned i = 1; i < threads; ++i)
            others.push_back(std::async(std::launch::async, [this] { return work(false); }));
        oddities.merge(work(true));
        for (auto& other : others) oddities.merge(other.get());
        return !given_up_ && !cancelled_;
    }
    bool cancelled() const { return cancelled_; }
    std::vector<std::unique_ptr<Block>> take() {
        std::erase_if(blocks_, [](const auto& block) { return block == nullptr || block->children.count == 0; });
        return std::move(blocks_);
    }

  private:
    Oddities work(bool tells) {
        Oddities oddities;
        std::string buffer;
        pugi::xml_document document;
        for (std::uint64_t i = next_++; i < count_ && !given_up_ && !cancelled_; i = next_++) {
            if (!read_stretch(i, buffer, document, oddities)) given_up_ = true;
            if (tells && options_.progress &&
                !options_.progress(std::min(i + 1, count_) * options_.stretch, file_.size()))
                cancelled_ = true;
        }
        return oddities;
    }

    bool read_stretch(std::uint64_t i, std::string& buffer, pugi::xml_document& document, Oddities& oddities) {
        const std::uint64_t begin = children_.begin + i * options_.stretch;
        Stretch stretch{file_, buffer, begin, std::min(begin + options_.stretch, children_.end), children_.end};
        if (!stretch.is_whole()) return false;
        const auto children = stretch.children();
        if (children.empty()) return true;
        auto block = read_block({children.data(), children.size()}, stretch.at(), oddities);
        if (block == nullptr) block = parse_block(children, stretch.at(), document, oddities);
        if (block == nullptr) return false;
        block->seal();
        if (options_.each) options_.each(*block);
        blocks_[i] = std::move(block);
        return true;
    }

    std::unique_ptr<Block> new_block() const {
        auto block = std::make_unique<Block>();
        block->header = data_.header;
        block->period = data_.period;
        return block;
    }

    /// Null when the text is not plain.
    std::unique_ptr<Block> read_block(std::string_view text, std::uint64_t at, Oddities& oddities) const {
        if (!options_.plainly || !is_plain_ascii(text)) return nullptr;
        auto block = new_block();
        Oddities mine;
        if (!read_plain_children(text, at, *block, mine)) return nullptr;
        oddities.merge(mine);
        return block;
    }

    /// Null when the parser refuses the text.
    std::unique_ptr<Block> parse_block(std::span<char> text, std::uint64_t at, pugi::xml_document& document,
                                       Oddities& oddities) const {
        const std::string_view seen{text.data(), text.size()};
        // To the parser a NUL ends the text, and what follows it would be lost without a word.
        if (seen.find('\0') != std::string_view::npos) return nullptr;
        if (const auto bad = first_not_utf8(seen)) oddities.note(Oddities::Kind::not_utf8, "UTF-8", at + *bad);
        const auto parsed = document.load_buffer_inplace(text.data(), text.size(), parse_options | pugi::parse_fragment,
                                                         pugi::encoding_utf8);
        if (!parsed) return nullptr;
        auto block = new_block();
        read_children(document, text.data(), at, *block, oddities);
        return block;
    }

    const Bytes& file_;
    ChildrenAt children_;
    const ReadOptions& options_;
    const Return& data_;
    std::uint64_t count_;
    std::vector<std::unique_ptr<Block>> blocks_;
    std::atomic<std::uint64_t> next_{0};
    std::atomic<bool> given_up_{false};
    std::atomic<bool> cancelled_{false};
};

Skeleton skeleton_around(const Bytes& file, ChildrenAt children) {
    Skeleton skeleton;
    std::string head(children.begin, '\0');
    std::string tail(file.size() - children.end, '\0');
    skeleton.text = file.read(0, head);
    skeleton.head = skeleton.text.size();
    skeleton.text += file.read(children.end, tail);
    skeleton.second_half_at = children.end;
    return skeleton;
}

/// A file whose markup is sound is read by stretches, however large it is; any other is held in memory as a whole.
constexpr std::uint64_t most_in_memory = 512U << 20U;

tl::unexpected<core::Refusal> too_large(const Bytes& file) {
    return core::refuse(core::Reason::unusable_input, "line 1: this is no sound census file, and at " +
                                                          std::to_string(file.size() >> 20U) +
                                                          " MB it is too large to look for what can be read (at most " +
                                                          std::to_string(most_in_memory >> 20U) + " MB)");
}

core::Result<Return> read_utf8(const Bytes& file, const ReadOptions& options, Oddities& oddities) {
    const ChildrenAt children = find_children(file);
    if (children.begin != nowhere && children.end != nowhere && children.begin < children.end) {
        Return data;
        Oddities mine;
        if (read_skeleton(skeleton_around(file, children), true, data, mine, file)) {
            SharedReading reading{file, children, options, data};
            if (reading.run(mine)) {
                data.blocks = reading.take();
                oddities.merge(mine);
                return data;
            }
            if (reading.cancelled()) return core::refuse(core::Reason::wrong_state, "Reading was cancelled");
        }
    }
    if (file.size() > most_in_memory) return too_large(file);
    return read_carefully(file, file.all(), options, oddities);
}

}  // namespace

core::Result<Return> read_xml(const Bytes& file, const ReadOptions& options, Oddities& oddities) {
    std::string head(256, '\0');
    const Encoding encoding = encoding_of(file.read(0, head));
    if (encoding.is_utf8 && encoding.mark == 0) return read_utf8(file, options, oddities);
    if (!encoding.is_known)
        return core::refuse(core::Reason::unusable_input, "line 1: the encoding " + shown_name(encoding.name) +
                                                              " cannot be read; save the file as UTF-8");
    if (!encoding.is_utf8) oddities.note(Oddities::Kind::other_encoding, encoding.name, 0);
    if (file.size() > most_in_memory) return too_large(file);
    const auto text = bytes_of(converted(file.all(), encoding));
    return read_utf8(*text, options, oddities);
}

}  // namespace census::cin
