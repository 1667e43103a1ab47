package io.bongsu.trial;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Profile;

/**
 * Bongsu on a machine with only a JDK and Maven: the whole program, a queue and a SENS of its own,
 * and a short story. Arguments are settings, such as {@code --bongsu.routes=file:my/*.camel.yaml}.
 *
 * <p>The annotations are for finding it only: {@code mvn spring-boot:test-run} takes the one main
 * class among the tests that is a Spring Boot application, and the profile, which nobody sets,
 * keeps it from being scanned as a part of the program.
 */
@SpringBootApplication
@Profile("found-by-maven")
class TrialRun {

  public static void main(String[] args) {
    TrialOutput narrator = TrialOutput.onConsole();
    narrator.say("Bongsu starts, with a queue and a SENS of its own. No SMS leaves this machine.");
    Trial trial = Trial.start(args);
    new TrialScenario(trial, narrator).tell();
    narrator.say(trial.invitation());
    trial.logOutcomes();
    narrator.follow(trial.sens());
  }
}
