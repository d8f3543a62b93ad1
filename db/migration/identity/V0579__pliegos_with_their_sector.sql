-- A pliego's three digits repeat between sectors, so a profile over one names its sector (09/096): those whose code is of one sector
-- only are given it. What is left reaches nothing and is shown to the administrator, who gives the right one.
update user_profile p set scope_code = s.sector || '/' || p.scope_code
from (select code, min(sector) sector from pliego group by code having count(distinct sector) = 1) s
where p.scope_kind = 'PLIEGO' and p.scope_code ~ '^\d{3}$' and s.code = p.scope_code
  and not exists (select from user_profile o where o.user_id = p.user_id and o.role = p.role and o.scope_kind = 'PLIEGO'
    and o.scope_code = s.sector || '/' || p.scope_code);
