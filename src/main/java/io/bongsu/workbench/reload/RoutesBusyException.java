package io.bongsu.workbench.reload;

/** A route could not be replaced yet, because what is in it takes too long. */
final class RoutesBusyException extends Exception {

  private static final long serialVersionUID = 1L;

  RoutesBusyException(String route) {
    super("route " + route + " is busy, for example with a message for which SENS is busy");
  }
}
