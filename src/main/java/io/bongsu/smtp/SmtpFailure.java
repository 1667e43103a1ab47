package io.bongsu.smtp;

import io.bongsu.sens.SensOutcome;
import io.bongsu.sens.SensOutcome.AccountRefused;
import io.bongsu.sens.SensOutcome.Busy;
import io.bongsu.sens.SensOutcome.Refused;
import io.bongsu.sens.SensReason;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * What a failed conversation with a mail server means. Replies of 4xx may be different next time,
 * those of 5xx will not (<a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1">RFC
 * 5321</a>). To the recipient or the text they concern this mail; to the greeting, the account, the
 * sender or the encryption they concern every mail. Stateless.
 *
 * <p>Without an answer the server may have the mail. SMTP has nothing to ask it by, so the mail is
 * sent again, with the same Message-ID.
 */
final class SmtpFailure {

  /** Authentication is missing, too weak or wrong, whatever command says so (RFC 4954). */
  private static final Set<Integer> ACCOUNT = Set.of(530, 534, 535, 538);

  private static final Pattern CODE = Pattern.compile("^([45]\\d\\d)[ -]");
  private static final int DEEPEST = 20;
  private static final String NO_STARTTLS = "STARTTLS is required";

  private SmtpFailure() {}

  static SensOutcome read(Exception failure) {
    if (failure instanceof AddressException) {
      return new Refused(400, "the mail address cannot be read");
    }
    List<Throwable> chain = chain(failure);
    Optional<SensOutcome> answered =
        first(chain, SMTPAddressFailedException.class)
            .map(refused -> ofMail(refused.getReturnCode(), refused))
            .or(() -> first(chain, SMTPSendFailedException.class).map(SmtpFailure::ofCommand))
            .or(() -> first(chain, AuthenticationFailedException.class).map(SmtpFailure::ofLogin));
    return answered.orElseGet(() -> withoutReply(chain));
  }

  private static SensOutcome ofCommand(SMTPSendFailedException refused) {
    int code = refused.getReturnCode();
    boolean sender = String.valueOf(refused.getCommand()).startsWith("MAIL");
    return sender && code >= 500
        ? new AccountRefused(code, reason(code, refused))
        : ofMail(code, refused);
  }

  private static SensOutcome ofMail(int code, Exception refused) {
    if (ACCOUNT.contains(code)) {
      return new AccountRefused(code, reason(code, refused));
    }
    if (code >= 500) {
      return new Refused(400, reason(code, refused));
    }
    return code >= 400 ? new Busy(reason(code, refused), null) : lost(refused);
  }

  private static SensOutcome ofLogin(AuthenticationFailedException refused) {
    Matcher code = CODE.matcher(Objects.requireNonNullElse(refused.getMessage(), ""));
    boolean temporary = code.find() && code.group(1).startsWith("4");
    String reason = SensReason.line("SMTP: " + refused.getMessage());
    return temporary ? new Busy(reason, null) : new AccountRefused(535, reason);
  }

  /** Before the conversation, or in the middle of it. */
  private static SensOutcome withoutReply(List<Throwable> chain) {
    Throwable top = chain.get(0);
    boolean untrusted = first(chain, CertificateException.class).isPresent();
    boolean plain = Objects.requireNonNullElse(top.getMessage(), "").startsWith(NO_STARTTLS);
    if (untrusted || plain) {
      return new AccountRefused(
          0, plain ? "SMTP: the server has no STARTTLS" : "SMTP: the certificate is not trusted");
    }
    return lost(first(chain, IOException.class).<Throwable>map(cause -> cause).orElse(top));
  }

  private static SensOutcome lost(Throwable cause) {
    return new Busy("SMTP: no answer: " + cause.getClass().getSimpleName(), null);
  }

  private static String reason(int code, Exception refused) {
    String text = Objects.requireNonNullElse(refused.getMessage(), "").strip();
    return SensReason.line("SMTP " + (text.startsWith("" + code) ? text : code + " " + text));
  }

  private static <T> Optional<T> first(List<Throwable> chain, Class<T> type) {
    return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** The failure and its causes, among which Jakarta Mail counts what it calls next exceptions. */
  private static List<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST).toList();
  }
}
