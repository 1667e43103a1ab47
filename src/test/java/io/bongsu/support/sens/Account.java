package io.bongsu.support.sens;

import java.util.Set;

/** Whom a {@link FakeSens} knows: one SMS service, one pair of keys, the registered senders. */
public record Account(String serviceId, String accessKey, String secretKey, Set<String> senders) {

  public static final String ALIMTALK_SERVICE = "ncp:kkobizmsg:kr:000000000000:bongsu";
  public static final String CHANNEL = "@bongsu";
  public static final String TEMPLATE_CODE = "alarm01";
  public static final String TEMPLATE = "[서버 경보]\n#{text}\n담당자만 받는 알림입니다.";
  public static final String MAIL_SERVICE = "ncp:mail:kr:000000000000:bongsu";
  public static final String MAIL_SENDER = "bongsu@example.com";

  /** Keys with characters that break when they pass through an address. */
  public static Account example() {
    return new Account(
        "ncp:sms:kr:000000000000:bongsu",
        "fake-access-key",
        "fake+secret%41&key={x}/,'y'=",
        Set.of("0200000000"));
  }

  public String sender() {
    return senders.iterator().next();
  }
}
