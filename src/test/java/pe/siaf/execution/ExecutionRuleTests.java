package pe.siaf.execution;

import java.util.Locale;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Ties the catalogue of rules to the schema and to the messages. */
@SiafTest
class ExecutionRuleTests {

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MessageSource messages;

	@ParameterizedTest
	@EnumSource
	void a_rule_held_by_the_schema_has_its_constraint_there(ExecutionRule rule) {
		if (!rule.constraint().isEmpty()) {
			assertThat(this.jdbc
				.sql("""
						select count(*) from (select conname name from pg_constraint union all select relname from pg_class where relkind = 'i') c
						where name = ?""")
				.params(rule.constraint())
				.query(Integer.class)
				.single()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource
	void a_rule_has_words_in_both_languages(ExecutionRule rule) {
		String spanish = this.messages.getMessage(rule.messageKey(), null, Locale.forLanguageTag("es"));
		String english = this.messages.getMessage(rule.messageKey(), null, Locale.ENGLISH);
		assertThat(spanish).isNotBlank().isNotEqualTo(english);
	}

}
