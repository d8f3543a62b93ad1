package pe.siaf.institution;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * An implementing unit in a year, with the names of what it belongs to.
 *
 * @param fiscalYear the year
 * @param secEjec six digits: its key everywhere
 * @param level E, R or M
 * @param sector two digits; empty for municipalities
 * @param sectorName the sector's name; empty for municipalities
 * @param pliego three digits, or a municipality's ubigeo
 * @param pliegoName the pliego's name
 * @param unitCode three digits within the pliego
 * @param name its name
 * @param ruc tax number, where known
 * @param ubigeo where its office is, where known
 * @param unitType UE, MUNICIPALITY, MANCOMUNIDAD or OPERATING_AGENCY
 * @param status ACTIVE, SUSPENDED, MIGRATED or ARCHIVED
 * @param migratedTo the unit that absorbed it
 * @param validFrom since when, where known
 * @param validTo until when, where known
 */
public record Unit(int fiscalYear, String secEjec, String level, String sector, String sectorName, String pliego,
		String pliegoName, String unitCode, String name, @Nullable String ruc, @Nullable String ubigeo, String unitType,
		String status, @Nullable String migratedTo, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {

	public boolean isActive() {
		return this.status.equals("ACTIVE");
	}

}
