package bulkhead.plugin.pdf;

import bulkhead.process.Sandbox;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The program of [LockedViewerTest]: reads documents, warms the viewer up, locks its own process,
/// shows the documents, and prints for each the colours that its page has most of.
final class LockedViewer {
  private LockedViewer() {}

  public static void main(String[] files) throws IOException {
    List<byte[]> documents = new ArrayList<>();
    for (String file : files) {
      documents.add(Files.readAllBytes(Path.of(file)));
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    new PdfPluginFactory().warmUp();
    switch (Sandbox.lock(true)) {
      case Sandbox.Outcome.Locked() -> out.println("locked");
      case Sandbox.Outcome.Unavailable(String reason) -> out.println("unlocked: " + reason);
    }
    for (int i = 0; i < files.length; i++) {
      String name = files[i].substring(files[i].lastIndexOf('/') + 1);
      out.println(name + " " + show(documents.get(i)));
    }
  }

  private static String show(byte[] document) {
    try (ViewerHarness harness = new ViewerHarness(400, 300, 1)) {
      harness.load(document);
      String failure = ((PdfViewer) harness.viewer).failure();
      if (failure != null) {
        return failure;
      }
      harness.runPosted(1);
      return mostFrequent(harness.paint());
    }
  }

  /// Colours at the page's top that at least a thousand pixels have, the most frequent first.
  private static String mostFrequent(BufferedImage picture) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 60; y < 160; y++) {
      for (int x = 30; x < 370; x++) {
        counts.merge(picture.getRGB(x, y) & 0xffffff, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= 1000)
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
        .map(entry -> "%06x".formatted(entry.getKey()))
        .toList()
        .toString();
  }
}
