package bulkhead.renderer.script.bindings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The files of `src/main/javascript` are one scope: a function of one must not take the name of
/// another's, which it would replace without a word.
class BindingsNamesTest {
  private static final Pattern FUNCTION =
      Pattern.compile("^(?:async )?function\\*? +(\\w+)", Pattern.MULTILINE);

  @Test
  void everyFunctionHasANameOfItsOwn() throws IOException {
    Map<String, Path> first = new HashMap<>();
    StringBuilder twice = new StringBuilder();
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("src/main/javascript"))) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      Matcher matcher = FUNCTION.matcher(Files.readString(file));
      while (matcher.find()) {
        Path before = first.putIfAbsent(matcher.group(1), file);
        if (before != null) {
          twice.append(matcher.group(1)).append(" in ").append(before.getFileName());
          twice.append(" and ").append(file.getFileName()).append('\n');
        }
      }
    }
    assertTrue(first.size() > 500, "functions are found");
    assertEquals("", twice.toString());
  }
}
