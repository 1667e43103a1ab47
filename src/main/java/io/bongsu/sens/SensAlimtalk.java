package io.bongsu.sens;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one AlimTalk request sends. KakaoTalk delivers only what an approved template says, to the
 * character.
 *
 * @param content the text of the template with its variables filled, at most 1,000 characters
 * @param to 1 to 100 numbers, digits only; one that is named twice is texted once
 * @param button the web link below the text, which the template must have too; null for none
 */
public record SensAlimtalk(String content, List<String> to, @Nullable Button button) {

  /**
   * A web link.
   *
   * @param name at most 20 characters
   * @param url opened on phones and computers
   */
  public record Button(String name, String url) {

    private static final int MAX_NAME = 20;

    public Button {
      if (name == null || name.isBlank() || name.length() > MAX_NAME) {
        throw invalid("has a button whose name is not 1 to 20 characters");
      }
      if (url == null || !url.matches("https?://\\S+")) {
        throw invalid("has a button whose url is not http:// or https://");
      }
    }
  }

  /** The most characters of a text. */
  public static final int MAX_LENGTH = 1000;

  private static final int MAX_RECIPIENTS = 100;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{3,15}");

  public SensAlimtalk {
    to = to == null ? List.of() : to.stream().distinct().toList();
    if (to.isEmpty() || to.size() > MAX_RECIPIENTS) {
      throw invalid("needs 1 to 100 recipients");
    }
    if (!to.stream().allMatch(number -> NUMBER.matcher(number).matches())) {
      throw invalid("has a recipient that is not digits only");
    }
    if (content == null || content.isBlank() || content.length() > MAX_LENGTH) {
      throw invalid("needs a content of 1 to 1000 characters");
    }
  }

  private static UnsendableMessageException invalid(String problem) {
    return new UnsendableMessageException("the AlimTalk message cannot be sent: it " + problem);
  }

  /** Without text and numbers: this may reach a log. */
  @Override
  public String toString() {
    return "SensAlimtalk[" + to.size() + " recipients]";
  }
}
