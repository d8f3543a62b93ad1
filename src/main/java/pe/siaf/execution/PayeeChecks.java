package pe.siaf.execution;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import pe.siaf.identity.Profile;
import pe.siaf.rules.Figures;
import pe.siaf.rules.RuleViolation;

/** Whom documents pay: named once, active, and the same along the chain (B12). */
@Component
class PayeeChecks {

	private final JdbcClient jdbc;

	private final Suppliers suppliers;

	PayeeChecks(JdbcClient jdbc, Suppliers suppliers) {
		this.jdbc = jdbc;
		this.suppliers = suppliers;
	}

	/**
	 * Whom the document pays. An annual commitment names the supplier; the stages after
	 * it keep it (B12).
	 * @return the RUC, or {@code null} where the operation has no supplier
	 */
	@Nullable String supplier(Registration request, @Nullable ExecutionRecord predecessor, String operationType, Profile actor) {
		Payee payee = request.payee();
		if (request.stage() == DocumentStage.CERTIFICATION) {
			return null;
		}
		if (request.stage() != DocumentStage.ANNUAL_COMMITMENT) {
			String ruc = (predecessor != null) ? predecessor.supplierRuc() : null;
			if (payee != null && !payee.ruc().isBlank() && !payee.ruc().strip().equals(ruc)) {
				throw new RuleViolation(ExecutionRule.OUTSIDE_PREDECESSOR, Map.of("what", "supplier"), "supplier");
			}
			return ruc;
		}
		if (payee == null || payee.ruc().isBlank()) {
			if (supplierRequired(request.fiscalYear(), operationType)) {
				throw new RuleViolation(ExecutionRule.RUC_NOT_VALID, Map.of("ruc", ""), "supplier");
			}
			return null;
		}
		String name = payee.name();
		Supplier supplier = this.suppliers.findOrRegister(new Ruc(payee.ruc().strip()), (name != null) ? name : "",
				actor);
		checkActive(supplier);
		return supplier.ruc();
	}

	/** COM-002; asked again when the commitment is approved. */
	void checkActive(String ruc) {
		this.suppliers.find(ruc).ifPresent(PayeeChecks::checkActive);
	}

	private static void checkActive(Supplier supplier) {
		if (!supplier.isActive()) {
			throw new RuleViolation(ExecutionRule.SUPPLIER_NOT_ACTIVE,
					Figures.of("ruc", supplier.ruc(), "name", supplier.name()), "supplier");
		}
	}

	private boolean supplierRequired(int fiscalYear, String operationType) {
		return this.jdbc.sql("select supplier_required from operation_type where fiscal_year = ? and code = ?")
			.params(fiscalYear, operationType)
			.query(Boolean.class)
			.single();
	}

}
