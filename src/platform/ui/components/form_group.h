#pragma once
#include <string>
#include <string_view>

#include "platform/ui/components/form_parts.h"
#include "platform/ui/out.h"

// What all controls share. For platform/ui/components only.
namespace ui {

void write(Out& out, const Label& label, std::string_view for_id);
void write(Out& out, const Hint& hint, std::string_view id);
void write(Out& out, const ErrorMessage& message, std::string_view id);

void open_form_group(Out& out, const FormGroup& group, bool has_error, std::string_view more_classes = {},
                     const Attributes& more_attributes = {});
void close_form_group(Out& out);

/// Writes hint and message with ids made from `id`; returns `described_by` with those ids added.
std::string write_hint_and_error(Out& out, std::string_view id, std::string described_by, const Part<Hint>& hint,
                                 const Part<ErrorMessage>& error);

void open_fieldset(Out& out, const Fieldset& fieldset, std::string_view described_by, std::string_view role = {});

inline std::string joined(std::string_view first, std::string_view second) {
    std::string all{first};
    if (!all.empty() && !second.empty()) all += ' ';
    all += second;
    return all;
}

}  // namespace ui
