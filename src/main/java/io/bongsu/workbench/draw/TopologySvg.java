package io.bongsu.workbench.draw;

import io.bongsu.workbench.rules.Topology;
import io.bongsu.workbench.rules.Topology.Edge;
import io.bongsu.workbench.rules.Topology.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws a topology as SVG 1.1: the main way of an alarm from top to bottom, a box for each stage
 * with its routes, under each box the small exits to the side, and the other stages below or beside
 * it. Lengths are pixels. The picture of the same topology is always the same text.
 */
public final class TopologySvg {

  private static final int COLUMN = 390;
  private static final int MARGIN = 10;
  private static final int LINE = 15;

  /** Characters of 6.6 pixels, as every monospaced font of 11 pixels has them. */
  private static final int CHARACTERS = 52;

  private static final String HEAD =
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img">
      <title>Routes of Bongsu</title>
      <style>
        text { font: 11px ui-monospace, monospace; fill: #1f2328; }
        .stage { font: 600 14px system-ui, sans-serif; }
        .exit { fill: #59636e; }
        .failed { fill: #cf222e; font-weight: 700; }
        .paper { fill: #f6f8fa; }
        .box { fill: #ffffff; stroke: #afb8c1; }
        .way { stroke: #0969da; stroke-width: 2; }
        .open { fill: #fff1e5; stroke: #bc4c00; }
        path { fill: #0969da; }
      </style>
      <rect class="paper" width="%1$d" height="%2$d"/>
      """;

  private static final List<String> LEGEND =
      List.of(
          "blue, downwards  the way of an alarm to a phone",
          "◀ ▶              comes from, goes to another system",
          "↳                side exits: routes of other stages",
          "12 ✕3            exchanges since the start, 3 of them failed",
          "orange           a circuit breaker is open");

  /**
   * Something that is not broken into two lines.
   *
   * @param text as it is read, which is as long as it is drawn
   */
  private record Word(String text, String markup) {}

  private final Topology topology;
  private final LiveRoutes live;
  private final int columns;
  private final StringBuilder svg = new StringBuilder();
  private int left = MARGIN;
  private int y = MARGIN;

  private TopologySvg(Topology topology, LiveRoutes live, int columns) {
    this.topology = topology;
    this.live = live;
    this.columns = columns;
  }

  /**
   * @param live what is known of routes that run; {@link LiveRoutes#NONE} for files
   * @param columns 1 for a phone or a page, 2 to have the other stages beside the main way
   */
  public static String svg(Topology topology, LiveRoutes live, int columns) {
    return new TopologySvg(topology, live, columns).draw();
  }

  private String draw() {
    List<String> way = MainWay.of(topology);
    for (int i = 0; i < way.size(); i++) {
      stage(way.get(i), true, i + 1 < way.size() ? way.get(i + 1) : "");
    }
    int bottom = y;
    if (columns > 1) {
      left += COLUMN;
      y = MARGIN;
    }
    nodes()
        .map(Node::stage)
        .distinct()
        .filter(stage -> !way.contains(stage))
        .forEach(stage -> stage(stage, false, ""));
    LEGEND.forEach(line -> text("exit", 0, line));
    return HEAD.formatted(columns * COLUMN, Math.max(bottom, y) + MARGIN) + svg + "</svg>\n";
  }

  private void stage(String stage, boolean main, String next) {
    List<Node> nodes = nodes().filter(node -> node.stage().equals(stage)).toList();
    List<String> routes = lines(nodes.stream().map(this::route));
    boolean open = nodes.stream().anyMatch(node -> live.open().contains(node.id()));
    line(
        "<rect class=\"box%s%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>",
        main ? " way" : "",
        open ? " open" : "",
        left,
        y,
        COLUMN - 2 * MARGIN,
        26 + routes.size() * LINE);
    y += 4;
    text("stage", 8, escape(open ? stage + ": circuit breaker open" : stage));
    routes.forEach(text -> text("", 8, text));
    y += 8;
    int top = y;
    exits(stage, next).forEach(text -> text("exit", 24, text));
    if (!next.isEmpty()) {
      line("<path d=\"M%d,%d V%d h-5 l7,9 7,-9 h-5 V%2$d z\"/>", left + 10, top, y + 8);
    }
    y += 18;
  }

  /** The routes of other stages to which a stage sends, but for its next one. */
  private List<String> exits(String stage, String next) {
    Map<String, String> stages = nodes().collect(Collectors.toMap(Node::id, Node::stage));
    Stream<Word> exits =
        topology.edges().stream()
            .filter(edge -> stage.equals(stages.get(edge.from())))
            .map(Edge::to)
            .filter(to -> !Set.of(stage, next).contains(stages.getOrDefault(to, stage)))
            .distinct()
            .map(to -> new Word("↳" + to, "↳" + escape(to)));
    return lines(exits);
  }

  private Word route(Node node) {
    String in = node.in().isEmpty() || node.in().equals("timer") ? "" : "◀" + node.in() + " ";
    String out = node.out().stream().map(to -> " ▶" + to).collect(Collectors.joining());
    LiveRoutes.Count count = live.passed().getOrDefault(node.id(), new LiveRoutes.Count(0, 0));
    boolean runs = live.passed().containsKey(node.id());
    String total = runs ? String.format(Locale.ROOT, " %,d", count.total()) : "";
    String failed = count.failed() > 0 ? String.format(Locale.ROOT, " ✕%,d", count.failed()) : "";
    String markup =
        "<tspan><title>%s</title>%s<tspan class=\"failed\">%s</tspan></tspan>"
            .formatted(escape(node.description()), escape(in + node.id() + out + total), failed);
    return new Word(in + node.id() + out + total + failed, markup);
  }

  /** Words, each whole, as many to a line as fit. */
  private static List<String> lines(Stream<Word> words) {
    List<String> lines = new ArrayList<>();
    int room = 0;
    for (Word word : words.toList()) {
      int length = word.text().length() + 2;
      if (length <= room) {
        lines.add(lines.remove(lines.size() - 1) + "  " + word.markup());
        room -= length;
      } else {
        lines.add(word.markup());
        room = CHARACTERS - length + 2;
      }
    }
    return lines;
  }

  private Stream<Node> nodes() {
    return topology.nodes().stream();
  }

  private void text(String kind, int indent, String markup) {
    y += LINE;
    String text = "<text class=\"%s\" x=\"%d\" y=\"%d\" xml:space=\"preserve\">%s</text>";
    line(text, kind, left + indent, y, markup);
  }

  private void line(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
