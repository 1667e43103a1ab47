package io.bongsu.compose;

import java.util.List;
import java.util.Optional;

/** Writes the text of one SMS. */
final class SmsWriter {

  private final SingleLine single;
  private final int maxNamed;

  /**
   * @param maxNamed servers of several metrics above which they are counted instead of named
   */
  SmsWriter(SingleLine single, int maxNamed) {
    this.single = single;
    this.maxNamed = maxNamed;
  }

  /**
   * @param tag empty for none
   */
  String write(TextModel story, String tag, MessageCatalog words, int maxBytes) {
    return fitted(story, tag, words, maxBytes).text();
  }

  /** The text within so many bytes; empty if even its shortest parts are too long. */
  Optional<String> shrunk(TextModel story, String tag, MessageCatalog words, int maxBytes) {
    return fitted(story, tag, words, maxBytes).whole();
  }

  private Fitted fitted(TextModel story, String tag, MessageCatalog words, int maxBytes) {
    if (story.facts().size() == 1) {
      return single.fitted(story, tag, words, maxBytes);
    }
    List<Group> groups = Group.of(story.facts(), words);
    boolean oneMetric = groups.size() == 1 && story.names().size() > 1;
    return oneMetric
        ? GroupLine.fitted(story, groups.get(0), tag, words, maxBytes)
        : new ListLine(story, groups, words).fitted(tag, maxNamed, maxBytes);
  }
}
