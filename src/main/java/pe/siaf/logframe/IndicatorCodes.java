package pe.siaf.logframe;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How indicators that are named come by their code. */
@Component
public class IndicatorCodes {

	private final JdbcClient jdbc;

	IndicatorCodes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The indicator's code: given, or that of the same name in the program, or a
	 * provisional one. Names of published designs carry no code.
	 * @param program the program's code
	 * @param level the level that it measures
	 * @param code the national code, if known; an indicator that isn't there yet is
	 * registered under it
	 * @param name its name
	 * @return the code
	 */
	public String of(String program, Level level, @Nullable String code, String name) {
		if (code != null) {
			this.jdbc.sql("insert into indicator (code, name, program) values (?, ?, ?) on conflict (code) do nothing")
				.params(code, name, program)
				.update();
			return code;
		}
		return this.jdbc.sql("select code from indicator where program = ? and lower(name) = lower(?)")
			.params(program, name)
			.query(String.class)
			.optional()
			.orElseGet(() -> provisional(program, level, name));
	}

	/**
	 * What a person typed: the code of an indicator that is known, or a name.
	 * @param program the program's code
	 * @param level the level that it measures
	 * @param typed code or name
	 * @return the code
	 */
	public String typed(String program, Level level, String typed) {
		String code = typed.replaceFirst("^(\\S+)\\. .*$", "$1").strip();
		return this.jdbc.sql("select code from indicator where code = ?")
			.param(code)
			.query(String.class)
			.optional()
			.orElseGet(() -> of(program, level, null, typed));
	}

	private String provisional(String program, Level level, String name) {
		return this.jdbc.sql("""
				insert into indicator (code, name, program)
				select :prefix || lpad((count(*) + 1)::text, 2, '0'), :name, :program
				from indicator where code like :prefix || '%' returning code""")
			.param("prefix", "PP" + program + "-" + level + "-")
			.param("name", name)
			.param("program", program)
			.query(String.class)
			.single();
	}

}
