package io.bongsu.sens;

import io.bongsu.settings.Setting;
import io.bongsu.settings.SettingException;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The account at Naver Cloud SENS, as the keys {@code sens.*} give it.
 *
 * @param baseUrl scheme and host, without a slash at the end; the government and the financial
 *     cloud have hosts of their own
 * @param serviceId the SMS service of a project, such as {@code ncp:sms:kr:…:name}
 * @param accessKey access key of the account or sub-account
 * @param secretKey secret key of the account: not the older "secret key" of the SENS service
 * @param from the sender's number, digits only, registered in the console beforehand
 * @param connectTimeout how long to wait for a connection
 * @param responseTimeout how long to wait for an answer once the request is sent
 */
@ConfigurationProperties("sens")
public record SensProperties(
    @DefaultValue("https://sens.apigw.ntruss.com") String baseUrl,
    @DefaultValue("") String serviceId,
    @DefaultValue("") String accessKey,
    @DefaultValue("") String secretKey,
    @DefaultValue("") String from,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("10s") Duration responseTimeout) {

  public SensProperties {
    baseUrl = SensSettings.baseUrl(baseUrl);
    serviceId = SensSettings.serviceId(SensApi.SMS.key(), serviceId);
    accessKey = Setting.required("sens.access-key", accessKey);
    secretKey = Setting.required("sens.secret-key", secretKey);
    from = SensSettings.from(from);
    requirePositive("sens.connect-timeout", connectTimeout);
    requirePositive("sens.response-timeout", responseTimeout);
  }

  private static void requirePositive(String key, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new SettingException(key, "must be longer than nothing, such as 2s");
    }
  }

  /** Without keys and numbers: this may reach a log. */
  @Override
  public String toString() {
    return "SensProperties[baseUrl=" + baseUrl + ", serviceId=" + serviceId + "]";
  }
}
