package io.bongsu.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text for several metrics: {@code [경보] db 5건: db-1 CPU 97%>80, db-2 접속수 950>900외3 #7K2}, or
 * {@code [경보] db 17건: CPU:01,03,04외6, 접속수:02,07외2 #7K2}; for more servers than can be named, how
 * many of each type or metric.
 */
final class ListLine {

  /** How an item says whom it is about. */
  private enum Who {
    /** Not at all: the text says it once for all. */
    NOBODY,
    /** By their names. */
    NAMES,
    /** By the numbers at the end of their names, of which the text says once how they begin. */
    NUMBERS
  }

  /** Names of each group in ever fewer. */
  private static final int[] FEWER = {16, 12, 10, 8, 7, 6, 5, 4, 3, 2, 1};

  private final TextModel story;
  private final List<Group> groups;
  private final MessageCatalog words;

  ListLine(TextModel story, List<Group> groups, MessageCatalog words) {
    this.story = story;
    this.groups = groups;
    this.words = words;
  }

  Fitted fitted(String tag, int maxNamed, int maxBytes) {
    List<String> names = story.names();
    if (names.size() == 1) {
      TemplateValues parts =
          parts(tag, names.get(0), story.facts().size()).with("items", items(Who.NOBODY));
      return words.template("server").fitted(parts, maxBytes);
    }
    Optional<String> type = story.serverType().map(words::serverType);
    Template list = words.template("list");
    TemplateValues parts = parts(tag, type.orElse(""), story.facts().size());
    return list.shrunk(parts.with("items", all(Who.NAMES)), maxBytes)
        .map(text -> new Fitted(text, true))
        .or(
            () ->
                names.size() > maxNamed
                    ? Optional.of(counts(tag, type, names.size(), maxBytes))
                    : Optional.empty())
        .orElseGet(() -> list.fitted(some(tag, type.orElse("")), maxBytes));
  }

  /** As many names as fit: numbers, where all begin alike and a metric has several of them. */
  private TemplateValues some(String tag, String type) {
    boolean several = groups.stream().anyMatch(group -> group.names().size() > 1);
    Optional<String> shared = several ? Names.shared(story.names()) : Optional.empty();
    List<String> items = items(shared.isPresent() ? Who.NUMBERS : Who.NAMES);
    return parts(tag, shared.orElse(type), story.facts().size()).with("items", items);
  }

  private TemplateValues parts(String tag, String who, int count) {
    return story
        .parts(tag, words)
        .with("who", TemplateValues.cuts(who, 24, 16, TemplateValues.SHORTEST_NAME))
        .with("count", Integer.toString(count));
  }

  /** All in full, all in less. */
  private List<String> all(Who who) {
    return List.of(
        joined(groups.size(), Integer.MAX_VALUE, true, who),
        joined(groups.size(), Integer.MAX_VALUE, false, who));
  }

  /** All, fewer names of each, fewer groups. */
  private List<String> items(Who who) {
    List<String> forms = new ArrayList<>(all(who));
    for (int names : FEWER) {
      forms.add(joined(groups.size(), names, false, who));
    }
    for (int shown = groups.size() - 1; shown > 0; shown--) {
      forms.add(joined(shown, 1, true, who));
      forms.add(joined(shown, 1, false, who));
    }
    String first = groups.get(0).names().get(0);
    int rest = story.facts().size() - 1;
    for (String cut : who == Who.NAMES ? TemplateValues.middleCuts(first) : List.<String>of()) {
      forms.add(cut + " " + SmsText.cut(groups.get(0).metric(), 12) + more(rest));
    }
    return forms;
  }

  private String joined(int shown, int names, boolean full, Who who) {
    int left = groups.stream().skip(shown).mapToInt(group -> group.facts().size()).sum();
    return groups.stream()
            .limit(shown)
            .map(group -> item(group, names, full, who))
            .collect(Collectors.joining(", "))
        + more(left);
  }

  private String item(Group group, int most, boolean full, Who who) {
    String what = full ? group.what() : group.less();
    Names folding = new Names(words.word("word.range"));
    List<String> names = group.names();
    int shown = Math.min(most, names.size());
    List<String> first = names.subList(0, shown);
    String rest = more(names.size() - shown);
    return switch (who) {
      case NOBODY -> what;
      case NAMES -> folding.fold(first) + rest + " " + what;
      case NUMBERS -> what + ":" + folding.foldNumbers(first) + rest;
    };
  }

  private Fitted counts(String tag, Optional<String> type, int servers, int maxBytes) {
    List<String> counts = type.isPresent() ? byMetric() : byType();
    List<String> forms = new ArrayList<>();
    for (int shown = counts.size(); shown > 0; shown--) {
      forms.add(String.join(", ", counts.subList(0, shown)) + more(counts.size() - shown));
    }
    TemplateValues parts = parts(tag, type.orElse(words.word("word.servers")), servers);
    return words.template("counts").fitted(parts.with("items", forms), maxBytes);
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
        .map(AlarmSummary::resource)
        .distinct()
        .count();
  }

  private String more(int count) {
    return GroupLine.more(count, words);
  }
}
