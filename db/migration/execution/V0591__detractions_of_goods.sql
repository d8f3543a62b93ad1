-- Detractions of goods (SPOT, Resolution 183-2004/SUNAT, annex 2), as several public lists of 2026 agree on them; see
-- docs/reference-data.md. None of them says since when each holds, so they hold here from 2026 on. Scrap has no lower limit.
insert into detraction_rate (concept, valid_from, percent, above) values
  ('FISHERY_PRODUCTS', date '2026-01-01', 4, 700.00), ('YELLOW_MAIZE', date '2026-01-01', 4, 700.00),
  ('TIMBER', date '2026-01-01', 4, 700.00), ('SAND_AND_STONE', date '2026-01-01', 10, 700.00),
  ('SCRAP', date '2026-01-01', 15, 0), ('MEAT', date '2026-01-01', 4, 700.00),
  ('FISH_OIL', date '2026-01-01', 10, 700.00), ('FISH_MEAL', date '2026-01-01', 4, 700.00),
  ('MILK', date '2026-01-01', 4, 700.00)
on conflict (concept, valid_from) do nothing;
