-- Indicators that were only named to practise: in a copy to practise on, with neither sheet nor value. Lists and the
-- search leave them out.
create view practice_indicator as
select i.code from indicator i
where exists (select from node_indicator l join logframe_node n on n.id = l.node_id
    join program_version v on v.id = n.version_id where l.indicator = i.code and v.training)
  and not exists (select from node_indicator l join logframe_node n on n.id = l.node_id
    join program_version v on v.id = n.version_id where l.indicator = i.code and not v.training)
  and not exists (select from indicator_sheet s where s.indicator = i.code)
  and not exists (select from indicator_value v where v.indicator = i.code);
