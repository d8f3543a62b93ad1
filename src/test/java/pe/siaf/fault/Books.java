package pe.siaf.fault;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** What must be true of the books after anything. */
final class Books {

	private static final Pattern STATE = Pattern.compile("\"state\":\"(\\w)\"");

	private static final String ORDER = "NVTA";

	private Books() {
	}

	/** No act that was confirmed is lost, nor behind the state that was confirmed. */
	static void holdAll(Deployment system, Map<String, String> confirmed) throws IOException {
		for (Map.Entry<String, String> act : confirmed.entrySet()) {
			HttpResponse<String> answer = system.get(act.getKey(), "presupuesto.ue");
			assertThat(answer.statusCode()).as(act.getKey()).isEqualTo(200);
			Matcher state = STATE.matcher(answer.body());
			assertThat(state.find()).isTrue();
			assertThat(ORDER.indexOf(state.group(1)))
				.as("%s was confirmed as %s and is %s", act.getKey(), act.getValue(), state.group(1))
				.isGreaterThanOrEqualTo(ORDER.indexOf(act.getValue()));
		}
	}

	/** Nothing is half done: the proof of the ledger says so, and numbers have no gap. */
	static void agree(Deployment system) throws IOException {
		HttpResponse<String> proof = system.post("/api/v1/checks/ledger", "auditor", "");
		assertThat(proof.body()).contains("\"result\":\"PASS\"");
		assertThat(system.sql()
			.sql("""
					select count(*) from document_counter c where series = 'certificate' and last <> (
					  select count(*) from execution_record r where r.sec_ejec = c.sec_ejec and r.fiscal_year = c.fiscal_year
					    and r.stage = 'CERTIFICATION')""")
			.query(Integer.class)
			.single()).as("gaps in numbers").isZero();
	}

}
