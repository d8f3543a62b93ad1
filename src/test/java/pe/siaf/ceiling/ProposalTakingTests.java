package pe.siaf.ceiling;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.ceiling.CeilingProposals.Line;
import pe.siaf.identity.Signed;
import pe.siaf.money.Amount;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static pe.siaf.ceiling.CeilingFixture.RECTOR;

/** Proposals taken into a draft: pliego 09/096's, from unit 001650's lines. */
@SiafTest
class ProposalTakingTests {

	private static final String PLIEGO = "09/096";

	private static final int YEAR = 2089;

	@Autowired
	private ProposalTaking taking;

	@Autowired
	private CeilingProposals proposals;

	@Autowired
	private CeilingVersions versions;

	@Autowired
	private CeilingQueries queries;

	@Autowired
	private CeilingOrigins origins;

	@Autowired
	private CeilingFixture given;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MockMvcTester mvc;

	private CeilingVersion version;

	@BeforeEach
	void an_empty_draft_under_a_wide_frame() {
		this.version = draft(1_000_000_000);
	}

	private CeilingVersion draft(long soles) {
		return this.versions.find(this.given.aDraft(YEAR, this.given.aFrame(YEAR, soles))).orElseThrow();
	}

	private List<Line> lines(String criterion) {
		return this.proposals.lines(this.version, PLIEGO, criterion, RECTOR);
	}

	private TakingForm form(String criterion, String level, String mode, List<Line> lines) {
		return new TakingForm(PLIEGO, criterion, lines.stream().map(Line::id).toList(), level, mode, "", "");
	}

	private int take(TakingForm form) {
		String seal = this.taking.preview(this.version, form, RECTOR).plan().seal();
		return this.taking.take(this.version, new TakingForm(form.pliego(), form.criterio(), form.linea(), form.nivel(),
				form.modo(), form.motivo(), seal), RECTOR);
	}

	private static Amount sum(List<Line> lines) {
		return lines.stream()
			.map((line) -> Objects.requireNonNull(line.years().get(0)))
			.reduce(Amount.ZERO, Amount::plus);
	}

	private Amount ceiling(String keys) {
		return this.given.amount(this.given.row(this.version.id(), keys, YEAR));
	}

	@Test
	void criteria_add_up_in_the_pliego_s_ceiling_and_each_is_taken_once() {
		List<Line> personnel = lines("PERSONNEL");
		List<Line> running = lines("PRECOMMITMENT");

		take(form("PERSONNEL", "PLIEGO", "ADD", personnel));
		take(form("PRECOMMITMENT", "PLIEGO", "ADD", running));
		take(form("PERSONNEL", "PLIEGO", "ADD", personnel));

		assertThat(ceiling("P" + PLIEGO)).isEqualTo(sum(personnel).plus(sum(running)));
		CeilingLine line = this.queries
			.find(this.version, this.given.row(this.version.id(), "P" + PLIEGO, YEAR), RECTOR)
			.orElseThrow();
		assertThat(this.origins.of(line)).extracting(CeilingOrigins.Origin::criterion)
			.containsOnly("PERSONNEL", "PRECOMMITMENT");
		assertThat(this.mvc.get().uri("/techos/" + this.version.id() + "/" + line.id()).with(Signed.as("rector.mef")))
			.bodyText()
			.contains("criterio=PERSONNEL", "De qué propuestas sale");
	}

	@Test
	void a_selection_replaces_what_there_is() {
		this.given.give(this.version.id(), null, Map.of("P" + PLIEGO, 5L), RECTOR);
		List<Line> one = lines("PERSONNEL").subList(0, 1);

		take(form("PERSONNEL", "PLIEGO", "REPLACE", one));

		assertThat(ceiling("P" + PLIEGO)).isEqualTo(sum(one));
	}

	@Test
	void units_take_theirs_under_the_pliego_and_not_more_than_it_has_CEI_002() {
		List<Line> personnel = lines("PERSONNEL");
		assertRefused("CEI-015", form("PERSONNEL", "UNITS", "ADD", personnel));
		long enough = sum(personnel).value().longValueExact();
		this.given.give(this.version.id(), null, Map.of("P" + PLIEGO, enough - 1), RECTOR);

		assertRefused("CEI-002", form("PERSONNEL", "UNITS", "ADD", personnel));
		assertThat(this.jdbc.sql("select count(*) from ceiling where version_id = ? and sec_ejec <> ''")
			.param(this.version.id())
			.query(Long.class)
			.single()).as("nothing is half applied").isZero();

		this.given.give(this.version.id(), null, Map.of("P" + PLIEGO, enough), RECTOR);
		take(form("PERSONNEL", "UNITS", "ADD", personnel));
		assertThat(ceiling("P" + PLIEGO + "|U001650")).isEqualTo(sum(personnel));
		take(form("PERSONNEL", "001650", "ADD", personnel));
		assertThat(this.jdbc.sql("select sum(amount) from ceiling where version_id = ? and year = ? and generic <> ''")
			.params(this.version.id(), YEAR)
			.query(java.math.BigDecimal.class)
			.single()).isEqualByComparingTo(sum(personnel).value());
	}

	@Test
	void nothing_is_taken_beyond_the_frame_CEI_001() {
		this.version = draft(100);

		assertRefused("CEI-001", form("PERSONNEL", "PLIEGO", "ADD", lines("PERSONNEL")));
		assertThat(this.versions.totals(this.version.id()))
			.allSatisfy((year) -> assertThat(year.total().isZero()).isTrue());
	}

	@Test
	void what_is_taken_is_what_was_shown_CEI_014() {
		TakingForm form = form("PERSONNEL", "PLIEGO", "ADD", lines("PERSONNEL"));
		String seal = this.taking.preview(this.version, form, RECTOR).plan().seal();
		this.given.give(this.version.id(), null, Map.of("P" + PLIEGO, 7L), RECTOR);

		assertThatExceptionOfType(RuleViolation.class)
			.isThrownBy(() -> this.taking.take(this.version,
					new TakingForm(PLIEGO, "PERSONNEL", form.linea(), "PLIEGO", "ADD", "", seal), RECTOR))
			.satisfies((refused) -> assertThat(refused.rule()).isEqualTo(CeilingRule.TAKEN_AS_SHOWN));
		assertThat(ceiling("P" + PLIEGO)).isEqualTo(Amount.of(7));
	}

	@Test
	void proposals_are_taken_into_drafts_only_CEI_007() {
		this.given.give(this.version.id(), null, Map.of("P" + PLIEGO, 7L), RECTOR);
		this.given.carry(this.version.id(), "VALIDATED");
		this.version = this.versions.find(this.version.id()).orElseThrow();

		assertRefused("CEI-007", form("PERSONNEL", "PLIEGO", "ADD", lines("PERSONNEL")));
	}

	private void assertRefused(String code, TakingForm form) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> take(form))
			.satisfies((refused) -> assertThat(refused.rule().code()).isEqualTo(code));
	}

	@Test
	void the_page_shows_before_and_after_and_then_takes_it() {
		String page = "/techos/" + this.version.id() + "/propuestas";
		String line = lines("PERSONNEL").get(0).id();

		assertThat(this.mvc.post()
			.uri(page + "/vista")
			.param("pliego", PLIEGO)
			.param("criterio", "PERSONNEL")
			.param("linea", line)
			.with(Signed.as("rector.mef"))).hasStatusOk()
			.bodyText()
			.contains("Qué cambia", "Llevar al borrador", PLIEGO);
		assertThat(this.versions.totals(this.version.id())).as("a look writes nothing")
			.allSatisfy((year) -> assertThat(year.total().isZero()).isTrue());
		assertThat(this.mvc.post()
			.uri(page)
			.param("pliego", PLIEGO)
			.param("criterio", "PERSONNEL")
			.param("linea", line)
			.param("sello", "otro")
			.with(Signed.as("rector.mef"))).hasStatusOk().bodyText().contains("CEI-014");
	}

}
