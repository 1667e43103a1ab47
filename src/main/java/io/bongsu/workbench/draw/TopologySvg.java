package io.bongsu.workbench.draw;

import io.bongsu.workbench.rules.Topology;
import io.bongsu.workbench.rules.Topology.Edge;
import io.bongsu.workbench.rules.Topology.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Draws a topology as SVG 1.1: a column for each stage, a box for each route, with what it talks to
 * outside and, if it is known, how many exchanges went through it. Lengths are pixels. The picture
 * of the same topology is always the same text.
 */
public final class TopologySvg {

  private static final int BOX_WIDTH = 176;
  private static final int BOX_HEIGHT = 38;
  private static final int COLUMN = 240;
  private static final int ROW = 50;
  private static final int MARGIN = 20;
  private static final int HEAD = 34;
  private static final int LOOP = 24;

  private static final String STYLE =
      """
      <style>
        text { font-family: system-ui, sans-serif; font-size: 12px; fill: #1f2328; }
        .stage { font-weight: 600; fill: #59636e; }
        .note { font-size: 10px; fill: #59636e; }
        .failed { fill: #cf222e; }
        rect.box { fill: #ffffff; stroke: #afb8c1; }
        rect.edge-of-program { stroke: #0969da; stroke-width: 2; }
        rect.handler { stroke-dasharray: 4 3; }
        rect.paper { fill: #f6f8fa; }
        path { fill: none; stroke: #8c959f; }
        path.aside { stroke: #d0d7de; }
        marker path { fill: #8c959f; stroke: none; }
      </style>
      <defs><marker id="arrow" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto">
        <path d="M0,1 L7,4 L0,7 z"/></marker></defs>
      """;

  private record Place(int column, int row) {

    int left() {
      return MARGIN + column * COLUMN;
    }

    int top() {
      return MARGIN + HEAD + row * ROW;
    }

    int middle() {
      return top() + BOX_HEIGHT / 2;
    }
  }

  private final Topology topology;
  private final Map<String, ExchangeCounts> passed;
  private final List<String> stages;
  private final Map<String, Place> places = new HashMap<>();

  /** Columns that send to no other: what leads there is drawn faintly, for it is a lot. */
  private final Set<Integer> ends = new HashSet<>();

  private final StringBuilder svg = new StringBuilder();

  private TopologySvg(Topology topology, Map<String, ExchangeCounts> passed) {
    this.topology = topology;
    this.passed = passed;
    this.stages = StageOrder.inOrder(topology);
    Map<String, Integer> rows = new HashMap<>();
    for (Node node : topology.nodes()) {
      int row = rows.merge(node.stage(), 1, Integer::sum) - 1;
      places.put(node.id(), new Place(stages.indexOf(node.stage()), row));
    }
    IntStream.range(0, stages.size()).forEach(ends::add);
    topology.edges().forEach(edge -> ends.remove(place(edge.from()).column()));
  }

  /**
   * @param passed by route id; a route that is not there has no number
   */
  public static String svg(Topology topology, Map<String, ExchangeCounts> passed) {
    return new TopologySvg(topology, passed).draw();
  }

  private String draw() {
    int rows = places.values().stream().mapToInt(Place::row).max().orElse(-1) + 1;
    int width = 2 * MARGIN + stages.size() * COLUMN;
    int height = 2 * MARGIN + HEAD + rows * ROW;
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">",
        width, height, width, height);
    line("<title>Routes of Bongsu</title>");
    svg.append(STYLE);
    line("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", width, height);
    for (String stage : stages) {
      int left = new Place(stages.indexOf(stage), 0).left();
      line("<text class=\"stage\" x=\"%d\" y=\"%d\">%s</text>", left, MARGIN + 16, escape(stage));
    }
    topology.edges().forEach(this::edge);
    topology.nodes().forEach(this::box);
    line("</svg>");
    return svg.toString();
  }

  /** Straight on to the left side; within a stage, or back, round the right side. */
  private void edge(Edge edge) {
    Place from = place(edge.from());
    Place to = place(edge.to());
    boolean on = to.column() > from.column();
    int x1 = from.left() + BOX_WIDTH;
    int x2 = on ? to.left() : to.left() + BOX_WIDTH;
    int out = on ? (x1 + x2) / 2 : Math.max(x1, x2) + LOOP;
    line(
        "<path%s d=\"M%d,%d C%d,%d %d,%d %d,%d\" marker-end=\"url(#arrow)\"/>",
        ends.contains(to.column()) ? " class=\"aside\"" : "",
        x1,
        from.middle(),
        out,
        from.middle(),
        out,
        to.middle(),
        x2,
        to.middle());
  }

  private void box(Node node) {
    Place place = place(node.id());
    boolean called = !node.in().isEmpty() && !node.in().equals("timer");
    boolean outside = called || !node.out().isEmpty();
    line("<g><title>%s</title>", escape(node.description()));
    line(
        "<rect class=\"box%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>",
        (outside ? " edge-of-program" : "") + (node.handler() ? " handler" : ""),
        place.left(),
        place.top(),
        BOX_WIDTH,
        BOX_HEIGHT);
    text("", place.left() + 8, place.top() + 16, node.id());
    text("note", place.left() + 8, place.top() + 31, String.join("  ", notes(node)));
    ExchangeCounts count = passed.get(node.id());
    if (count != null && count.failed() > 0) {
      String failed = String.format(Locale.ROOT, "%,d failed", count.failed());
      text("note failed", place.left() + BOX_WIDTH - 70, place.top() + 31, failed);
    }
    line("</g>");
  }

  private List<String> notes(Node node) {
    List<String> notes = new ArrayList<>();
    if (!node.in().isEmpty()) {
      notes.add("◀ " + node.in());
    }
    node.out().forEach(out -> notes.add("▶ " + out));
    ExchangeCounts count = passed.get(node.id());
    if (count != null) {
      notes.add(String.format(Locale.ROOT, "%,d", count.total()));
    }
    return notes;
  }

  private Place place(String id) {
    return Objects.requireNonNull(places.get(id), id);
  }

  private void text(String kind, int x, int y, String text) {
    if (!text.isEmpty()) {
      line("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", kind, x, y, escape(text));
    }
  }

  private void line(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
