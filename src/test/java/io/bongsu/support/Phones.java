package io.bongsu.support;

/** Fictitious phones, so that tests can speak of who receives what. */
public final class Phones {

  public static final String ON_CALL = "01000000001";
  public static final String ML_TEAM = "01000000002";

  private Phones() {}
}
