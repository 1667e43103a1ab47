package io.bongsu.compose;

import java.util.ArrayList;
import java.util.List;

/** The text for several servers and one metric: {@code [경보] api 7대 CPU>80: 01~07 #7K2}. */
final class GroupLine {

  /** Bytes of a digit and a comma, the least that a name takes unless it folds into a range. */
  private static final int LEAST_BYTES = 2;

  private GroupLine() {}

  static String write(
      TextModel story, Group group, String tag, MessageCatalog words, int maxBytes) {
    return fitted(story, group, tag, words, maxBytes).text();
  }

  static Fitted fitted(
      TextModel story, Group group, String tag, MessageCatalog words, int maxBytes) {
    List<String> names = group.names();
    String type = story.serverType().map(words::serverType).orElse(words.word("word.servers"));
    String who = Names.shared(names).orElse(type);
    TemplateValues parts =
        story
            .parts(tag, words)
            .with("who", TemplateValues.cuts(who, 24, 16, TemplateValues.SHORTEST_NAME))
            .with("count", Integer.toString(names.size()))
            .with("what", what(group.what(), story.lasted(words)))
            .with("names", forms(names, maxBytes / LEAST_BYTES, words));
    if (story.repeated() != null) {
      parts.with("recovered", "");
    }
    return words.template("group").fitted(parts, maxBytes);
  }

  /**
   * The metric and its limit in ever fewer bytes, each with how long it has lasted if that is said.
   */
  private static List<String> what(String what, String lasted) {
    return TemplateValues.cuts(what, 24, 12).stream()
        .map(cut -> (cut + " " + lasted).strip())
        .toList();
  }

  /** All names, then ever fewer and how many more, then the first in ever fewer bytes. */
  private static List<String> forms(List<String> names, int most, MessageCatalog words) {
    List<String> forms = new ArrayList<>();
    forms.add(some(names, names.size(), words));
    for (int shown = Math.min(names.size() - 1, most); shown > 0; shown--) {
      forms.add(some(names, shown, words));
    }
    String more = more(names.size() - 1, words);
    if (Names.shared(names).isEmpty()) {
      TemplateValues.middleCuts(names.get(0)).stream()
          .skip(1)
          .map(cut -> cut + more)
          .forEach(forms::add);
    }
    return forms;
  }

  private static String some(List<String> names, int shown, MessageCatalog words) {
    Names folding = new Names(words.word("word.range"));
    List<String> first = names.subList(0, shown);
    boolean alike = Names.shared(names).isPresent();
    String folded = alike ? folding.foldNumbers(first) : folding.fold(first);
    return folded + more(names.size() - shown, words);
  }

  static String more(int count, MessageCatalog words) {
    return count == 0 ? "" : words.word("word.more", count);
  }
}
