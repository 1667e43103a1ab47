package io.bongsu.ingest;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets a filter close the connection of a request whose body it does not want. Tomcat would
 * otherwise read the rest of the body after the answer, for as long as a slow sender takes, and
 * hold a thread meanwhile. Thread-safe.
 */
final class UnreadBodies extends ValveBase {

  private static final String CLOSE = "bongsu.close";

  UnreadBodies() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    Runnable close =
        () -> request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    request.setAttribute(CLOSE, close);
    getNext().invoke(request, response);
  }

  /** The connection ends with the answer, whatever is still to come. */
  static void leave(ServletRequest request) {
    if (request.getAttribute(CLOSE) instanceof Runnable close) {
      close.run();
    }
  }
}
