package io.bongsu.ack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The page behind a link: small, without scripts, for a phone; Korean or English. */
final class AckPage {

  private static final String STYLE =
      "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:26rem;margin:12vh auto 0;padding:0 1.2rem;"
          + "color-scheme:light dark}h1{font-size:1.3rem}"
          + "button{font:inherit;font-weight:600;width:100%;padding:1rem;border:0;border-radius:.6rem;"
          + "background:#b3261e;color:#fff}";

  static final String STYLE_HASH = "sha256-" + hash(STYLE);

  private static final String LINK_KO = "링크가 올바르지 않거나 만료되었습니다.";
  private static final String LINK_EN = "This link is wrong or has expired.";

  private final boolean english;

  AckPage(boolean english) {
    this.english = english;
  }

  /** Asks; only the button acknowledges. */
  String ask() {
    return page(
        english ? "Acknowledge the alarms" : "경보 확인",
        english
            ? "Reminders and escalation stop, and the others of the team get a text that you have it."
            : "확인하면 재알림과 에스컬레이션이 멈추고, 팀의 다른 담당자에게 문자로 알립니다.",
        "<form method=\"post\"><button>%s</button></form>"
            .formatted(english ? "I have it" : "제가 확인합니다"));
  }

  String done(Duration expires) {
    return page(
        english ? "Acknowledged" : "확인을 접수했습니다",
        english
            ? "The others are notified. Alarms that are still open in %s are sent again."
                .formatted(span(expires))
            : "다른 담당자에게 곧 알립니다. %s 뒤에도 해제되지 않은 경보는 다시 알립니다.".formatted(span(expires)),
        "");
  }

  String standing(AckStanding standing) {
    String by = standing.by();
    return switch (standing.kind()) {
      case OPEN -> ask();
      case MINE -> page(english ? "You have acknowledged already" : "이미 확인하셨습니다", "", "");
      case TAKEN ->
          page(
              english ? "%s has it".formatted(name(by)) : "%s 님이 이미 확인했습니다".formatted(name(by)),
              "",
              "");
      case OVER -> page(english ? "The alarms are over" : "이 문자의 경보는 모두 해제되었습니다", "", "");
    };
  }

  /** The queue does not take it. */
  String unavailable() {
    return page(
        english ? "Not possible right now" : "지금은 접수할 수 없습니다",
        english ? "Open the link again in a minute." : "잠시 뒤에 링크를 다시 열어 주세요.",
        "");
  }

  /** The same for every kind of wrong token, whatever its language. */
  static String wrong() {
    return new AckPage(false).page(LINK_KO, LINK_EN, "");
  }

  static String busy() {
    return new AckPage(false)
        .page("요청이 너무 많습니다. 잠시 뒤에 다시 열어 주세요.", "Too many requests. Try again in a minute.", "");
  }

  private static String name(@Nullable String by) {
    return by == null ? "?" : escape(by);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private String span(Duration time) {
    boolean hours = time.toMinutes() % 60 == 0;
    long number = hours ? time.toHours() : time.toMinutes();
    return number + (english ? (hours ? " h" : " min") : (hours ? "시간" : "분"));
  }

  private String page(String title, String text, String form) {
    return """
    <!doctype html>
    <html lang="%s"><head><meta charset="utf-8"><title>Bongsu</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style>%s</style></head>
    <body><h1>%s</h1>%s%s</body></html>
    """
        .formatted(
            english ? "en" : "ko", STYLE, title, text.isEmpty() ? "" : "<p>" + text + "</p>", form);
  }

  private static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
