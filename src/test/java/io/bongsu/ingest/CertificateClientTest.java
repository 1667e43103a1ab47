package io.bongsu.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** The client that the program fetches certificates with: what makes their host worth trusting. */
class CertificateClientTest {

  private final SdkHttpClient client = new IngestConfiguration().certificateClient();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private @Nullable HttpServer server;

  @AfterEach
  void stop() {
    client.close();
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void aHostWhoseChainNobodyVouchesForIsNotBelieved(@TempDir Path directory) throws Exception {
    HttpsServer https = HttpsServer.create(loopback(), 0);
    https.setHttpsConfigurator(
        new HttpsConfigurator(selfSigned(SnsSigner.named("localhost", directory))));
    start(https);

    assertThatThrownBy(() -> get("https://localhost:" + https.getAddress().getPort() + "/x.pem"))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("PKIX");
    assertThat(asked).isEmpty();
  }

  @Test
  void aRedirectIsHandedBackAndNotFollowed() throws Exception {
    HttpServer http = HttpServer.create(loopback(), 0);
    start(http);

    HttpExecuteResponse answer = get("http://localhost:" + http.getAddress().getPort() + "/x.pem");

    assertThat(answer.httpResponse().statusCode()).isEqualTo(302);
    assertThat(asked).containsExactly("/x.pem");
  }

  private void start(HttpServer created) {
    server = created;
    created.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.getResponseHeaders().set("Location", "/other.pem");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    created.start();
  }

  private HttpExecuteResponse get(String url) throws IOException {
    return client
        .prepareRequest(
            HttpExecuteRequest.builder()
                .request(
                    SdkHttpRequest.builder().method(SdkHttpMethod.GET).uri(URI.create(url)).build())
                .build())
        .call();
  }

  private static SSLContext selfSigned(SnsSigner owner) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry(
        "own", owner.key(), "changeit".toCharArray(), new Certificate[] {owner.certificate()});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
