package io.bongsu.sens;

/** The parts of SENS, each a service of its own within a project, with an id of its own. */
enum SensApi {
  SMS("/sms/v2/services/", "sens.service-id"),
  ALIMTALK("/alimtalk/v2/services/", "sens.alimtalk.service-id"),
  MAIL("/mail/v2/services/", "sens.mail.service-id");

  private final String prefix;
  private final String key;

  SensApi(String prefix, String key) {
    this.prefix = prefix;
    this.key = key;
  }

  /** The path of the service, without a slash at the end. */
  String path(String serviceId) {
    return prefix + serviceId;
  }

  /** The setting that holds the id of the service. */
  String key() {
    return key;
  }
}
