-- Exercises on the method: a practice copy is one attempt of one person. Whether it is solved, the checks say; when they
-- first said so to that person stays, whatever becomes of the copy.
create table exercise_attempt (
  version_id bigint primary key references program_version,
  username   text not null,
  -- as in the page's address; exercises that are no longer offered keep their attempts
  exercise   text not null check (exercise <> ''),
  begun_at   timestamptz not null default clock_timestamp(),
  solved_at  timestamptz
);
create index exercise_attempt_person on exercise_attempt (username, exercise);
