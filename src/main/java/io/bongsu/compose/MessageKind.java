package io.bongsu.compose;

/**
 * The kinds of message of SENS and how long they may be, in EUC-KR bytes (<a
 * href="https://api.ncloud-docs.com/docs/en/sens-sms-send">SENS, send a message</a>).
 */
public enum MessageKind {
  SMS(90, 0),
  LMS(2000, 40);

  private final int maxBytes;
  private final int maxSubjectBytes;

  MessageKind(int maxBytes, int maxSubjectBytes) {
    this.maxBytes = maxBytes;
    this.maxSubjectBytes = maxSubjectBytes;
  }

  public int maxBytes() {
    return maxBytes;
  }

  /** Zero where there is no subject. */
  public int maxSubjectBytes() {
    return maxSubjectBytes;
  }
}
