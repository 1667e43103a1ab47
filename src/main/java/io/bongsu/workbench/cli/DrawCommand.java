package io.bongsu.workbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bongsu.routes.RouteSource;
import io.bongsu.workbench.check.BuiltInFiles;
import io.bongsu.workbench.check.CheckInput;
import io.bongsu.workbench.draw.LiveRoutes;
import io.bongsu.workbench.draw.TopologySvg;
import io.bongsu.workbench.rules.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bongsu draw PATH…}: which route sends to which, as SVG. */
@Command(
    name = "draw",
    mixinStandardHelpOptions = true,
    description = {
      "Draws which route sends to which, as SVG.",
      "GET /routes.svg shows the same of a program that runs, with numbers."
    })
final class DrawCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      description =
          "Route files, or directories to search. Without one: the routes inside the program.")
  private List<Path> paths = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the picture goes; standard output without it.")
  private @Nullable Path output;

  @Option(
      names = "--wide",
      description = "Two columns, for a wide screen; one column fits a phone.")
  private boolean wide;

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    String svg = TopologySvg.svg(topology(line), LiveRoutes.NONE, wide ? 2 : 1);
    if (output == null) {
      line.getOut().print(svg);
      line.getOut().flush();
    } else {
      Files.writeString(output, svg, UTF_8);
    }
    return 0;
  }

  private Topology topology(CommandLine line) throws IOException {
    try {
      return Topology.of(paths.isEmpty() ? BuiltInFiles.routes() : read());
    } catch (NoSuchFileException e) {
      throw new ParameterException(line, e.getFile() + ": " + e.getReason(), e);
    } catch (YamlEngineException e) {
      throw new ParameterException(
          line, e.getMessage() + System.lineSeparator() + "bongsu check says more", e);
    }
  }

  private List<RouteSource> read() throws IOException {
    List<RouteSource> sources = new ArrayList<>();
    for (Path path : CheckInput.of(paths).routes()) {
      sources.add(RouteSource.read(path));
    }
    return sources;
  }

  private CommandLine line() {
    if (spec == null) {
      throw new IllegalStateException("picocli did not say which command this is");
    }
    return spec.commandLine();
  }
}
