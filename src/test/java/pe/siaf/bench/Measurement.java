package pe.siaf.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** How often, or how quickly, something is done by several clients at once. */
public final class Measurement {

	private Measurement() {
	}

	/**
	 * Runs one piece of work again and again on several threads.
	 * @param clients how many threads
	 * @param seconds for how long
	 * @param work one piece of work by one client
	 * @return pieces done in a second
	 */
	public static double perSecond(int clients, int seconds, Work work) throws Exception {
		AtomicLong done = new AtomicLong();
		long begin = System.nanoTime();
		long end = begin + seconds * 1_000_000_000L;
		together(clients, (client) -> {
			while (System.nanoTime() < end) {
				work.run(client);
				done.incrementAndGet();
			}
			return null;
		});
		return done.get() / ((System.nanoTime() - begin) / 1e9);
	}

	/**
	 * Runs a piece of work a number of times on several threads.
	 * @param clients how many threads
	 * @param times how often each
	 * @param work one piece of work by one client
	 * @param pause what each does before each piece
	 * @return the milliseconds of each, sorted
	 */
	public static double[] milliseconds(int clients, int times, Work work, Runnable pause) throws Exception {
		List<double[]> all = together(clients, (client) -> {
			double[] taken = new double[times];
			for (int time = 0; time < times; time++) {
				pause.run();
				long begin = System.nanoTime();
				work.run(client);
				taken[time] = (System.nanoTime() - begin) / 1e6;
			}
			return taken;
		});
		return all.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
	}

	public static double percentile(double[] sorted, int percent) {
		return sorted[Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
	}

	public static double median(List<Double> figures) {
		return figures.stream().sorted().toList().get(figures.size() / 2);
	}

	private static <T> List<T> together(int clients, ByClient<T> work) throws Exception {
		ExecutorService office = Executors.newFixedThreadPool(clients);
		try {
			List<Callable<T>> all = new ArrayList<>();
			for (int client = 0; client < clients; client++) {
				int mine = client;
				all.add(() -> work.run(mine));
			}
			List<T> results = new ArrayList<>();
			for (Future<T> result : office.invokeAll(all)) {
				results.add(result.get());
			}
			return results;
		}
		catch (ExecutionException failed) {
			throw new IllegalStateException("A client failed", failed.getCause());
		}
		finally {
			office.shutdownNow();
		}
	}

	/** One piece of work. */
	public interface Work {

		void run(int client) throws Exception;

	}

	private interface ByClient<T> {

		T run(int client) throws Exception;

	}

}
