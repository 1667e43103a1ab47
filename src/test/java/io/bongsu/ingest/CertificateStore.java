package io.bongsu.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** An HTTP client that answers every request by itself, and remembers whom it was to ask. */
final class CertificateStore implements SdkHttpClient {

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile @Nullable String location;
  private volatile String body;

  CertificateStore(String body) {
    this.body = body;
  }

  CertificateStore gives(int newStatus, String newBody) {
    this.status = newStatus;
    this.body = newBody;
    return this;
  }

  CertificateStore redirectsTo(String url) {
    this.location = url;
    return gives(302, "");
  }

  List<String> asked() {
    return asked;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    asked.add(request.httpRequest().getUri().toString());
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        if (status == 0) {
          throw new IOException("no route to host");
        }
        SdkHttpResponse.Builder answer = SdkHttpResponse.builder().statusCode(status);
        if (location != null) {
          answer.putHeader("Location", location);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
            .response(answer.build())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
