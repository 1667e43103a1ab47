package io.bongsu.fallback;

/**
 * A message that SENS has not accepted in time, as it goes to the fallback topic.
 *
 * @param text what phones would show
 */
public record OverdueMessage(String id, String tag, String lane, String team, String text) {

  /** For an e-mail: ASCII of at most 100 characters, as SNS wants it. */
  public String subject() {
    return "Bongsu could not text team '%s' (#%s)".formatted(team.replaceAll("[^ -~]", "?"), tag);
  }
}
