package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.process.TaskLoop;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class IdleWarmUpTest {
  private static final long MOST_MILLIS = 120_000;

  private final TaskLoop main = new TaskLoop("RendererMain");
  private final List<String> calls = new ArrayList<>();

  private final PageHost nobody =
      (PageHost)
          Proxy.newProxyInstance(
              PageHost.class.getClassLoader(),
              new Class<?>[] {PageHost.class},
              (proxy, method, arguments) -> {
                throw new IllegalStateException("asked for " + method.getName());
              });

  @Test
  void takesItsDocumentsThroughThePipelineAndAsksNobodyForAnything() {
    run(() -> true);
    assertEquals(List.of("done"), calls);
  }

  @Test
  void waitsAsLongAsThereIsOtherWork() {
    run(
        () -> {
          calls.add("asked");
          if (calls.size() == 2) {
            main.quit();
          }
          return false;
        });
    assertEquals(List.of("asked", "asked"), calls);
  }

  private void run(BooleanSupplier quiet) {
    new IdleWarmUp(
            main,
            nobody,
            new SystemFontCatalog(),
            RendererSetUp.getDefaultInstance(),
            quiet,
            () -> {
              calls.add("done");
              main.quit();
            })
        .start();
    main.postDelayed(main::quit, MOST_MILLIS);
    main.run();
  }
}
