package bulkhead.browser.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why a file cannot be used, in words: the messages of most of these exceptions name the file
/// only. Stateless.
public final class FileProblem {
  private FileProblem() {}

  public static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException none -> "there is no such folder";
      case AccessDeniedException denied -> "permission denied";
      case FileAlreadyExistsException exists -> "there is a file of that name";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }
}
