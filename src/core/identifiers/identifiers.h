#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

/// Statutory identifiers exist only by parsing, check digit included.
namespace core {

/// Unique pupil number: a check letter, three digits of the authority, two of the year, six serial, and a last digit or
/// letter. The check letter is the one at the place (sum of the characters' values times 2 to 13) modulo 23 in
/// ABCDEFGHJKLMNPQRTUVWXYZ. Source: DfE, UPN guidance; restated in the CIN census rules 1510 to 1540.
class Upn {
  public:
    static std::optional<Upn> parse(std::string_view text);
    const std::string& str() const { return text_; }
    friend auto operator<=>(const Upn&, const Upn&) = default;

  private:
    explicit Upn(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// NHS number: ten digits, the last a modulus-11 check digit of the first nine with weights 10 to 2. Spaces are let
/// through.
class NhsNumber {
  public:
    static std::optional<NhsNumber> parse(std::string_view text);
    const std::string& str() const { return text_; }
    friend auto operator<=>(const NhsNumber&, const NhsNumber&) = default;

  private:
    explicit NhsNumber(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// An authority's own identifier of a child: 1 to 20 letters and digits. Source: CIN census guide, N00097.
class LaChildId {
  public:
    static std::optional<LaChildId> parse(std::string_view text);
    const std::string& str() const { return text_; }
    friend auto operator<=>(const LaChildId&, const LaChildId&) = default;

  private:
    explicit LaChildId(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace core
