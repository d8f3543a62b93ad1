package pe.siaf.exchange;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Works on big files one after the other, and closes at start what a stopped process left
 * unfinished: its transaction never ended, so nothing of it is in the books.
 */
@Component
@Order(5)
class ImportJobs implements ApplicationRunner {

	/** This machine. */
	static final String RUNNER = host();

	private final ExecutorService worker = Executors.newSingleThreadExecutor((work) -> {
		Thread thread = new Thread(work, "import");
		thread.setDaemon(true);
		return thread;
	});

	private final ImportRecords records;

	ImportJobs(ImportRecords records) {
		this.records = records;
	}

	void start(Runnable job) {
		this.worker.execute(job);
	}

	@Override
	public void run(ApplicationArguments arguments) {
		for (long id : this.records.orphans(RUNNER)) {
			Findings findings = new Findings();
			findings.error(ImportRule.NOT_AS_EXPECTED.code(), "import.interrupted");
			this.records.reject(id, findings);
		}
	}

	@PreDestroy
	void stop() {
		this.worker.shutdownNow();
	}

	private static String host() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException nameless) {
			return "localhost";
		}
	}

}
