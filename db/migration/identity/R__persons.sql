-- Whether a paper or another system means a user: by username, or by the DNI that the user has by now, so that duties are told apart
-- also where the DNI was written down later (CTL-001).
create or replace function is_person(p_said text, p_username text) returns boolean language sql stable as $$
  select p_said = p_username or exists (select from app_user u where u.username = p_username and u.dni = p_said)
$$;
