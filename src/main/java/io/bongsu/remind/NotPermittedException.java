package io.bongsu.remind;

import java.io.IOException;

/** The role of the program lacks {@code cloudwatch:DescribeAlarms}. */
final class NotPermittedException extends IOException {

  private static final long serialVersionUID = 1L;

  NotPermittedException() {
    super("the role lacks cloudwatch:DescribeAlarms");
  }
}
