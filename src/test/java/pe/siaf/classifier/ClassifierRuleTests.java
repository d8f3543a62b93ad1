package pe.siaf.classifier;

import java.util.List;
import java.util.Locale;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import pe.siaf.SiafTest;
import pe.siaf.rules.RuleViolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static pe.siaf.classifier.ClassifierFixture.YEAR;

/** The rules of domain 2 on codes, chains, items and places. */
@SiafTest
@Transactional
class ClassifierRuleTests {

	private static final Chain CHAIN = new Chain("0501", "3000501", "5000501", "03", "006", "0008");

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Catalogues catalogues;

	@Autowired
	private Chains chains;

	@Autowired
	private MessageSource messages;

	private ClassifierFixture given;

	@BeforeEach
	void aYearOfItsOwn() {
		this.given = new ClassifierFixture(this.jdbc);
	}

	@Test
	void cls_001_an_active_code_of_the_year_is_accepted_and_others_are_not() {
		this.given.code(Catalogue.FUNCTIONS, "03", "ACTIVE");
		this.given.code(Catalogue.FUNCTIONS, "04", "INACTIVE");
		assertThat(this.catalogues.isActive(YEAR, Catalogue.FUNCTIONS, "03")).isTrue();
		assertRefused(ClassifierRule.CODE_ACTIVE,
				() -> this.catalogues.requireActive(YEAR, Catalogue.FUNCTIONS, "04", "function"));
		assertRefused(ClassifierRule.CODE_ACTIVE,
				() -> this.catalogues.requireActive(YEAR, Catalogue.FUNCTIONS, "05", "function"));
		assertRefused(ClassifierRule.CODE_ACTIVE,
				() -> this.catalogues.requireActive(YEAR, Catalogue.DIVISIONS, "03", "division"));
	}

	@Test
	void cls_002_a_catalogue_that_is_not_published_is_not_used() {
		this.given.code(Catalogue.FUNCTIONS, "03", "ACTIVE");
		this.given.state(Catalogue.FUNCTIONS, "DRAFT");
		assertRefused(ClassifierRule.CATALOGUE_PUBLISHED,
				() -> this.catalogues.requireActive(YEAR, Catalogue.FUNCTIONS, "03", "function"));
		assertThat(this.catalogues.isActive(YEAR + 1, Catalogue.FUNCTIONS, "03")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0501, 3000501, 5000501, true", "0501, 2000501, 5000501, true", "0501, 2000501, 6000501, true",
			"0501, 3000501, 6000501, false", "0501, 3999999, 5000501, false", "9001, 3999999, 5000501, true",
			"9001, 2000501, 6000501, true", "9001, 3000501, 5000501, false", "9001, 3999999, 6000501, false" })
	void cls_010_the_kind_of_category_decides_which_products_and_activities_it_holds(String category, String product,
			String activity, boolean fits) {
		this.given.chainCodes();
		List<String> rules = rules(new Chain(category, product, activity, "03", "006", "0008"));
		// a chain that fits its kind is still to be enabled
		assertThat(rules).containsExactly(fits ? "CLS-011" : "CLS-010");
	}

	@Test
	void cls_011_only_chains_enabled_for_the_year_are_used() {
		this.given.chainCodes();
		assertRefused(ClassifierRule.CHAIN_ENABLED, () -> this.chains.requireEnabled(YEAR, CHAIN));
		this.given.enable(CHAIN);
		assertThatCode(() -> this.chains.requireEnabled(YEAR, CHAIN)).doesNotThrowAnyException();
		this.jdbc.sql("update program_chain set status = 'INACTIVE' where fiscal_year = ?").param(YEAR).update();
		assertRefused(ClassifierRule.CHAIN_ENABLED, () -> this.chains.requireEnabled(YEAR, CHAIN));
	}

	@Test
	void cls_001_every_inactive_code_of_a_chain_is_named() {
		this.given.chainCodes();
		this.given.enable(CHAIN);
		this.jdbc.sql("update activity set status = 'INACTIVE' where fiscal_year = ? and code = '5000501'")
			.param(YEAR)
			.update();
		assertThat(this.chains.violations(YEAR, new Chain("0501", "3000501", "5000501", "03", "006", "0009")))
			.extracting((refusal) -> refusal.field() + " " + refusal.figures().get("code"))
			.containsExactlyInAnyOrder("activities 5000501", "groups 0009");
	}

	@Test
	void cls_030_only_the_last_level_receives_amounts() {
		this.given.item("2.3.1.5.1.2", "ERM");
		assertThatCode(() -> this.catalogues.requireImputable(YEAR, "2.3.1.5.1.2", "E", "item"))
			.doesNotThrowAnyException();
		assertRefused(ClassifierRule.ITEM_IMPUTABLE,
				() -> this.catalogues.requireImputable(YEAR, "2.3.1.5.1", "E", "item"));
		assertRefused(ClassifierRule.CODE_ACTIVE,
				() -> this.catalogues.requireImputable(YEAR, "2.3.1.5.1.9", "E", "item"));
	}

	@Test
	void cls_031_an_item_is_used_only_by_the_levels_it_is_for() {
		this.given.item("2.3.1.5.1.2", "RM");
		assertRefused(ClassifierRule.ITEM_IN_SCOPE,
				() -> this.catalogues.requireImputable(YEAR, "2.3.1.5.1.2", "E", "item"));
		assertThatCode(() -> this.catalogues.requireImputable(YEAR, "2.3.1.5.1.2", "M", "item"))
			.doesNotThrowAnyException();
	}

	@Test
	void org_005_a_place_is_in_the_years_catalogue() {
		this.given.place("150131", "DISTRICT");
		assertThatCode(() -> this.catalogues.requirePlace(YEAR, "150131", "ubigeo")).doesNotThrowAnyException();
		assertRefused(ClassifierRule.UBIGEO_ACTIVE, () -> this.catalogues.requirePlace(YEAR, "150199", "ubigeo"));
	}

	@Test
	void every_rule_says_in_both_languages_what_is_wrong() {
		for (ClassifierRule rule : ClassifierRule.values()) {
			for (Locale language : List.of(Locale.forLanguageTag("es"), Locale.ENGLISH)) {
				assertThat(this.messages.getMessage(rule.messageKey(), new Object[] { "X1", "X2" }, language))
					.contains("X1")
					.doesNotContain("{");
			}
		}
	}

	private List<String> rules(Chain chain) {
		return this.chains.violations(YEAR, chain).stream().map((refusal) -> refusal.rule().code()).toList();
	}

	private static void assertRefused(ClassifierRule rule, ThrowingCallable act) {
		assertThatExceptionOfType(RuleViolation.class).isThrownBy(act)
			.satisfies((refusal) -> assertThat(refusal.rule()).isEqualTo(rule));
	}

}
