#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace census {

/// Whether two texts are the same: for short names, without a call.
inline bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    const auto eight_at = [](const char* at) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, at, sizeof eight);
        return eight;
    };
    if (a.size() < 8) {
        for (std::size_t i = 0; i < a.size(); ++i)
            if (a[i] != b[i]) return false;
        return true;
    }
    for (std::size_t i = 0; i + 8 < a.size(); i += 8)
        if (eight_at(a.data() + i) != eight_at(b.data() + i)) return false;
    const std::size_t last = a.size() - 8;
    return eight_at(a.data() + last) == eight_at(b.data() + last);
}

/// Goes once through XML of the plainest kind, which is nearly all of every return: start and end tags without
/// attributes, empty elements, and text without references. Nothing is copied and no tree is built. At the first thing
/// that is not plain (a comment, an attribute, an entity, an end tag of another name) it stops for good and `is_plain`
/// says no: the caller then reads the same bytes with a parser. It accepts only what a parser reads the same way.
class PlainXml {
  public:
    /// How many bytes after the end of the text must be there to read, whatever they hold.
    static constexpr std::size_t padding = 8;

    /// Whoever reads an element's text or goes below it has compared its name with one that is known: only the names of
    /// elements that nobody reads are looked at here.
    struct Element {
        std::string_view name;
        bool open = false;  ///< its content has not been passed yet
        bool read = false;
    };

    /// The text holds no NUL.
    explicit PlainXml(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

    bool is_plain() const { return plain_; }

    /// Calls `work` with each element until the text ends.
    template <class Work>
    void each(Work work) {
        while (plain_ && to_tag()) {
            if (at_[1] == '/') return stop();
            pass(work);
        }
    }

    /// Calls `work` with each element below this one. What `work` does not read is passed over.
    template <class Work>
    void each(Element& parent, Work work) {
        parent.read = true;
        if (!parent.open) return;
        parent.open = false;
        while (plain_) {
            if (!to_tag()) return stop();
            if (at_[1] == '/') return end_of(parent.name);
            pass(work);
        }
    }

    /// The text of an element that holds nothing else.
    std::string_view text(Element& element) {
        element.read = true;
        if (!element.open) return {};
        element.open = false;
        const char* const from = at_;
        at_ = find(from, '<', '&');
        if (at_ == end_ || *at_ == '&') {
            stop();
            return {};
        }
        const std::string_view found{from, static_cast<std::size_t>(at_ - from)};
        end_of(element.name);
        return found;
    }

  private:
    static constexpr std::uint64_t ones = 0x0101010101010101U;

    static constexpr std::uint64_t zero_bytes(std::uint64_t eight) { return (eight - ones) & ~eight & (ones << 7U); }

    /// The first place of one of two characters, eight bytes at a time; the end of the text without one.
    const char* find(const char* at, char a, char b) const {
        const std::uint64_t all_a = ones * static_cast<unsigned char>(a), all_b = ones * static_cast<unsigned char>(b);
        for (; at < end_; at += 8) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, at, sizeof eight);
            if constexpr (std::endian::native == std::endian::big) eight = __builtin_bswap64(eight);
            const std::uint64_t hit = zero_bytes(eight ^ all_a) | zero_bytes(eight ^ all_b);
            if (hit == 0) continue;
            at += std::countr_zero(hit) / 8;
            return at < end_ ? at : end_;
        }
        return end_;
    }

    void stop() { plain_ = false; }

    /// Goes to the next markup; false when there is none. Text between elements means nothing in a return.
    bool to_tag() {
        if (at_ < end_ && *at_ == '<') return at_ + 1 < end_;
        at_ = find(at_, '<', '<');
        return at_ + 1 < end_;
    }

    void end_of(std::string_view name) {
        const std::size_t length = name.size() + 3;
        if (static_cast<std::size_t>(end_ - at_) < length || at_[1] != '/' || at_[length - 1] != '>' ||
            !same({at_ + 2, name.size()}, name))
            return stop();
        at_ += length;
    }

    template <class Work>
    void pass(Work& work) {
        Element element = start();
        if (!plain_) return;
        work(element);
        if (!element.read) pass_over(element);
    }

    void pass_over(Element& element) {
        constexpr int deepest = 50;
        if (!is_name(element.name) || depth_ == deepest) return stop();
        ++depth_;
        each(element, [](Element&) {});
        --depth_;
    }

    /// Whatever stands up to the next '>'; whether that is a name is seen by comparing it with those that are known.
    Element start() {
        const char* const from = at_ + 1;
        const char* const to = find(from, '>', '<');
        if (to == end_ || *to == '<' || to == from) {
            stop();
            return {};
        }
        at_ = to + 1;
        const bool is_empty = to[-1] == '/';
        return {.name = {from, static_cast<std::size_t>(to - from) - (is_empty ? 1U : 0U)}, .open = !is_empty};
    }

    static bool is_name(std::string_view text) {
        const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
        for (const char c : text)
            if (!letter(c) && (c < '0' || c > '9') && c != '-' && c != '.') return false;
        return !text.empty() && letter(text.front());
    }

    const char* at_;
    const char* end_;
    int depth_ = 0;
    bool plain_ = true;
};

}  // namespace census
