package io.bongsu.sens;

/**
 * An AlimTalk template as SENS has it.
 *
 * @param content with its variables
 * @param inspection {@code COMPLETE} once KakaoTalk has approved it
 */
public record SensTemplate(String code, String content, String inspection) {

  private static final String APPROVED = "COMPLETE";

  public boolean isApproved() {
    return inspection.equals(APPROVED);
  }
}
