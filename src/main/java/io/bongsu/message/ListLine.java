package io.bongsu.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text for several metrics: {@code [경보] db 5건: db-1 CPU 97%>80, db-2 접속수 950>900외3 #7K2}; for
 * more servers than can be named, how many of each type or metric.
 */
final class ListLine {

  /** Names of each group in ever fewer. */
  private static final int[] FEWER = {16, 8, 4, 2, 1};

  private final Story story;
  private final List<Group> groups;
  private final Words words;

  ListLine(Story story, List<Group> groups, Words words) {
    this.story = story;
    this.groups = groups;
    this.words = words;
  }

  String write(String tag, int maxNamed, int maxBytes) {
    List<String> names = story.names();
    if (names.size() == 1) {
      Parts parts = parts(tag, names.get(0), story.facts().size()).with("items", items(false));
      return words.template("server").fit(parts, maxBytes);
    }
    Optional<String> type = story.serverType().map(words::serverType);
    List<String> items = items(true);
    Parts parts = parts(tag, type.orElse(""), story.facts().size());
    if (names.size() > maxNamed) {
      Template whole = words.template("list");
      return whole
          .shrunk(parts.with("items", items.get(0)), maxBytes)
          .orElseGet(() -> counts(tag, type, names.size(), maxBytes));
    }
    return words.template("list").fit(parts.with("items", items), maxBytes);
  }

  private Parts parts(String tag, String who, int count) {
    return story
        .parts(tag, words)
        .with("who", Parts.cuts(who, 24, 16, Parts.SHORTEST_NAME))
        .with("count", Integer.toString(count));
  }

  /** All in full, all in less, fewer names of each, fewer groups. */
  private List<String> items(boolean named) {
    List<String> forms = new ArrayList<>();
    forms.add(joined(groups.size(), Integer.MAX_VALUE, true, named));
    forms.add(joined(groups.size(), Integer.MAX_VALUE, false, named));
    for (int names : FEWER) {
      forms.add(joined(groups.size(), names, false, named));
    }
    for (int shown = groups.size() - 1; shown > 0; shown--) {
      forms.add(joined(shown, 1, true, named));
      forms.add(joined(shown, 1, false, named));
    }
    String first = groups.get(0).names().get(0);
    int rest = story.facts().size() - 1;
    for (String cut : named ? Parts.middleCuts(first) : List.<String>of()) {
      forms.add(cut + " " + SmsText.cut(groups.get(0).metric(), 12) + more(rest));
    }
    return forms;
  }

  private String joined(int shown, int names, boolean full, boolean named) {
    int left = groups.stream().skip(shown).mapToInt(group -> group.facts().size()).sum();
    return groups.stream()
            .limit(shown)
            .map(group -> item(group, names, full, named))
            .collect(Collectors.joining(", "))
        + more(left);
  }

  private String item(Group group, int most, boolean full, boolean named) {
    String what = full ? group.what() : group.less();
    if (!named) {
      return what;
    }
    List<String> names = group.names();
    int shown = Math.min(most, names.size());
    String folded = new Names(words.word("word.range")).fold(names.subList(0, shown));
    return folded + more(names.size() - shown) + " " + what;
  }

  private String counts(String tag, Optional<String> type, int servers, int maxBytes) {
    List<String> counts = type.isPresent() ? byMetric() : byType();
    List<String> forms = new ArrayList<>();
    for (int shown = counts.size(); shown > 0; shown--) {
      forms.add(String.join(", ", counts.subList(0, shown)) + more(counts.size() - shown));
    }
    Parts parts = parts(tag, type.orElse(words.word("word.servers")), servers);
    return words.template("counts").fit(parts.with("items", forms), maxBytes);
  }

  private List<String> byMetric() {
    return groups.stream().map(group -> group.less() + " " + group.names().size()).toList();
  }

  private List<String> byType() {
    return story.facts().stream()
        .map(fact -> fact.alarm().serverType())
        .distinct()
        .map(type -> words.serverType(type) + " " + servers(type))
        .toList();
  }

  private long servers(String type) {
    return story.facts().stream()
        .filter(fact -> fact.alarm().serverType().equals(type))
        .map(Fact::resource)
        .distinct()
        .count();
  }

  private String more(int count) {
    return GroupLine.more(count, words);
  }
}
