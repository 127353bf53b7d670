package bulkhead.plugin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import bulkhead.plugin.Jars;
import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Documents of all kinds are shown by a process that can open no file: in a JVM of its own, since
/// a lock is for ever, and a fresh one, so that nothing but the warm-up has warmed it up.
class LockedViewerTest {
  @Test
  void showsEveryKindOfDocumentWithoutOpeningAFile(@TempDir Path folder) throws Exception {
    Map<String, byte[]> documents = new LinkedHashMap<>();
    documents.put("red", Pdfs.coloured(300, 100, Color.RED));
    documents.put("encrypted", Pdfs.encrypted(""));
    documents.put("protected", Pdfs.encrypted("secret"));
    documents.put("chinese", Pdfs.chinese());
    documents.put("colours", Pdfs.colours());
    documents.put("broken", "%PDF-1.4 and nothing".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        """
        locked
        red [ffffff, ff0000]
        encrypted [ffffff]
        protected This document is protected by a password.
        chinese [ffffff, 000000]
        colours [ed1c24, da3440, ff8080, 0000ff, 808080, ffff80]
        broken This document is damaged: Missing root object specification in trailer.
        """,
        showLocked(folder, documents));
  }

  private static String showLocked(Path folder, Map<String, byte[]> documents)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", Jars.classPathOfJars(folder)));
    command.add(LockedViewer.class.getName());
    for (var document : documents.entrySet()) {
      Path file = folder.resolve(document.getKey());
      Files.write(file, document.getValue());
      command.add(file.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assumeFalse(said.startsWith("unlocked"), said);
    return said;
  }
}
