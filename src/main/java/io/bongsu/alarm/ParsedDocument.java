package io.bongsu.alarm;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a document turned out to be. Routes choose by {@link #kind} and go on with the parts. */
public sealed interface ParsedDocument {

  /**
   * {@code alarm}, {@code several}, {@code notice}, {@code heartbeat}, {@code acknowledgement} or
   * {@code ignored}.
   */
  String kind();

  /** What the next stage works on: the alarm, the list of documents, or else this reading. */
  Object body();

  /** One change of state of one alarm. */
  record One(Alarm alarm) implements ParsedDocument {

    public One {
      Objects.requireNonNull(alarm, "alarm");
    }

    @Override
    public String kind() {
      return "alarm";
    }

    @Override
    public Object body() {
      return alarm;
    }
  }

  /** A batch: each of its documents is to be read by itself, so that one cannot spoil the rest. */
  record Several(List<String> documents) implements ParsedDocument {

    public Several {
      documents = List.copyOf(documents);
    }

    @Override
    public String kind() {
      return "several";
    }

    @Override
    public Object body() {
      return documents;
    }
  }

  /**
   * A message from AWS that is no alarm, such as an AWS Health event, or a text somebody published
   * to the topic by hand.
   *
   * @param title a few words: the event's type or the message's subject
   * @param text the whole message, of any length
   * @param id what AWS calls the message or event; null if it has no name
   * @param own whether Bongsu says it itself: then the id alone makes it the same notice, while its
   *     text may change
   */
  record Notice(String title, String text, @Nullable String id, boolean own)
      implements ParsedDocument {

    /** Notices are gathered by themselves, all together. */
    public static final String GROUP = "notice";

    public Notice {
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(text, "text");
    }

    /** A notice that came from outside. */
    public Notice(String title, String text, @Nullable String id) {
      this(title, text, id, false);
    }

    /** A notice of Bongsu itself, sent once for each id. */
    public static Notice own(String title, String text, String id) {
      return new Notice(title, text, id, true);
    }

    public String group() {
      return GROUP;
    }

    /**
     * The same for a message that is delivered again: same name and same content, for anyone who
     * can write to the queue can choose the name.
     */
    public String key() {
      if (id == null) {
        return AlarmKey.of("notice", title, text);
      }
      return own ? AlarmKey.of("notice", id) : AlarmKey.of("notice", id, title, text);
    }

    @Override
    public String kind() {
      return "notice";
    }

    @Override
    public Object body() {
      return this;
    }
  }

  /** Nothing has happened; the way of an alarm is tried. */
  record Heartbeat() implements ParsedDocument {

    @Override
    public String kind() {
      return "heartbeat";
    }

    @Override
    public Object body() {
      return this;
    }
  }

  /**
   * Somebody has acknowledged the alarms of a text, by the link in it.
   *
   * @param token of the link
   * @param at when, in ISO 8601, as it was signed
   * @param signature of both
   */
  record Acknowledgement(String token, String at, String signature) implements ParsedDocument {

    public Acknowledgement {
      Objects.requireNonNull(token, "token");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(signature, "signature");
    }

    @Override
    public String kind() {
      return "acknowledgement";
    }

    @Override
    public Object body() {
      return this;
    }

    /** Without the token: this may reach a log. */
    @Override
    public String toString() {
      return "Acknowledgement[at=" + at + "]";
    }
  }

  /**
   * An event that is understood and not sent on purpose; it is recorded instead.
   *
   * @param what the kind of event, such as {@code muted alarm}
   * @param why why no text is needed, with the alarm's name
   */
  record Ignored(String what, String why) implements ParsedDocument {

    public Ignored {
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(why, "why");
    }

    @Override
    public String kind() {
      return "ignored";
    }

    @Override
    public Object body() {
      return this;
    }
  }
}
