package bulkhead.renderer.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A script that comes with the engine, beside its classes. Read once, before the process is
/// locked; safe from any thread.
enum EngineScript {
  CONSOLE("console.js"),
  EVENT_LOOP("loop.js"),
  WITHOUT_ICU_DATA("without-icu-data.js");

  private final String text;

  EngineScript(String file) {
    try (InputStream in = EngineScript.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing");
      }
      this.text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return text;
  }
}
