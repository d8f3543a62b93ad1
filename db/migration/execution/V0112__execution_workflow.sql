-- Who moves which document (domain 9.3 to 9.8, 12.2, Annex A). Approval goes through T in the history: transmitted and judged at once.
insert into workflow_transition (object_type, from_state, action, to_state, role, comment_required)
  select s.stage, m.from_state, m.action, m.to_state, r.role, m.comment_required
  from (values
      ('CERTIFICATION', array['UE_LOGISTICS', 'UE_HR'], array['UE_BUDGET', 'PLIEGO_BUDGET']),
      ('ANNUAL_COMMITMENT', array['UE_LOGISTICS', 'UE_HR'], array['UE_LOGISTICS', 'UE_HR', 'UE_BUDGET', 'UE_ADMIN_HEAD']),
      ('MONTHLY_COMMITMENT', array['UE_LOGISTICS', 'UE_HR'], array['UE_LOGISTICS', 'UE_HR', 'UE_BUDGET', 'UE_ADMIN_HEAD']),
      ('ACCRUAL', array['UE_ACCOUNTING'], array['UE_ADMIN_HEAD']),
      ('PAYMENT_ORDER', array['UE_TREASURY'], array['UE_ADMIN_HEAD', 'RECTOR_TREASURY']),
      ('PAYMENT', array['UE_TREASURY'], array['RECTOR_TREASURY', 'UE_ADMIN_HEAD'])) s(stage, preparers, approvers)
  cross join (values
      ('N', 'verify', 'V', false, true),
      ('N', 'discard', 'X', true, true),
      ('R', 'correct', 'N', false, true),
      ('R', 'discard', 'X', true, true),
      ('V', 'approve', 'A', false, false),
      ('V', 'reject', 'R', true, false)) m(from_state, action, to_state, comment_required, by_preparer)
  cross join lateral unnest(case when m.by_preparer then s.preparers else s.approvers end) r(role);
