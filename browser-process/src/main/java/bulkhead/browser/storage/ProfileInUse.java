package bulkhead.browser.storage;

import java.nio.file.Path;

/// Another browser has the profile open. The message is for the user.
public final class ProfileInUse extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Path directory;

  ProfileInUse(Path directory, String byWhom) {
    super(
        "The profile "
            + directory
            + " is in use by another Bulkhead"
            + byWhom
            + ". Close it, or choose another folder with --user-data-dir.");
    this.directory = directory;
  }

  /// The profile's folder.
  public Path directory() {
    return directory;
  }
}
