package io.bongsu.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Fetches certificates for the SDK, which itself looks at scheme and host only: from an address by
 * the rule, a small body, and never by way of a redirect. Whatever keeps a certificate from being
 * had is a {@link CertificateUnavailableException}, so that our trouble is not taken for a forgery.
 * Thread-safe if the client is.
 */
final class CertificateFetch implements SdkHttpClient {

  private static final int MAX_BYTES = 64 * 1024;

  private final SdkHttpClient client;
  private final Map<URI, byte[]> fetched = new ConcurrentHashMap<>();

  CertificateFetch(SdkHttpClient client) {
    this.client = client;
  }

  /** The certificate that was last fetched from an address, as it came. */
  Optional<InputStream> last(URI url) {
    return Optional.ofNullable(fetched.get(url)).map(ByteArrayInputStream::new);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    URI url = request.httpRequest().getUri();
    if (!SigningCertificateUrl.isTrusted(url)) {
      throw new IllegalArgumentException("certificates do not come from there");
    }
    ExecutableHttpRequest call = client.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return fetch(url, call);
      }

      @Override
      public void abort() {
        call.abort();
      }
    };
  }

  private HttpExecuteResponse fetch(URI url, ExecutableHttpRequest call) throws IOException {
    try {
      HttpExecuteResponse answer = call.call();
      byte[] body = body(answer);
      if (answer.httpResponse().statusCode() != 200 || body.length > MAX_BYTES) {
        throw new CertificateUnavailableException(
            "answer %d of %s".formatted(answer.httpResponse().statusCode(), url.getHost()));
      }
      fetched.put(url, body);
      return HttpExecuteResponse.builder()
          .response(answer.httpResponse())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    } catch (CertificateUnavailableException e) {
      throw e;
    } catch (IOException e) {
      throw new CertificateUnavailableException(e);
    }
  }

  private static byte[] body(HttpExecuteResponse answer) throws IOException {
    try (InputStream body = answer.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
      return body.readNBytes(MAX_BYTES + 1);
    }
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }
}
