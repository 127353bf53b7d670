package bulkhead.platform;

/// How soon the kernel lets a thread run that has become ready. The calling thread's own.
public final class ThreadPriority {
  /// Chromium's value for threads that a frame on the screen waits for.
  private static final int DISPLAY_CRITICAL_NICE = -8;

  /// Chromium's value for work that nobody waits for.
  private static final int BACKGROUND_NICE = 10;

  private static final int OF_CALLING_THREAD = 0;

  private ThreadPriority() {}

  /// A frame waits for what this thread does, and it does little: it goes before the long work of
  /// other threads. Where the user may not ask for that (`RLIMIT_NICE`), nothing changes. Threads
  /// that it starts later inherit it.
  public static void displayCritical() {
    Libc.syscall(Libc.SYS_SETPRIORITY, OF_CALLING_THREAD, OF_CALLING_THREAD, DISPLAY_CRITICAL_NICE);
  }

  /// Nobody waits for what this thread does: other threads go before it.
  public static void background() {
    Libc.syscall(Libc.SYS_SETPRIORITY, OF_CALLING_THREAD, OF_CALLING_THREAD, BACKGROUND_NICE);
  }
}
