package io.bongsu.ingest;

/** A request that is not taken; the {@link Problem} in it is what its sender gets. */
public final class RequestRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public RequestRefusedException(ProblemKind kind, String detail) {
    super(detail);
    this.problem = new Problem(kind, detail);
  }

  Problem problem() {
    return problem;
  }
}
