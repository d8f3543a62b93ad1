package pe.siaf.advance;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import pe.siaf.SiafTest;
import pe.siaf.execution.APurchase;
import pe.siaf.execution.DocumentStage;
import pe.siaf.identity.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** A voucher that accounts for an advance supports no accrual, in any unit. */
@SiafTest
class VoucherOnceTests {

	private static final String UNIT = "001650";

	@Autowired
	private AnAdvance given;

	@Autowired
	private APurchase purchase;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void a_voucher_of_an_advance_supports_no_accrual_until_its_account_is_rejected_ACR_003() {
		Advance advance = this.given.paid("000148", AnAdvance.aDni(), LocalDate.of(2026, 4, 3));
		this.given.render(advance, AnAdvance.voucher("E901-0088", "100.00"));
		APurchase.FileOn file = this.purchase.aFile(UNIT, "7731", "100", "50.00", DocumentStage.MONTHLY_COMMITMENT);
		assertThat(accrue(file, "e901-88")).contains("ACR-003", "000148", "rendición de anticipo");
		assertThat(accrue(file, "E901-89")).contains("\"state\":\"N\"");

		this.given.decide(advance, "reject", Role.UE_ACCOUNTING);
		APurchase.FileOn other = this.purchase.aFile(UNIT, "7732", "100", "50.00", DocumentStage.MONTHLY_COMMITMENT);
		assertThat(accrue(other, "E901-88")).contains("\"state\":\"N\"");
	}

	private String accrue(APurchase.FileOn file, String voucher) {
		try {
			return this.mvc.post()
				.uri("/api/v1/accruals")
				.header("Authorization", "Bearer demo-contabilidad.ue")
				.contentType(MediaType.APPLICATION_JSON)
				.content("""
						{"unit": "%s", "year": 2026, "month": 4, "predecessor": "%s", "justification": "Prueba",
						 "document": {"type": "001", "number": "%s", "date": "2026-04-16"},
						 "lines": [{"secFunc": "%s", "rubro": "00", "item": "%s", "amount": "50.00"}]}"""
					.formatted(UNIT, file.last(), voucher, file.line().secFunc(), file.line().item()))
				.exchange()
				.getResponse()
				.getContentAsString();
		}
		catch (java.io.UnsupportedEncodingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
