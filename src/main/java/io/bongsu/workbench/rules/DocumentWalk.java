package io.bongsu.workbench.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Walks through a document. */
final class DocumentWalk {

  /**
   * A value with its place.
   *
   * @param path keys and indices from the root, such as {@code /0/route/id}
   * @param parent key of the object around it; empty at the root and directly in a list
   * @param key its own key; empty in a list
   */
  record Located(String path, String parent, String key, JsonNode value) {

    private Stream<Located> below() {
      if (value.isArray()) {
        return Stream.iterate(0, i -> i < value.size(), i -> i + 1)
            .map(i -> new Located(path + "/" + i, key, "", value.get(i)));
      }
      return value.properties().stream()
          .map(
              field ->
                  new Located(path + "/" + field.getKey(), key, field.getKey(), field.getValue()));
    }

    Stream<Located> tree() {
      return Stream.concat(Stream.of(this), below().flatMap(Located::tree));
    }
  }

  private DocumentWalk() {}

  static <T> Stream<T> stream(Iterable<T> items) {
    return StreamSupport.stream(items.spliterator(), false);
  }

  /** The elements of a list; none of a value that is no list. */
  static Stream<JsonNode> elements(JsonNode list) {
    return list.isArray() ? stream(list) : Stream.empty();
  }

  /** The keys of an object, in the order of the file. */
  static Stream<String> fields(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey);
  }

  /** The node and all below it. */
  static Stream<Located> all(JsonNode root) {
    return new Located("", "", "", root).tree();
  }

  static Stream<Located> texts(JsonNode root) {
    return all(root).filter(node -> node.value().isTextual());
  }
}
