package io.bongsu.ingest;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;

/**
 * A second port with connections and threads of its own, which answers {@code /actuator} and
 * nothing else: whatever strangers do to the main port, health checks and metrics get through.
 */
final class ProbePort {

  private static final int THREADS = 4;

  /** Room for more slow ones than {@link HeaderDeadline} leaves; each takes some 20 KB. */
  private static final int CONNECTIONS = 1024;

  private static final int SILENCE_MS = 2000;

  private ProbePort() {}

  static void addTo(TomcatServletWebServerFactory tomcat, int port) {
    Connector connector = new Connector(HeaderDeadline.class.getName());
    connector.setPort(port);
    connector.setProperty("maxThreads", String.valueOf(THREADS));
    connector.setProperty("minSpareThreads", "1");
    connector.setProperty("maxConnections", String.valueOf(CONNECTIONS));
    connector.setProperty("connectionTimeout", String.valueOf(SILENCE_MS));
    connector.setProperty("maxSwallowSize", "0");
    tomcat.addAdditionalTomcatConnectors(connector);
    tomcat.addEngineValves(new OnlyProbes(connector));
  }

  /** Nothing is served at the port but what probes ask for. */
  private static final class OnlyProbes extends ValveBase {

    private final Connector connector;

    OnlyProbes(Connector connector) {
      super(true);
      this.connector = connector;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      boolean isProbe =
          "GET".equals(request.getMethod())
              && request.getRequestURI().startsWith("/actuator/")
              && request.getContentLengthLong() <= 0;
      if (request.getConnector() == connector && !isProbe) {
        response.setStatus(Response.SC_NOT_FOUND);
      } else {
        getNext().invoke(request, response);
      }
    }
  }
}
