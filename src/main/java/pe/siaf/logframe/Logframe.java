package pe.siaf.logframe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A version's matrix.
 *
 * @param fiscalYear the year whose sheets, catalogues and limits count
 * @param nodes its nodes, level by level and in their order
 */
public record Logframe(int fiscalYear, List<LogframeNode> nodes) {

	public boolean isEmpty() {
		return this.nodes.isEmpty();
	}

	/**
	 * The nodes of a level.
	 * @param level the level
	 * @return its nodes in their order
	 */
	public List<LogframeNode> at(Level level) {
		return this.nodes.stream().filter((node) -> node.level() == level).toList();
	}

	public Optional<LogframeNode> specificResult() {
		return at(Level.SR).stream().findFirst();
	}

	/**
	 * The nodes that hang on a node.
	 * @param node the node above
	 * @return those below it, in their order
	 */
	public List<LogframeNode> below(LogframeNode node) {
		return this.nodes.stream().filter((child) -> isBelow(child, node)).toList();
	}

	/**
	 * The matrix from the top down, each node followed by what hangs on it; what hangs on
	 * nothing comes at its level's turn.
	 * @return all nodes once
	 */
	public List<LogframeNode> inOrder() {
		return Stream
			.of(at(Level.FR).stream(), at(Level.SR).stream(),
					at(Level.P).stream()
						.flatMap((product) -> Stream.concat(Stream.of(product), below(product).stream())),
					at(Level.A).stream().filter((activity) -> activity.parentId() == null))
			.flatMap((level) -> level)
			.toList();
	}

	private static boolean isBelow(LogframeNode child, LogframeNode node) {
		Long parent = child.parentId();
		return parent != null && parent == node.id();
	}

}
