package io.bongsu.ingest;

import io.bongsu.alarm.AlarmReader;
import io.bongsu.alarm.ParsedDocument;
import io.bongsu.alarm.UnreadableAlarmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a request apart into documents for the queue, each with its own chance: one alarm is one
 * document, however deep in batches it came. A batch in which one cannot be read is refused whole,
 * for only its sender can mend it. Thread-safe.
 */
final class Documents {

  /** A batch of Lambda or of EventBridge Pipes has at most this many records of SQS. */
  private static final int MAX_DOCUMENTS = 1_000;

  private final AlarmReader reader;

  Documents(AlarmReader reader) {
    this.reader = reader;
  }

  List<String> of(String text) {
    List<String> found = new ArrayList<>();
    add(text, "The document", found);
    return found;
  }

  private void add(String document, String name, List<String> found) {
    ParsedDocument reading = read(document, name);
    if (reading instanceof ParsedDocument.Several several) {
      for (int i = 0; i < several.documents().size(); i++) {
        add(several.documents().get(i), "Document " + (i + 1), found);
      }
    } else {
      found.add(storable(document, name));
    }
    if (found.size() > MAX_DOCUMENTS) {
      throw new RequestRefusedException(
          ProblemKind.TOO_LARGE,
          "The batch has more than %,d documents; send it in parts.".formatted(MAX_DOCUMENTS));
    }
  }

  private ParsedDocument read(String document, String name) {
    try {
      return reader.read(document);
    } catch (UnreadableAlarmException unreadable) {
      throw new RequestRefusedException(
          ProblemKind.UNREADABLE, name + " cannot be read: " + unreadable.getMessage());
    }
  }

  /** SQS refuses a message with a character that XML 1.0 has no place for. */
  private static String storable(String document, String name) {
    boolean storable =
        document
            .codePoints()
            .allMatch(
                c ->
                    c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000);
    if (!storable) {
      throw new RequestRefusedException(
          ProblemKind.UNREADABLE,
          name + " has a control character or U+FFFE or U+FFFF; write it as \\uXXXX.");
    }
    return document;
  }
}
