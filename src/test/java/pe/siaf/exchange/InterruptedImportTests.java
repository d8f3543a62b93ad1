package pe.siaf.exchange;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

import pe.siaf.SiafTest;

import static org.assertj.core.api.Assertions.assertThat;

@SiafTest
class InterruptedImportTests {

	@Autowired
	private ImportJobs jobs;

	@Autowired
	private ImportRecords records;

	@Test
	void a_restart_closes_what_a_stopped_process_left_half_done() {
		long left = anImportOf(ImportJobs.RUNNER);
		this.records.enter(left, ImportState.VALIDATING);
		this.jobs.run(new DefaultApplicationArguments());
		assertThat(this.records.get(left).state()).isEqualTo(ImportState.REJECTED);
	}

	@Test
	void a_restart_leaves_alone_what_another_machine_is_doing() {
		long theirs = anImportOf("another-machine");
		this.records.enter(theirs, ImportState.VALIDATING);
		this.jobs.run(new DefaultApplicationArguments());
		assertThat(this.records.get(theirs).state()).isEqualTo(ImportState.VALIDATING);
		this.records.reject(theirs, new Findings());
	}

	private long anImportOf(String runner) {
		ImportOrder order = ImportOrder.ofSystem("siaf-export", 2026, "000143", "left.csv");
		return this.records.create(order, LocalDate.of(2026, 1, 31), 10, "0".repeat(64), runner);
	}

}
