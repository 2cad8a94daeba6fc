#pragma once
#include "platform/registers/pages/parts.h"

/// One function for each page of a register; routes.cpp gives each its address.
namespace registers {

http::Response show_list(const Call& call);
http::Response keep_view(const Call& call);
http::Response remove_view(const Call& call);
http::Response export_list(const Call& call);
http::Response show_changes(const Call& call);

http::Response show_new(const Call& call);
http::Response save_new(const Call& call);
/// The same form, one question at a time; the answers so far are the form's draft.
http::Response show_question(const Call& call);
http::Response save_answer(const Call& call);
http::Response show_edit(const Call& call);
http::Response save_edit(const Call& call);

http::Response show_record(const Call& call);
http::Response show_history(const Call& call);
http::Response show_file(const Call& call);
http::Response show_restore(const Call& call);
http::Response save_restored(const Call& call);
http::Response show_step(const Call& call);
http::Response save_step(const Call& call);
http::Response show_withdraw(const Call& call);
http::Response save_withdrawn(const Call& call);
http::Response save_reinstated(const Call& call);

http::Response show_import(const Call& call);
http::Response take_upload(const Call& call);
http::Response show_preview(const Call& call);
http::Response apply_import(const Call& call);
http::Response show_batch(const Call& call);
http::Response undo_batch(const Call& call);

http::Response api_list(const Call& call);
http::Response api_record(const Call& call);
http::Response api_add(const Call& call);
http::Response api_change(const Call& call);
http::Response api_withdraw(const Call& call);
http::Response api_history(const Call& call);
http::Response api_step(const Call& call);

}  // namespace registers
