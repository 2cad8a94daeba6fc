#pragma once
#include <array>
#include <span>
#include <string_view>

#include "rooms/census/engine/values.h"

namespace census {

/// The codes of one national code set, in order. A code is at most seven bytes. Looking one up is one multiplication
/// and, nearly always, one comparison: every cell of a return passes here.
class CodeSet {
  public:
    /// `codes` must outlive the set. Not for more than 100 codes.
    constexpr CodeSet(std::string_view name, std::span<const std::string_view> codes) : name_(name), codes_(codes) {
        for (std::size_t i = 0; i < codes.size(); ++i) insert(packed(codes[i]), static_cast<Code>(i + 1));
    }

    std::string_view name() const { return name_; }
    std::span<const std::string_view> codes() const { return codes_; }

    /// The code of the text exactly as written; `unknown_code` when it is none of the set. Not for empty text.
    constexpr Code find(std::string_view text) const {
        if (text.size() > 7) return unknown_code;
        const std::uint64_t key = packed(text);
        for (std::size_t at = slot_of(key);; at = (at + 1) % slots) {
            if (codes_at_[at] == no_code) return unknown_code;
            if (keys_[at] == key) return codes_at_[at];
        }
    }

    /// A code's text. Only for known codes.
    std::string_view text(Code code) const { return codes_[code - 1U]; }

    /// The code of a text written in a rule; does not compile into a rule when the set lacks it.
    consteval Code operator[](std::string_view text) const {
        const Code code = find(text);
        if (!known(code)) throw "this code set has no such code";
        return code;
    }

  private:
    static constexpr std::size_t slots = 128;

    static constexpr std::uint64_t packed(std::string_view text) {
        std::uint64_t key = text.size();
        for (const char c : text) key = key << 8 | static_cast<unsigned char>(c);
        return key;
    }
    static constexpr std::size_t slot_of(std::uint64_t key) { return (key * 0x9E3779B97F4A7C15U) >> 57; }

    constexpr void insert(std::uint64_t key, Code code) {
        std::size_t at = slot_of(key);
        while (codes_at_[at] != no_code) at = (at + 1) % slots;
        keys_[at] = key;
        codes_at_[at] = code;
    }

    std::string_view name_;
    std::span<const std::string_view> codes_;
    std::array<std::uint64_t, slots> keys_{};
    std::array<Code, slots> codes_at_{};
};

/// A constant set of codes to test against: `one_of(reason, {rc8, rc9})`.
constexpr bool one_of(Code code, std::initializer_list<Code> codes) {
    for (const Code each : codes)
        if (each == code) return true;
    return false;
}

}  // namespace census
