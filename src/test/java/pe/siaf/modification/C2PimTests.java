package pe.siaf.modification;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import pe.siaf.SiafTest;
import pe.siaf.budget.LineKey;
import pe.siaf.money.Amount;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.siaf.modification.NoteFixture.asked;
import static pe.siaf.modification.NoteFixture.annuls;
import static pe.siaf.modification.NoteFixture.credits;
import static pe.siaf.modification.NoteFixture.rector;

/**
 * Test vector C2 of the rule book: the PIM is the PIA and the approved notes, those
 * annulled by their contrary sequence and those on their way left out.
 */
@SiafTest
class C2PimTests {

	private static final String UNIT = "997401";

	private static final String OTHER_PLIEGO = "997411";

	@Autowired
	private NoteFixture given;

	@Autowired
	private NoteWriting writing;

	@Test
	void the_pim_of_a_unit() {
		this.given.aUnit(UNIT, "741");
		this.given.aUnit(OTHER_PLIEGO, "742");
		LineKey line = this.given.aLine(UNIT, "0001", 300000);
		LineKey second = this.given.aLine(UNIT, "0002", 200000);
		LineKey revenues = new LineKey("0001", "09", "0", NoteFixture.GOODS);
		LineKey elsewhere = this.given.aLine(OTHER_PLIEGO, "0001", 1000);
		assertThat(this.given.pimOf(UNIT)).isEqualTo("500000");

		this.given.approved(this.given
			.sent(asked(UNIT, "002", List.of(new NoteRevenue(UNIT, "09", "1.3.1.1.1.1", Amount.of(120000))),
					credits(UNIT, revenues, 120000))));
		assertThat(this.given.pimOf(UNIT)).isEqualTo("620000");

		Note taken = this.given.sent(asked(UNIT, "001", annuls(UNIT, line, 50000)));
		Note got = this.given.sent(asked(OTHER_PLIEGO, "001", credits(OTHER_PLIEGO, elsewhere, 50000)));
		this.given.approveTogether(List.of(taken, got), rector());
		assertThat(this.given.pimOf(UNIT)).isEqualTo("570000");
		assertThat(this.given.pimOf(OTHER_PLIEGO)).isEqualTo("51000");

		this.given.approvedWithin(UNIT, annuls(UNIT, line, 30000), credits(UNIT, second, 30000));
		assertThat(this.given.pimOf(UNIT, line)).isEqualTo("220000");
		assertThat(this.given.pimOf(UNIT, second)).isEqualTo("230000");

		Note waiting = this.given.sent(asked(UNIT, "002",
				List.of(new NoteRevenue(UNIT, "09", "1.3.1.1.1.1", Amount.of(10000))), credits(UNIT, revenues, 10000)));

		Note annulled = this.given.approved(this.given.sent(asked(UNIT, "002",
				List.of(new NoteRevenue(UNIT, "09", "1.3.1.1.1.1", Amount.of(7000))), credits(UNIT, revenues, 7000))));
		assertThat(this.given.pimOf(UNIT)).isEqualTo("577000");
		Note contrary = this.writing.annul(annulled.key(), "El ingreso no se dio", NoteFixture.officer(UNIT));
		assertThat(contrary.key().sequence()).isEqualTo("0002");
		this.given.approved(this.given.sent(contrary));

		assertThat(this.given.pimOf(UNIT)).isEqualTo("570000");
		assertThat(this.given.states(waiting, annulled, contrary)).containsExactly("T", "X", "A");
		assertThat(this.given.drift()).isZero();
	}

}
