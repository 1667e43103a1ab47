package io.bongsu.compose;

import io.bongsu.settings.SettingException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the texts look like and cost.
 *
 * @param kind SMS, LMS, or auto
 * @param templates a directory, as {@code classpath:} or {@code file:}, ending with a slash; a file
 *     or key that it lacks is taken from the built-in ones
 * @param zone in which times are shown
 * @param tagLength 3 or 4
 * @param maxNamed servers of several metrics above which an SMS counts instead of naming them
 * @param wonSms price of one SMS to one phone, in won
 * @param wonLms price of one LMS to one phone, in won
 * @param accounts account id to the word for it, where texts must distinguish accounts
 */
@ConfigurationProperties("bongsu.message")
public record MessageProperties(
    @DefaultValue("sms") KindChoice kind,
    @DefaultValue("classpath:templates/") String templates,
    @DefaultValue("Asia/Seoul") ZoneId zone,
    @DefaultValue("3") int tagLength,
    @DefaultValue("30") int maxNamed,
    @DefaultValue("9") BigDecimal wonSms,
    @DefaultValue("30") BigDecimal wonLms,
    @DefaultValue Map<String, String> accounts) {

  static final String TEMPLATES = "bongsu.message.templates";

  public MessageProperties {
    accounts = Map.copyOf(accounts);
    if (tagLength < 3 || tagLength > 4) {
      throw new SettingException(
          "bongsu.message.tag-length", "is " + tagLength + ": a tag has 3 or 4 characters");
    }
    if (maxNamed < 1) {
      throw new SettingException("bongsu.message.max-named", "is " + maxNamed + ": at least 1");
    }
  }

  /** The same with further words for accounts, which win over those that are there. */
  MessageProperties with(AccountProperties words) {
    Map<String, String> all = new HashMap<>(accounts);
    all.putAll(words.accounts());
    return new MessageProperties(kind, templates, zone, tagLength, maxNamed, wonSms, wonLms, all);
  }

  /** What sending a message costs: the price of its kind for each phone. */
  public BigDecimal won(Message message) {
    BigDecimal each =
        switch (message.kind()) {
          case SMS -> wonSms;
          case LMS -> wonLms;
        };
    return each.multiply(BigDecimal.valueOf(message.size()));
  }
}
