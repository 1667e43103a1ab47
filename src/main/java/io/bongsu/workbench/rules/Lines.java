package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * At which line of its file each part of a document stands, counted from 1. A value under a key
 * stands where its key does.
 */
final class Lines {

  private final Map<JsonNode, Integer> byPart = new IdentityHashMap<>();
  private final Map<String, Integer> byPath = new HashMap<>();

  private Lines() {}

  /** Of the same document, read twice: as values and as nodes with marks. */
  static Lines of(JsonNode tree, Node marked) {
    Lines lines = new Lines();
    lines.add("", tree, marked, lines.start(marked));
    return lines;
  }

  /** Line of a part of the tree; 1 of what is no part of it. */
  int of(JsonNode part) {
    return byPart.getOrDefault(part, 1);
  }

  /** Line of a path such as {@code /0/route/id}, or of what is there of it. */
  int at(String path) {
    Integer line = byPath.get(path);
    return line != null || path.isEmpty()
        ? (line == null ? 1 : line)
        : at(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
  }

  private void add(String path, JsonNode part, Node marked, int line) {
    byPart.put(part, line);
    byPath.put(path, line);
    if (marked instanceof MappingNode mapping) {
      mapping.getValue().forEach(entry -> field(path, part, entry));
    } else if (marked instanceof SequenceNode sequence) {
      List<Node> elements = sequence.getValue();
      for (int i = 0; i < elements.size(); i++) {
        add(path + "/" + i, part.path(i), elements.get(i), start(elements.get(i)));
      }
    }
  }

  private void field(String path, JsonNode part, NodeTuple entry) {
    if (entry.getKeyNode() instanceof ScalarNode key) {
      String name = key.getValue();
      add(path + "/" + name, part.path(name), entry.getValueNode(), start(key));
    }
  }

  private int start(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
