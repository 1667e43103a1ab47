package io.bongsu.ingest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Where a certificate of SNS may come from: its own hosts by https, and nothing else in the address
 * that one reader could take for a host and another for something else.
 */
final class SigningCertificateUrl {

  private static final Pattern HOST =
      Pattern.compile("sns\\.[a-zA-Z0-9\\-]{3,}\\.amazonaws\\.com(\\.cn)?");
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_-]+\\.pem");

  private SigningCertificateUrl() {}

  static boolean isTrusted(String url) {
    try {
      return isTrusted(new URI(url));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  static boolean isTrusted(URI url) {
    return "https".equals(url.getScheme())
        && url.getRawAuthority() != null
        && HOST.matcher(url.getRawAuthority()).matches()
        && PATH.matcher(url.getRawPath()).matches()
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }
}
