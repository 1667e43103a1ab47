package io.bongsu.lambda;

/** An environment variable of the function is missing or wrong; the message names it. */
final class SettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SettingException(String variable, String problem) {
    super(variable + " " + problem);
  }
}
