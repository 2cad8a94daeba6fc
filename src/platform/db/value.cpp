#include <string>

#include "core/check.h"
#include "platform/db/db.h"

namespace db {
namespace {

template <class T>
const T& exactly(const Value& value, const char* why) {
    const auto* held = std::get_if<T>(&value);
    core::check(held != nullptr, why);
    return *held;
}

template <class T>
std::optional<T> maybe_one(const Value& value, const char* why) {
    if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
    return exactly<T>(value, why);
}

}  // namespace

const Value& Row::value(std::size_t column) const {
    core::check(column < values_.size(), "a row is asked only for columns that its query declares");
    return values_[column];
}

std::int64_t Row::integer(std::size_t column) const {
    return exactly<std::int64_t>(value(column), "the column is an integer and not null");
}

double Row::real(std::size_t column) const {
    return exactly<double>(value(column), "the column is a real number and not null");
}

const std::string& Row::text(std::size_t column) const {
    return exactly<std::string>(value(column), "the column is text and not null");
}

std::optional<std::int64_t> Row::maybe_integer(std::size_t column) const {
    return maybe_one<std::int64_t>(value(column), "the column is an integer or null");
}

std::optional<double> Row::maybe_real(std::size_t column) const {
    return maybe_one<double>(value(column), "the column is a real number or null");
}

std::optional<std::string> Row::maybe_text(std::size_t column) const {
    return maybe_one<std::string>(value(column), "the column is text or null");
}

}  // namespace db
