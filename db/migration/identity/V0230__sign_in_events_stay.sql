-- Refused sign-ins slow down who guesses: whoever could delete them could go on guessing, unseen.
create trigger sign_in_event_append_only before update or delete on sign_in_event for each row execute function refuse_change();
create trigger sign_in_event_no_truncate before truncate on sign_in_event for each statement execute function refuse_change();
