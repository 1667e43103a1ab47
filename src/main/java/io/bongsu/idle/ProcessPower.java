package io.bongsu.idle;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/** Ends this process in order, with status 0. Whatever started it decides about the next start. */
final class ProcessPower implements Power {

  private final ApplicationContext context;

  ProcessPower(ApplicationContext context) {
    this.context = context;
  }

  /** In a thread of its own, for the one that calls this is ended with the context. */
  @Override
  public void off() {
    new Thread(() -> System.exit(SpringApplication.exit(context)), "idle-exit").start();
  }

  /** An end in order needs no counterpart: what came meanwhile is on the queue. */
  @Override
  public void on() {}
}
