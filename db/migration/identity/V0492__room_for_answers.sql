-- A key is claimed and its answer kept at each call that writes: with room on the page the answer is kept in place and no index is
-- written again; the night's cleaning finds old keys by the ranges they were written in; and whoever calls was found by a token just
-- now, so the person's row needn't be locked for it once more.
alter table idempotent_request drop constraint idempotent_request_user_id_fkey;
drop index idempotent_request_age;
create index idempotent_request_age on idempotent_request using brin (created_at);
alter table idempotent_request set (fillfactor = 50);
