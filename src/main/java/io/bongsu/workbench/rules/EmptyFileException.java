package io.bongsu.workbench.rules;

import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A route file has nothing in it. */
final class EmptyFileException extends YamlEngineException {

  private static final long serialVersionUID = 1L;

  EmptyFileException() {
    super("the file is empty; write a route, or take the file away");
  }
}
