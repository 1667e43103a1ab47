package io.bongsu.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of one text, each in ever shorter forms, the first as it would best be shown. */
final class TemplateValues {

  /** The fewest bytes of a name that stay. */
  static final int SHORTEST_NAME = 8;

  /** The most bytes of a name that are tried: every byte more makes another form. */
  private static final int LONGEST_NAME = 600;

  private final Map<String, List<String>> forms = new LinkedHashMap<>();

  TemplateValues with(String name, List<String> forms) {
    this.forms.put(name, List.copyOf(forms));
    return this;
  }

  TemplateValues with(String name, String... forms) {
    return with(name, List.of(forms));
  }

  /** The forms of a part; one empty form where a text has no such part. */
  List<String> of(String name) {
    return forms.getOrDefault(name, List.of(""));
  }

  /** A text, and what is left of its beginning within ever fewer bytes. */
  static List<String> cuts(String text, int... maxBytes) {
    Set<String> cuts = new LinkedHashSet<>(List.of(text));
    for (int max : maxBytes) {
      cuts.add(SmsText.cut(text, max));
    }
    return List.copyOf(cuts);
  }

  /** A name, and what is left of both its ends, byte by byte down to {@link #SHORTEST_NAME}. */
  static List<String> middleCuts(String whole) {
    String name = SmsText.cutMiddle(whole, LONGEST_NAME);
    List<String> cuts = new ArrayList<>(List.of(name));
    for (int max = SmsText.width(name) - 1; max >= SHORTEST_NAME; max--) {
      String cut = SmsText.cutMiddle(name, max);
      if (!cut.equals(cuts.get(cuts.size() - 1))) {
        cuts.add(cut);
      }
    }
    return cuts;
  }
}
