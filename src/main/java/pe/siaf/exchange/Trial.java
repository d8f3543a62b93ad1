package pe.siaf.exchange;

import java.util.function.Supplier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Work within a transaction that may fail, or is only tried, without taking the
 * transaction with it. So a file can be judged by doing what it asks for, row by row, and
 * taking it back.
 */
@Component
public class Trial {

	private final JdbcClient jdbc;

	Trial(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Does work; what it wrote is gone if it fails, and the transaction goes on.
	 * @param work the work
	 * @param <T> what it gives
	 * @return what it gave
	 */
	public <T> T attempt(Supplier<T> work) {
		this.jdbc.sql("savepoint attempt").update();
		try {
			T done = work.get();
			this.jdbc.sql("release savepoint attempt").update();
			return done;
		}
		catch (RuntimeException failed) {
			back();
			throw failed;
		}
	}

	/**
	 * Does work and takes it back, whether it fails or not.
	 * @param work the work
	 */
	public void undone(Runnable work) {
		this.jdbc.sql("savepoint attempt").update();
		try {
			work.run();
		}
		finally {
			back();
		}
	}

	private void back() {
		this.jdbc.sql("rollback to savepoint attempt").update();
		this.jdbc.sql("release savepoint attempt").update();
	}

}
