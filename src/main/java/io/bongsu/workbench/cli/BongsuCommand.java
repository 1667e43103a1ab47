package io.bongsu.workbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Set;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * What {@code java -jar bongsu.jar} does besides running the program: {@code bongsu <command> …}. A
 * command is a class of its own under {@code subcommands}; it writes to picocli's streams, and its
 * exit code is 0 when all is well, 1 when it found something wrong, 2 when it was called wrongly.
 */
@Command(
    name = "bongsu",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description = "Carries CloudWatch alarms to phones. Without a command: runs the program.",
    subcommands = {
      CheckCommand.class,
      DrawCommand.class,
      HistoryCommand.class,
      OncallCommand.class,
      PreviewCommand.class,
      SilenceCommand.class,
      TestTextCommand.class
    })
public final class BongsuCommand {

  private final Class<?> program;

  private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

  /** UTF-8 wherever it runs: texts are Korean, and a container often has no language set. */
  private final CommandLine line =
      new CommandLine(this)
          .setUsageHelpAutoWidth(true)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setOut(new PrintWriter(new OutputStreamWriter(System.out, UTF_8), true));

  BongsuCommand(Class<?> program) {
    this.program = program;
  }

  /** The application's class, for commands that run the routes. */
  Class<?> program() {
    return program;
  }

  /** Whether these arguments are a command and not settings for the program. */
  public static boolean isMeantBy(String... args) {
    return args.length > 0
        && (HELP.contains(args[0])
            || new BongsuCommand(Object.class).line.getSubcommands().containsKey(args[0]));
  }

  /**
   * Runs the command, with all logging off meanwhile, and gives its exit code.
   *
   * @param program the application's class
   */
  public static int run(Class<?> program, String... args) {
    LoggingSystem logging = LoggingSystem.get(BongsuCommand.class.getClassLoader());
    logging.beforeInitialize();
    try {
      return new BongsuCommand(program).line.execute(args);
    } finally {
      logging.cleanUp();
    }
  }
}
