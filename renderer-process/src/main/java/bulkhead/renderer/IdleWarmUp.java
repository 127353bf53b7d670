package bulkhead.renderer;

import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.text.FontCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Takes documents through the pipeline in a process that has nothing else to do, so that the JVM
/// has compiled what the next page needs when that comes. Each is short, since a page may come at
/// any moment, and time is left between them. Thread: `RendererMain`.
final class IdleWarmUp {
  /// From when the process is ready to the first document: the browser goes on starting.
  private static final long DELAY_MILLIS = 700;

  /// How often it looks whether a busy process has become quiet.
  private static final long BUSY_MILLIS = 1000;

  /// What is called once for an element is compiled after some 200 calls.
  private static final int DOCUMENTS = 40;

  private static final int HEIGHT = 256;
  private static final int[] WIDTHS = {800, 640, 280};

  private final TaskLoop main;
  private final PageHost browser;
  private final FontCatalog fonts;
  private final RendererSetUp settings;
  private final BooleanSupplier quiet;
  private final Runnable whenDone;
  private @Nullable String html;
  private int done;

  /// @param quiet whether no page loads or moves
  /// @param whenDone gives back what the documents have used
  IdleWarmUp(
      TaskLoop main,
      PageHost browser,
      FontCatalog fonts,
      RendererSetUp settings,
      BooleanSupplier quiet,
      Runnable whenDone) {
    this.main = main;
    this.browser = browser;
    this.fonts = fonts;
    this.settings = settings;
    this.quiet = quiet;
    this.whenDone = whenDone;
  }

  void start() {
    main.postDelayed(this::next, DELAY_MILLIS);
  }

  private void next() {
    if (!quiet.getAsBoolean()) {
      main.postDelayed(this::next, BUSY_MILLIS);
      return;
    }
    long start = System.nanoTime();
    PagePipeline pipeline =
        SyntheticDocument.open(
                html(),
                SyntheticDocument.viewport(WIDTHS[done % WIDTHS.length], HEIGHT),
                new SyntheticDocument.Surroundings(fonts, main, browser, settings))
            .pipeline();
    WarmUp.draw(pipeline);
    if (++done < DOCUMENTS) {
      // The compiler needs about as long as the document.
      main.postDelayed(this::next, 1 + (System.nanoTime() - start) / 1_000_000);
    } else {
      whenDone.run();
    }
  }

  private String html() {
    String known = html;
    if (known == null) {
      known = read("idle-warm-up.html") + read("idle-warm-up-part.html");
      html = known;
    }
    return known;
  }

  private static String read(String name) {
    try (InputStream in = IdleWarmUp.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
