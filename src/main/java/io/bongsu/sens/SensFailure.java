package io.bongsu.sens;

import io.bongsu.sens.SensOutcome.Busy;
import io.bongsu.sens.SensOutcome.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/**
 * What a failed exchange without an answer means. If there was no connection, nothing was sent;
 * otherwise the request may have arrived, which only the list of SENS can confirm. Stateless.
 */
final class SensFailure {

  private SensFailure() {}

  static SensOutcome read(IOException failure) {
    String reason = "no answer: " + failure.getClass().getSimpleName();
    return isBeforeSending(failure) ? new Busy(reason, null) : new Unknown(reason);
  }

  /** HttpHostConnectException is a ConnectException, and waiting for the pool sends nothing. */
  private static boolean isBeforeSending(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof NoRouteToHostException
        || failure instanceof UnknownHostException
        || failure instanceof ConnectTimeoutException
        || failure instanceof ConnectionRequestTimeoutException
        || failure instanceof SSLHandshakeException
        || failure instanceof SSLPeerUnverifiedException;
  }
}
