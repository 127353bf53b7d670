package bulkhead.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs one page of small loops over the DOM in two browsers in turns, and prints nanoseconds for
/// each step: the least of all rounds, and the ratio.
///
/// ```
/// DomSpeed BULKHEAD REFERENCE [--rounds=3]
/// ```
public final class DomSpeed {
  private static final Pattern MEASURED = Pattern.compile("measured\t([^\t\n]+)\t([0-9.]+)");

  private DomSpeed() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> rest = new ArrayList<>(List.of(arguments));
    int rounds =
        rest.stream()
            .filter(each -> each.startsWith("--rounds="))
            .mapToInt(each -> Integer.parseInt(each.substring("--rounds=".length())))
            .findFirst()
            .orElse(3);
    rest.removeIf(each -> each.startsWith("--"));
    if (rest.size() != 2) {
      throw new IllegalArgumentException("DomSpeed BULKHEAD REFERENCE [--rounds=3]");
    }
    Path page = Files.createTempFile("dom-speed-", ".html");
    try (InputStream in = DomSpeed.class.getResourceAsStream("dom-speed.html")) {
      Files.write(page, Objects.requireNonNull(in).readAllBytes());
    }
    Map<String, Double> ours = new LinkedHashMap<>();
    Map<String, Double> reference = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      measure(List.of(rest.get(0)), page, ours);
      measure(List.of(rest.get(1), "--no-sandbox", "--test-type"), page, reference);
    }
    Files.delete(page);
    System.out.printf("%-26s %12s %12s %8s%n", "ns a step", "bulkhead", "reference", "ratio");
    ours.forEach(
        (name, ns) -> {
          double other = reference.getOrDefault(name, Double.NaN);
          System.out.printf("%-26s %12.1f %12.1f %8.2f%n", name, ns, other, ns / other);
        });
  }

  private static void measure(List<String> browser, Path page, Map<String, Double> least)
      throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory("bulkhead-bench-");
    Path out = profile.resolve("dom.html");
    List<String> command = new ArrayList<>(browser);
    command.addAll(
        List.of("--headless", "--user-data-dir=" + profile.resolve("profile"), "--dump-dom"));
    command.add(page.toUri().toString());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IllegalStateException(browser + " does not end");
    }
    Matcher matcher = MEASURED.matcher(Files.readString(out, StandardCharsets.UTF_8));
    while (matcher.find()) {
      least.merge(matcher.group(1), Double.parseDouble(matcher.group(2)), Math::min);
    }
    Contender.delete(profile);
  }
}
