package pe.siaf.exchange;

import java.util.List;

import org.jspecify.annotations.Nullable;

import pe.siaf.identity.Permission;
import pe.siaf.identity.Profile;
import pe.siaf.identity.Scope;

/**
 * A kind of file that the engine takes in, registered as a bean by the module that keeps
 * its data. The engine reads the file, stages its cells in canonical form and reports
 * what can't be read; the kind says what the cells mean. All four acts run in one
 * transaction with the staging, so a kind neither commits nor cleans up.
 *
 * <p>
 * Its name and its hint on screen are the messages {@code import.kind.<code>} and
 * {@code import.kind.<code>.hint} of its module's bundle.
 */
public interface ImportKind {

	/**
	 * Its name in the API, such as {@code siaf-export}.
	 * @return the name
	 */
	String code();

	/**
	 * What a profile must hold to import such a file.
	 * @return the permission
	 */
	Permission permission();

	/**
	 * The table's columns. A kind without columns takes a document instead, found at
	 * {@link StagedFile#document()}.
	 * @return the columns in the order of the template
	 */
	List<ImportColumn> columns();

	/**
	 * How its rows are laid out, for kinds whose files are so long that cells as JSON
	 * would cost too much. {@link StagedFile#rows()} is then empty.
	 * @return the layout, or null for rows of JSON cells
	 */
	default @Nullable RowTable table() {
		return null;
	}

	/**
	 * Whether documents may be workbooks too, whose sheets each say something else: the
	 * document is then what {@link WorkbookDocument} reads. A kind with columns that says
	 * so takes documents beside its tables, also in JSON.
	 * @return true if so
	 */
	default boolean takesWorkbooks() {
		return false;
	}

	/**
	 * Whether a workbook sent to a kind with columns is a document rather than a table.
	 * @param sheets the names of its sheets
	 * @return true if so
	 */
	default boolean isDocument(List<String> sheets) {
		return false;
	}

	/**
	 * Whether a file is about one unit's year: the unit is then asked for, or taken from
	 * the column {@code sec_ejec}, and must lie within the profile's scope.
	 * @return true for a unit's file
	 */
	default boolean perUnit() {
		return false;
	}

	/**
	 * Whether a file is about budget programs: a profile over one program may then import
	 * that program's part, which the kind checks with {@link StagedFile#reaches}.
	 * @return true for designs and their sheets
	 */
	default boolean perProgram() {
		return false;
	}

	/**
	 * Whether a profile may import such files at all. What is the whole country's is
	 * imported by a profile over the whole country.
	 * @param profile whose
	 * @return whether it holds the permission over a scope that such a file can lie in
	 */
	default boolean isOpenTo(Profile profile) {
		Scope.Kind reach = profile.scope().kind();
		return profile.may(permission())
				&& (perUnit() || reach == Scope.Kind.NATIONAL || (perProgram() && reach == Scope.Kind.PROGRAM));
	}

	/**
	 * Whether a file may only be compared, never applied, since its records have another
	 * keeper by now.
	 * @param file the staged file
	 * @return true if the import ends as COMPARED
	 */
	default boolean onlyCompared(StagedFile file) {
		return false;
	}

	/**
	 * Judges what the file says. Nothing else is asked of a kind while there is an error.
	 * @param file the staged file, readable cell by cell
	 * @param findings where to report
	 */
	void validate(StagedFile file, Findings findings);

	/**
	 * Tells what applying the file would change.
	 * @param file the staged file
	 * @param changes where to tell
	 */
	void preview(StagedFile file, Changes changes);

	/**
	 * Applies the file. It was validated and previewed in the same transaction.
	 * @param file the staged file
	 */
	void apply(StagedFile file);

	/**
	 * Sums of the file beside those of the records. After applying they must agree, or
	 * everything is taken back.
	 * @param file the staged file
	 * @return a total for each measure; empty where the kind has none
	 */
	default List<Total> totals(StagedFile file) {
		return List.of();
	}

}
