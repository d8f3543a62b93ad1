package pe.siaf.exchange;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Works on big files one after the other, and closes what a stopped process or database
 * left unfinished: its transaction never ended, so nothing of it is in the books.
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

	/** What this process works on or has waiting. */
	private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

	private final ImportRecords records;

	ImportJobs(ImportRecords records) {
		this.records = records;
	}

	/** Works on an import in the background, behind those that came before. */
	void start(long id, Runnable job) {
		this.underWay.add(id);
		this.worker.execute(() -> doNow(id, job));
	}

	/** Works on an import while its sender waits. */
	void doNow(long id, Runnable job) {
		this.underWay.add(id);
		try {
			job.run();
		}
		finally {
			this.underWay.remove(id);
		}
	}

	@Override
	public void run(ApplicationArguments arguments) {
		closeInterrupted();
	}

	/** An outage may keep an import from saying that it failed; said once it is over. */
	@Scheduled(fixedDelay = 20, initialDelay = 60, timeUnit = TimeUnit.SECONDS)
	void closeInterrupted() {
		for (long id : this.records.orphans(RUNNER)) {
			if (this.underWay.contains(id)) {
				continue;
			}
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
