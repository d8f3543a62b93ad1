package pe.siaf.ui;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What is beyond reason is told as a refusal (422), never as a failure of ours (500). */
@SiafTest
class BeyondReasonTests {

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					logistica.ue | advances | {"year": 2025, "kind": "AV", "dni": "09999971", "name": "X", "purpose": "X", "departsAt": "2025-03-01T08:00", "returnsAt": "9999-03-01T08:00"}
					logistica.ue | advances | {"year": 9999, "kind": "F", "dni": "09999971", "name": "X", "purpose": "X", "departsAt": "9999-03-01T08:00", "returnsAt": "9999-03-02T08:00", "amount": 5}
					logistica.ue | advances | {"year": 99999, "kind": "F", "dni": "09999971", "name": "X", "purpose": "X", "departsAt": "+99999-03-01T08:00:00", "returnsAt": "+99999-03-02T08:00:00", "amount": 5}
					logistica.ue | contracts | {"number": "B-1", "ruc": "20131370645", "object": "X", "signedOn": "2025-03-01", "startsOn": "2025-03-01", "endsOn": "2025-12-01", "years": [{"year": 40000, "amount": 5}]}
					logistica.ue | contracts | {"number": "B-1", "ruc": "20131370645", "object": "X", "signedOn": "2025-03-01", "startsOn": "2025-03-01", "endsOn": "2025-12-01", "years": [{"year": 2025, "amount": 99999999999999999}, {"year": 2026, "amount": 99999999999999999}]}
					logistica.ue | orders | {"year": 2025, "kind": "C", "ruc": "20131370645", "object": "X", "family": "14111500", "issuedOn": "2025-03-01", "termDays": 40000, "lines": [{"description": "X", "unit": "UNIDAD", "quantity": "1", "unitPrice": "1"}]}
					logistica.ue | orders | {"year": 2025, "kind": "C", "ruc": "20131370645", "object": "X", "family": "14111500", "issuedOn": "2025-03-01", "termDays": 4, "lines": [{"description": "X", "unit": "UNIDAD", "quantity": "9999999999999", "unitPrice": "9999999999999"}]}
					logistica.ue | orders | {"year": 2025, "kind": "C", "ruc": "20131370645", "object": "X", "family": "14111500", "issuedOn": "2025-03-01", "termDays": 4, "lines": [{"description": "X", "unit": "UNIDAD", "quantity": "0.0001", "unitPrice": "0.000001"}]}
					logistica.ue | orders | {"year": 9999, "kind": "C", "ruc": "20131370645", "object": "X", "family": "14111500", "issuedOn": "9999-03-01", "termDays": 4, "lines": [{"description": "X", "unit": "UNIDAD", "quantity": "1", "unitPrice": "1"}]}
					personal.ue | payrolls | {"year": 2025, "month": 13, "description": "X", "date": "2025-03-01", "lines": [{"position": "X", "secFunc": "0001", "rubro": "00", "item": "2.1.1.1.1.3", "amount": 5}]}
					personal.ue | payrolls | {"year": 2025, "month": 0, "description": "X", "date": "2025-03-01", "lines": [{"position": "X", "secFunc": "0001", "rubro": "00", "item": "2.1.1.1.1.3", "amount": 5}]}
					personal.ue | payrolls | {"year": 2025, "month": 3, "description": "X", "date": "2025-03-01", "lines": [{"position": "X", "kind": "K", "secFunc": "0001", "rubro": "00", "item": "2.1.1.1.1.3", "amount": 5}]}
					personal.ue | payrolls | {"year": 2025, "month": 3, "description": "X", "date": "2025-03-01", "lines": [{"position": "X", "secFunc": "0001", "rubro": "00", "item": "2.1.1.1.1.3", "amount": 5, "withheld": -1}]}
					""")
	void what_is_beyond_reason_is_refused(String username, String resource, String body) {
		assertThat(this.mvc.post()
			.uri("/api/v1/" + resource)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body)
			.header("Authorization", "Bearer demo-" + username)).hasStatus(422);
	}

}
