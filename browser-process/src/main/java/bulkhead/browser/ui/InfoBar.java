package bulkhead.browser.ui;

import org.jspecify.annotations.Nullable;

/// A line above the page that tells of the browser's own state, such as a missing sandbox. Each has
/// a cross that closes it; the model then leaves it out of the next snapshot.
///
/// @param id names it to the model
/// @param actionLabel of the button on its right; null for none
public record InfoBar(String id, String text, @Nullable String actionLabel) {

  public static final InfoBar NO_SANDBOX = unsupported("--no-sandbox");

  public static final InfoBar SINGLE_PROCESS = unsupported("--single-process");

  /// Chromium's words, so that it is known where it was seen before.
  private static InfoBar unsupported(String flag) {
    return new InfoBar(
        flag,
        "You are using an unsupported command-line flag: "
            + flag
            + ". Stability and security will suffer.",
        null);
  }

  /// @param why the plain reason, such as "only Linux on x86-64 has a sandbox"
  public static InfoBar notLocked(String why) {
    return new InfoBar("not-locked", "Pages are not kept in a sandbox: " + why + ".", null);
  }

  /// @param why the plain reason, such as "the GPU process failed 3 times"
  public static InfoBar softwareRendering(String why) {
    return new InfoBar(
        "software-rendering", "Pages are drawn without graphics acceleration: " + why + ".", null);
  }
}
