package pe.siaf.budget;

import java.util.ArrayList;
import java.util.List;

import pe.siaf.exchange.ImportColumn;

/**
 * The columns of a unit's lines: our compact format, with the names that the legacy
 * system's own export gives them as aliases.
 */
final class CutColumns {

	/**
	 * The classifier's six parts as the legacy export has them, for a file without item.
	 */
	static final List<String> ITEM_PARTS = List.of("transaction", "generic", "subgeneric", "subgeneric_detail",
			"specific", "specific_detail");

	/** The four stages that have months, with the stems of their columns. */
	static final List<Monthly> MONTHLY = List.of(
			new Monthly(Stage.MONTHLY_COMMITMENT, "monthly_commitment_", "mto_at_comp_"),
			new Monthly(Stage.ACCRUAL, "accrued_", "mto_devenga_"),
			new Monthly(Stage.PAYMENT_ORDER, "ordered_", "mto_girado_"),
			new Monthly(Stage.PAYMENT, "paid_", "mto_pagado_"));

	static final int MONTHS = 12;

	private CutColumns() {
	}

	static List<ImportColumn> all() {
		List<ImportColumn> columns = new ArrayList<>();
		columns.addAll(target());
		columns.addAll(key());
		columns.addAll(frame());
		for (Monthly stage : MONTHLY) {
			for (int month = 1; month <= MONTHS; month++) {
				columns.add(ImportColumn.amount(stage.column(month)).or(stage.alias(month)));
			}
		}
		return List.copyOf(columns);
	}

	private static List<ImportColumn> target() {
		return List.of(ImportColumn.code("year", 4).or("ano_eje"), ImportColumn.code("sec_ejec", 6),
				ImportColumn.code("sec_func", 4),
				ImportColumn.code("category", 4).or("programa_pptal", "programa_ppto"),
				ImportColumn.code("product", 7).or("producto_proyecto"),
				ImportColumn.code("activity", 7).or("activ_obra_accinv", "act_obra_ac"),
				ImportColumn.code("function", 2).or("funcion"),
				ImportColumn.code("division", 3).or("division_fn", "division_funcional"),
				ImportColumn.code("group", 4).or("grupo_fn", "grupo_funcional"), ImportColumn.code("meta", 5),
				ImportColumn.code("purpose", 7).or("finalidad"),
				ImportColumn.code("unit_of_measure", 3).or("unidad_medida").optional(),
				ImportColumn.of("year_target", ImportColumn.Type.QUANTITY).or("cant_meta_anual").optional(),
				ImportColumn.of("semester_target", ImportColumn.Type.QUANTITY).or("cant_meta_sem").optional(),
				ImportColumn.code("department", 2).or("departamento_meta"),
				ImportColumn.code("province", 2).or("provincia_meta"),
				ImportColumn.code("district", 2).or("distrito_meta"));
	}

	private static List<ImportColumn> key() {
		return List.of(ImportColumn.code("source", 1).or("fuente_financ").optional(), ImportColumn.code("rubro", 2),
				ImportColumn.code("resource_type", 1).or("tipo_recurso").optional(),
				ImportColumn.code("expenditure_category", 1).or("categoria_gasto"),
				ImportColumn.of("item", ImportColumn.Type.ITEM).or("clasificador").optional(),
				ImportColumn.code("transaction", 1).or("tipo_transaccion").optional(),
				ImportColumn.code("generic", 1).or("generica").optional(),
				ImportColumn.code("subgeneric", 2).or("subgenerica").optional(),
				ImportColumn.code("subgeneric_detail", 2).or("subgenerica_det").optional(),
				ImportColumn.code("specific", 2).or("especifica").optional(),
				ImportColumn.code("specific_detail", 2).or("especifica_det").optional());
	}

	private static List<ImportColumn> frame() {
		return List.of(ImportColumn.of("pia", ImportColumn.Type.SOLES).or("mto_pia"),
				ImportColumn.of("modifications", ImportColumn.Type.SOLES).or("mto_modificaciones"),
				ImportColumn.of("pim", ImportColumn.Type.SOLES).or("mto_pim"),
				ImportColumn.amount("certified").or("mto_certificado"),
				ImportColumn.amount("annual_commitment").or("mto_compro_anual"));
	}

	/** A stage that is reported month by month. */
	record Monthly(Stage stage, String stem, String legacyStem) {

		String column(int month) {
			return "%s%02d".formatted(this.stem, month);
		}

		String alias(int month) {
			return "%s%02d".formatted(this.legacyStem, month);
		}

	}

}
