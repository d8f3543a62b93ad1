package pe.siaf.ceiling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import pe.siaf.identity.CurrentProfile;
import pe.siaf.identity.Profile;
import pe.siaf.money.Amount;
import pe.siaf.money.Percentage;
import pe.siaf.ui.Paging;
import pe.siaf.ui.TableExport;

/** A version beside another one, and the whole of it as a file. */
@Controller
@RequestMapping("/techos/{version:\\d+}")
class ComparisonController {

	private static final String COMPARED = """
			from ceiling_compared(:version, :other) x
			where (:all or x.amount is distinct from x.other) and exists (
			  select from ceiling c where c.version_id in (:version, :other) and c.pliego = x.pliego and c.sec_ejec = x.sec_ejec and %s)
			""";

	private final CeilingVersions versions;

	private final CurrentProfile current;

	private final JdbcClient jdbc;

	private final MessageSource messages;

	ComparisonController(CeilingVersions versions, CurrentProfile current, JdbcClient jdbc, MessageSource messages) {
		this.versions = versions;
		this.current = current;
		this.jdbc = jdbc;
		this.messages = messages;
	}

	@GetMapping("/comparacion")
	@PreAuthorize("hasAuthority('CEILING_READ')")
	String compare(@PathVariable("version") long id, @RequestParam(required = false) @Nullable Long con,
			@RequestParam(defaultValue = "false") boolean todo, HttpServletRequest request, Model model) {
		Profile reader = this.current.get();
		CeilingVersion version = this.versions.get(id, reader);
		List<CeilingVersion> others = this.versions.list(reader).stream().filter((one) -> one.id() != id).toList();
		model.addAttribute("version", version)
			.addAttribute("others", others)
			.addAttribute("all", todo)
			.addAttribute("threshold", threshold(version));
		Long other = (con != null) ? Long.valueOf(this.versions.get(con, reader).id()) : previous(version, others);
		if (other == null) {
			return "ceiling/comparison";
		}
		CeilingScope scope = CeilingScope.of(reader, version);
		long count = statement("select count(*) " + COMPARED.formatted(scope.sql()), scope, id, other, todo)
			.query(Long.class)
			.single();
		Paging paging = Paging.of(request, Paging.SIZE, count);
		model.addAttribute("other", this.versions.get(other, reader))
			.addAttribute("paging", paging)
			.addAttribute("rows",
					statement("select x.id, x.year, x.label, x.amount, x.other, x.reason, x.is_root "
							+ COMPARED.formatted(scope.sql()) + " order by x.label, x.year offset :offset limit :size",
							scope, id, other, todo)
						.param("offset", paging.offset())
						.param("size", paging.size())
						.query(Compared.class)
						.list());
		return "ceiling/comparison";
	}

	private JdbcClient.StatementSpec statement(String sql, CeilingScope scope, long version, long other, boolean all) {
		return this.jdbc.sql(sql)
			.params(scope.params())
			.param("version", version)
			.param("other", other)
			.param("all", all);
	}

	private @Nullable Long previous(CeilingVersion version, List<CeilingVersion> others) {
		return this.jdbc.sql("select ceiling_previous(?)")
			.param(version.id())
			.query((row, number) -> row.getLong(1))
			.list()
			.stream()
			.filter((id) -> others.stream().anyMatch((one) -> one.id() == id))
			.findFirst()
			.orElseGet(() -> others.isEmpty() ? null : others.get(0).id());
	}

	private Percentage threshold(CeilingVersion version) {
		return this.jdbc.sql("select ceiling_threshold(?)")
			.param(version.fiscalYear())
			.query((row, number) -> new Percentage(row.getBigDecimal(1)))
			.single();
	}

	@GetMapping("/exportacion")
	@PreAuthorize("hasAuthority('CEILING_READ')")
	void export(@PathVariable("version") long id, @RequestParam(required = false) @Nullable String format,
			HttpServletResponse response) throws IOException {
		Profile reader = this.current.get();
		CeilingVersion version = this.versions.get(id, reader);
		CeilingScope scope = CeilingScope.of(reader, version);
		List<String> titles = new ArrayList<>(CeilingImport.TITLES);
		titles.add(word("ceiling.distributed"));
		try (Stream<List<@Nullable Object>> rows = this.jdbc.sql("select c.year, "
				+ CeilingKeys.COLUMNS.replaceAll("(\\w+)", "c.$1")
				+ ", c.amount, c.criterion, c.norm, c.reason, c.distributed from ceiling c where c.version_id = :version and "
				+ scope.sql() + " order by " + CeilingKeys.COLUMNS.replaceAll("(\\w+)", "c.$1") + ", c.year")
			.params(scope.params())
			.param("version", id)
			.withFetchSize(1000)
			.query((row, number) -> cells(row))
			.stream()) {
			new TableExport("techos-%d-%s-v%d".formatted(version.fiscalYear(), version.process(), version.number()),
					titles, rows)
				.send(TableExport.Format.of(format), response);
		}
	}

	private static List<@Nullable Object> cells(java.sql.ResultSet row) throws java.sql.SQLException {
		List<@Nullable Object> cells = new ArrayList<>();
		cells.add(row.getInt("year"));
		for (CeilingKey key : Arrays.asList(CeilingKey.values())) {
			cells.add(row.getString(key.column()));
		}
		cells.add(new Amount(row.getBigDecimal("amount")));
		cells.addAll(List.of(row.getString("criterion"), row.getString("norm"), row.getString("reason")));
		cells.add(new Amount(row.getBigDecimal("distributed")));
		return cells;
	}

	private String word(String key) {
		return Objects.requireNonNull(this.messages.getMessage(key, null, LocaleContextHolder.getLocale()));
	}

	/**
	 * A ceiling of a year in two versions.
	 *
	 * @param id the row's key in the first, or null
	 * @param year the year
	 * @param label its keys
	 * @param amount in the first, or null
	 * @param other in the second, or null
	 * @param reason why it is as it is in the first, or empty
	 * @param isRoot whether it hangs on none
	 */
	record Compared(@Nullable Long id, int year, String label, @Nullable Amount amount, @Nullable Amount other,
			String reason, boolean isRoot) {

		/** The first less the second; what isn't there counts as nothing. */
		public Amount difference() {
			return ((this.amount != null) ? this.amount : Amount.ZERO)
				.minus((this.other != null) ? this.other : Amount.ZERO);
		}

		/** The same in percent of the second; null where there is none. */
		public @Nullable Percentage change() {
			return (this.other != null) ? Percentage.of(difference(), this.other) : null;
		}

	}

}
