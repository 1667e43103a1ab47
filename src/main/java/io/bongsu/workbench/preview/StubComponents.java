package io.bongsu.workbench.preview;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.PluginHelper;

/**
 * Puts stand-ins in the place of every component through which the routes reach the world, so that
 * a preview calls nobody whatever the routes say: the queue and SENS are played, timers never tick,
 * and what goes anywhere else is dropped.
 */
final class StubComponents implements ComponentResolver {

  /** What stays in the process. */
  private static final Set<String> INSIDE =
      Set.of("bean", "class", "direct", "kamelet", "log", "micrometer", "seda");

  private final ComponentResolver inside;
  private final VirtualQueue queue;
  private final PreviewRecorder recorder;

  StubComponents(ComponentResolver inside, VirtualQueue queue, PreviewRecorder recorder) {
    this.inside = inside;
    this.queue = queue;
    this.recorder = recorder;
  }

  static void replace(CamelContext context, VirtualQueue queue, PreviewRecorder recorder) {
    ComponentResolver inside = PluginHelper.getComponentResolver(context);
    context
        .getCamelContextExtension()
        .addContextPlugin(ComponentResolver.class, new StubComponents(inside, queue, recorder));
  }

  /**
   * Settings that keep Spring from setting up the components that are not there, as it does by the
   * keys {@code camel.component.*}.
   */
  static Map<String, Object> settings() {
    String key = "camel.component%s.customizer.enabled";
    Map<String, Object> settings = new HashMap<>(Map.of(key.formatted(""), "false"));
    INSIDE.forEach(name -> settings.put(key.formatted("." + name), "true"));
    return settings;
  }

  @Override
  public Component resolveComponent(String name, CamelContext context) throws Exception {
    return INSIDE.contains(name)
        ? inside.resolveComponent(name, context)
        : new StandIn(context, queue, recorder);
  }

  private static void answer(Processor called, Processor answer, Exchange exchange)
      throws Exception {
    called.process(exchange);
    answer.process(exchange);
  }

  /** A component that takes any address and any parameters. */
  private static final class StandIn extends DefaultComponent {

    private final VirtualQueue queue;
    private final PreviewRecorder recorder;

    StandIn(CamelContext context, VirtualQueue queue, PreviewRecorder recorder) {
      super(context);
      setAutowiredEnabled(false);
      this.queue = queue;
      this.recorder = recorder;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String rest, Map<String, Object> parameters) {
      String address = String.valueOf(parameters.get("queueUrl"));
      parameters.clear();
      if (uri.startsWith("aws2-sqs:")) {
        return new StubEndpoint(uri, this, queue.put(address), queue.take(address));
      }
      boolean http = uri.startsWith("http:") || uri.startsWith("https:");
      Processor sens = new VirtualSens(uri);
      Processor called = exchange -> recorder.called(uri, exchange);
      Processor answered =
          VirtualSens.answers(uri) ? sens : exchange -> answer(called, sens, exchange);
      Processor sent = http ? answered : called;
      return new StubEndpoint(uri, this, sent, consumer -> {});
    }
  }
}
