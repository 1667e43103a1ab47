package io.bongsu.sens;

import io.bongsu.settings.Setting;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client under the Kamelet {@code sens-sms-sink}, which fills it by setters. One call is
 * one request: HttpClient would post again by itself after 429 and 503, with the old timestamp and
 * out of sight of the caller's pace.
 */
public final class SensHttpClient implements HttpClientConfigurer {

  /** More than a burst of alarms needs at once, so that a slow answer holds up no other message. */
  private static final int MAX_CONNECTIONS = 64;

  /**
   * A kept connection is checked before it is used again: a dead one would leave the post
   * unconfirmed.
   */
  private static final TimeValue TRUSTED_WITHOUT_A_LOOK = TimeValue.ofMilliseconds(500);

  private static final TimeValue MAX_AGE = TimeValue.ofMinutes(5);

  private Duration connectTimeout = Duration.ofSeconds(2);
  private Duration responseTimeout = Duration.ofSeconds(10);

  /**
   * @param text such as {@code 2s}, {@code 500ms}, {@code PT2S}, or a number of milliseconds
   */
  public void setConnectTimeout(String text) {
    this.connectTimeout = Setting.duration("sens.connect-timeout", text);
  }

  /**
   * @param text such as {@code 10s}, {@code 500ms}, {@code PT10S}, or a number of milliseconds
   */
  public void setResponseTimeout(String text) {
    this.responseTimeout = Setting.duration("sens.response-timeout", text);
  }

  @Override
  public void configureHttpClient(HttpClientBuilder builder) {
    builder
        .setConnectionManager(connections())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(connectTimeout))
                .setResponseTimeout(Timeout.of(responseTimeout))
                .build())
        .addExecInterceptorBefore(
            ChainElement.MAIN_TRANSPORT.name(), "post-lease", SensHttpClient::send)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching();
  }

  /** Connected, and about to write the request. */
  private static ClassicHttpResponse send(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    if (Method.POST.isSame(request.getMethod())) {
      PostLease.check();
    }
    return chain.proceed(request, scope);
  }

  private PoolingHttpClientConnectionManager connections() {
    Timeout connect = Timeout.of(connectTimeout);
    Timeout answer = Timeout.of(responseTimeout);
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnPerRoute(MAX_CONNECTIONS)
        .setMaxConnTotal(MAX_CONNECTIONS)
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(answer).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(answer)
                .setValidateAfterInactivity(TRUSTED_WITHOUT_A_LOOK)
                .setTimeToLive(MAX_AGE)
                .build())
        .build();
  }
}
