package pe.siaf.execution;

/**
 * Whom the State pays.
 *
 * @param ruc the RUC
 * @param name the name, empty while nobody knows it
 * @param status ACTIVE, SUSPENDED or CLOSED
 * @param condition FOUND, NOT_FOUND or PENDING at its address
 * @param verified whether name and state come from the taxpayers' register
 */
record Supplier(String ruc, String name, String status, String condition, boolean verified) {

	public boolean isActive() {
		return "ACTIVE".equals(this.status) && !"NOT_FOUND".equals(this.condition);
	}

}
