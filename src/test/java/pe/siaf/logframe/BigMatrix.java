package pe.siaf.logframe;

/** A matrix of forty products with eight activities each and four indicators a node. */
public final class BigMatrix {

	/** Statements with :version, :sr and :program, parted by semicolons. */
	public static final String SQL = """
			insert into logframe_node (version_id, level, code, parent_id, position, text, unit_of_measure, unit_name)
			select :version, 'P', (3900000 + p)::text, :sr, p, 'Personas atendidas en el servicio ' || p, '086', 'PERSONA'
			from generate_series(2, 40) p;
			insert into logframe_node (version_id, level, code, parent_id, position, text, unit_of_measure, unit_name)
			select :version, 'A', (5800000 + (n.id * 10 + a) % 100000)::text, n.id, a, 'Atención ' || a, '006', 'ATENCION'
			from logframe_node n cross join generate_series(1, 8) a
			where n.version_id = :version and n.level = 'P';
			insert into indicator (code, name, program)
			select 'B' || n.id || '-' || i, 'Porcentaje de personas atendidas', :program
			from logframe_node n cross join generate_series(1, 4) i where n.version_id = :version;
			insert into indicator_sheet (indicator, fiscal_year, name, level, dimension, field, sense, unit, method, numerator, source,
			  periodicity, measured_by, baseline, baseline_year)
			select 'B' || n.id || '-' || i, y, 'Porcentaje', n.level, 'EFFECTIVENESS', 'PRODUCT', 'UP', 'PORCENTAJE', 'Cociente',
			  'Personas', 'ENAHO', 'ANNUAL', 'INEI', 10, 2023
			from logframe_node n cross join generate_series(1, 4) i cross join generate_series(2024, 2026) y where n.version_id = :version;
			insert into indicator_target (indicator, fiscal_year, target)
			select 'B' || n.id || '-' || i, y, y - 2000
			from logframe_node n cross join generate_series(1, 4) i cross join generate_series(2024, 2029) y where n.version_id = :version;
			insert into node_indicator (node_id, indicator, position)
			select n.id, 'B' || n.id || '-' || i, 10 + i
			from logframe_node n cross join generate_series(1, 4) i where n.version_id = :version;
			insert into assumption (node_id, position, text)
			select n.id, 9, 'Las familias acuden' from logframe_node n where n.version_id = :version;
			insert into operational_model (node_id, criterion_text, unit_cost)
			select n.id, 'Todos los inscritos', 10 from logframe_node n where n.version_id = :version and not exists (select from operational_model m where m.node_id = n.id)""";

	static final String ANALYZE = "analyze logframe_node; analyze indicator; analyze indicator_sheet; analyze indicator_target; analyze node_indicator";

	private BigMatrix() {
	}

}
