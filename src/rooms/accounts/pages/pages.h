#pragma once
#include "platform/house/card.h"
#include "platform/http/http.h"

/// One function for each page and form; room.cpp gives each its address.
namespace accounts {

using Page = http::Response(const house::Services& services, const http::Request& request);

Page show_sign_in, do_sign_in, do_sign_out, show_code, do_code, show_recovery, do_recovery;
Page show_forgotten, do_forgotten, show_link, do_link;
Page show_me, do_end_session, show_change, do_change, show_codes, do_codes, do_remove_codes, show_notices, do_notices;
Page go_with, come_back;
Page show_home;
Page show_drafts, keep_draft, autosave_draft, remove_draft;
Page show_people, show_person, show_invite, do_invite, do_state, do_new_link, do_end_their_sessions;
Page show_appoint, do_appoint, do_end_appointment;
Page show_record, do_let_in, do_keep_out, do_end_exception;
Page show_letters, do_letters, show_readings, do_person;

}  // namespace accounts
