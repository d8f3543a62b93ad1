package pe.siaf.logframe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A version's causal graph as the checks see it (domain 4.3): edges lead from cause to
 * effect, the root is what nothing else follows from, the problem.
 *
 * @param causes its nodes
 * @param edges its edges
 * @param paths its critical paths
 * @param interventions what could be done about its factors
 */
record Diagnosis(List<Cause> causes, List<Edge> edges, List<Path> paths, List<Intervention> interventions) {

	/** Nodes that cause nothing else: exactly one, the problem, in a sound graph. */
	List<Cause> roots() {
		Set<Long> causing = this.edges.stream().map(Edge::cause).collect(Collectors.toSet());
		return this.causes.stream().filter((cause) -> !causing.contains(cause.id())).toList();
	}

	/** Causes at distance one from the problem; none while there isn't exactly one. */
	List<Cause> directCauses() {
		List<Cause> roots = roots();
		if (roots.size() != 1) {
			return List.of();
		}
		return this.edges.stream()
			.filter((edge) -> edge.effect() == roots.get(0).id())
			.map((edge) -> cause(edge.cause()))
			.toList();
	}

	/**
	 * A circle of the graph.
	 * @return its nodes in order, the first one again at the end; empty where the graph
	 * has none
	 */
	List<Cause> cycle() {
		Map<Long, List<Long>> effects = this.edges.stream()
			.collect(Collectors.groupingBy(Edge::cause, Collectors.mapping(Edge::effect, Collectors.toList())));
		Map<Long, Long> pending = new HashMap<>();
		this.causes.forEach((cause) -> pending.put(cause.id(), 0L));
		this.edges.forEach((edge) -> pending.merge(edge.effect(), 1L, Long::sum));
		// what no pending cause leads to is taken away until only circles, and what
		// follows from them, are left
		Deque<Long> free = new ArrayDeque<>(
				pending.entrySet().stream().filter((entry) -> entry.getValue() == 0).map(Map.Entry::getKey).toList());
		while (!free.isEmpty()) {
			Long taken = free.pop();
			pending.remove(taken);
			effects.getOrDefault(taken, List.of()).forEach((effect) -> {
				if (pending.merge(effect, -1L, Long::sum) == 0) {
					free.push(effect);
				}
			});
		}
		return pending.isEmpty() ? List.of() : circle(pending.keySet());
	}

	/** Walks back among nodes that each have a cause left, until one comes again. */
	private List<Cause> circle(Set<Long> left) {
		Map<Long, Long> before = this.edges.stream()
			.filter((edge) -> left.contains(edge.cause()) && left.contains(edge.effect()))
			.collect(Collectors.toMap(Edge::effect, Edge::cause, (first, second) -> first));
		List<Long> walked = new ArrayList<>();
		Long at = left.iterator().next();
		while (!walked.contains(at)) {
			walked.add(0, at);
			at = Objects.requireNonNull(before.get(at));
		}
		List<Long> circle = new ArrayList<>(walked.subList(0, walked.indexOf(at) + 1));
		circle.add(0, at);
		return circle.stream().map(this::cause).toList();
	}

	/**
	 * A cause with all that leads to it.
	 * @param cause the cause
	 * @return keys of nodes, its own among them
	 */
	Set<Long> upstream(Cause cause) {
		Set<Long> reached = new LinkedHashSet<>(Set.of(cause.id()));
		Deque<Long> open = new ArrayDeque<>(reached);
		while (!open.isEmpty()) {
			long effect = open.pop();
			this.edges.stream()
				.filter((edge) -> edge.effect() == effect && reached.add(edge.cause()))
				.forEach((edge) -> open.push(edge.cause()));
		}
		return reached;
	}

	Set<Long> onCriticalPaths() {
		return this.paths.stream().flatMap((path) -> path.causes().stream()).collect(Collectors.toSet());
	}

	/** The edge between two neighbours of a path, however the path was told. */
	Optional<Edge> between(Long one, Long other) {
		return this.edges.stream()
			.filter((edge) -> (edge.cause() == one && edge.effect() == other)
					|| (edge.cause() == other && edge.effect() == one))
			.findFirst();
	}

	Cause cause(long id) {
		return this.causes.stream().filter((cause) -> cause.id() == id).findFirst().orElseThrow();
	}

	String codes(List<Long> ids) {
		return ids.stream().map((id) -> cause(id).code()).collect(Collectors.joining(" → "));
	}

	/**
	 * A condition or factor.
	 *
	 * @param id its key
	 * @param code its code
	 * @param name its name
	 * @param measured whether its magnitude is known
	 * @param sourced whether the magnitude names its source
	 * @param vulnerable whether it can be changed; none where nobody has said
	 * @param attacked whether a product attacks it
	 */
	record Cause(long id, String code, String name, boolean measured, boolean sourced, @Nullable Boolean vulnerable,
			boolean attacked) {
	}

	/**
	 * That a cause leads to an effect.
	 *
	 * @param cause key of the cause
	 * @param effect key of the effect
	 * @param evidences how many pieces of evidence speak of it
	 * @param supported whether one of level A to C that has not expired supports it
	 * @param excepted whether a text says why it may stay without
	 */
	record Edge(long cause, long effect, int evidences, boolean supported, boolean excepted) {
	}

	/**
	 * A critical path.
	 *
	 * @param position its place among the paths, from zero
	 * @param causes keys of its nodes in their order
	 */
	record Path(int position, List<Long> causes) {
	}

	/**
	 * Something that could be done.
	 *
	 * @param code its code
	 * @param name its name
	 * @param factor key of the factor it changes; none where nobody has said
	 * @param chosen whether it was prioritised
	 */
	record Intervention(String code, String name, @Nullable Long factor, boolean chosen) {
	}

}
