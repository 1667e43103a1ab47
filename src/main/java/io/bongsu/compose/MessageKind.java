package io.bongsu.compose;

import io.bongsu.sens.SensMessage;

/** The kinds of message of SENS and how long they may be, in EUC-KR bytes. */
public enum MessageKind {
  SMS(SensMessage.Type.SMS),
  LMS(SensMessage.Type.LMS);

  private final SensMessage.Type type;

  MessageKind(SensMessage.Type type) {
    this.type = type;
  }

  public int maxBytes() {
    return type.maxBytes();
  }

  /** Zero where there is no subject. */
  public int maxSubjectBytes() {
    return type.maxSubjectBytes();
  }
}
