package bulkhead.platform;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The calls of the C library that the project needs and Java does not offer. Stateless; any
/// thread. Linux x86-64; each handle is bound on its first use, because binding one costs
/// milliseconds in a cold JVM.
public final class Libc {
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private static final StructLayout ERRNO_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      ERRNO_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private Libc() {}

  /// A call's result with the error number that was set when it failed.
  public record Result(long value, int errno) {
    public boolean failed() {
      return value == -1;
    }
  }

  private static MethodHandle bind(String name, FunctionDescriptor type) {
    return Linker.nativeLinker()
        .downcallHandle(
            Linker.nativeLinker().defaultLookup().findOrThrow(name),
            type,
            Linker.Option.captureCallState("errno"));
  }

  /// `long syscall(number, a, b, c, d, e, f)`: one handle for every call that takes integers and
  /// pointers, so that only one has to be bound.
  private static final class SyscallHandle {
    static final MethodHandle HANDLE =
        bind("syscall", FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG));
  }

  /// Makes the system call of that number; arguments left out are 0. Pointers are passed as
  /// addresses: the caller keeps the memory alive.
  public static Result syscall(int number, long... arguments) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(ERRNO_STATE);
      long[] a = new long[6];
      System.arraycopy(arguments, 0, a, 0, arguments.length);
      long value =
          (long)
              SyscallHandle.HANDLE.invokeExact(
                  state, (long) number, a[0], a[1], a[2], a[3], a[4], a[5]);
      return new Result(value, value == -1 ? (int) ERRNO.get(state, 0L) : 0);
    } catch (Throwable e) {
      throw new IllegalStateException("syscall " + number, e);
    }
  }

  /// System call numbers of Linux x86-64 (asm/unistd_64.h).
  public static final int SYS_POLL = 7;

  public static final int SYS_MMAP = 9;

  public static final int SYS_MUNMAP = 11;
  public static final int SYS_SHMGET = 29;
  public static final int SYS_SHMAT = 30;
  public static final int SYS_SHMCTL = 31;
  public static final int SYS_SHMDT = 67;
  public static final int SYS_MADVISE = 28;
  public static final int SYS_CLOSE = 3;
  public static final int SYS_FCNTL = 72;
  public static final int SYS_KILL = 62;
  public static final int SYS_SOCKETPAIR = 53;
  public static final int SYS_FTRUNCATE = 77;
  public static final int SYS_PRCTL = 157;
  public static final int SYS_SECCOMP = 317;
  public static final int SYS_SETPRIORITY = 141;
  public static final int SYS_MEMFD_CREATE = 319;
  public static final int SYS_OPEN = 2;
  public static final int SYS_EXIT_GROUP = 231;
  public static final int SYS_PRLIMIT64 = 302;

  /// A descriptor of the file (close-on-exec), or the error.
  public static Result openForReading(String path) {
    long closeOnExec = 0x80000;
    try (Arena arena = Arena.ofConfined()) {
      return syscall(SYS_OPEN, arena.allocateFrom(path).address(), closeOnExec);
    }
  }

  public static void close(int descriptor) {
    syscall(SYS_CLOSE, descriptor);
  }

  /// Another descriptor (close-on-exec) of what this one is of, or -1 when there are too many.
  public static int duplicate(int descriptor) {
    int duplicateCloseOnExec = 1030; // F_DUPFD_CLOEXEC
    return (int) syscall(SYS_FCNTL, descriptor, duplicateCloseOnExec, 0).value();
  }

  /// Waits until there is something to read from the descriptor, or its other end is closed.
  ///
  /// @return false when the descriptor cannot be waited for
  public static boolean waitUntilReadable(int descriptor) {
    short in = 1; // POLLIN
    int interrupted = 4; // EINTR
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment waited = arena.allocate(8, 4); // struct pollfd: fd, events, revents
      waited.set(INT, 0, descriptor);
      waited.set(ValueLayout.JAVA_SHORT, 4, in);
      Result result;
      do {
        result = syscall(SYS_POLL, waited.address(), 1, -1);
      } while (result.failed() && result.errno() == interrupted);
      int invalid = 0x20; // POLLNVAL
      return !result.failed() && (waited.get(ValueLayout.JAVA_SHORT, 6) & invalid) == 0;
    }
  }

  /// A pair of connected, non-blocking stream sockets (AF_UNIX, close-on-exec).
  public static int[] socketPair() {
    int unix = 1;
    int stream = 1;
    int nonBlocking = 0x800;
    int closeOnExec = 0x80000;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pair = arena.allocate(INT, 2);
      Result result =
          syscall(SYS_SOCKETPAIR, unix, stream | nonBlocking | closeOnExec, 0, pair.address());
      if (result.failed()) {
        throw new IllegalStateException("socketpair: errno " + result.errno());
      }
      return new int[] {pair.getAtIndex(INT, 0), pair.getAtIndex(INT, 1)};
    }
  }

  /// Maps `size` bytes of a descriptor, shared. The mapping lives as long as the process or until
  /// [#unmap].
  /// @throws IllegalStateException if the kernel refuses
  public static MemorySegment map(int descriptor, long size, boolean writable) {
    int read = 1;
    int write = 2;
    int shared = 1;
    Result result =
        syscall(SYS_MMAP, 0, size, writable ? read | write : read, shared, descriptor, 0);
    if (result.failed()) {
      throw new IllegalStateException("mmap of " + size + " bytes: errno " + result.errno());
    }
    MemorySegment segment = MemorySegment.ofAddress(result.value()).reinterpret(size);
    return writable ? segment : segment.asReadOnly();
  }

  /// Lets this process have no more private writable memory than that (`RLIMIT_DATA`). A library's
  /// allocation beyond it fails; what is only reserved does not count. A later call may allow more.
  public static Result limitPrivateMemory(long bytes) {
    int data = 2; // RLIMIT_DATA
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limit = arena.allocate(LONG, 2); // struct rlimit64: soft and hard limit
      Result read = syscall(SYS_PRLIMIT64, 0, data, 0, limit.address());
      if (read.failed()) {
        return read;
      }
      long most = limit.getAtIndex(LONG, 1);
      limit.setAtIndex(LONG, 0, Long.compareUnsigned(bytes, most) < 0 ? bytes : most);
      return syscall(SYS_PRLIMIT64, 0, data, limit.address());
    }
  }

  /// Gives the memory of a part of a shared mapping back to the system, for all that map it: it
  /// reads as zeros from now on. Where the kernel refuses, nothing changes.
  /// @param part of [#map], whole pages
  public static void release(MemorySegment part) {
    int remove = 9; // MADV_REMOVE
    syscall(SYS_MADVISE, part.address(), part.byteSize(), remove);
  }

  /// Gives the free pages of the C library's heap back to the system (`malloc_trim(0)` of the GNU C
  /// library; nothing elsewhere).
  public static void trimHeap() {
    Linker.nativeLinker()
        .defaultLookup()
        .find("malloc_trim")
        .ifPresent(
            function -> {
              try {
                int given =
                    (int)
                        Linker.nativeLinker()
                            .downcallHandle(function, FunctionDescriptor.of(INT, LONG))
                            .invokeExact(0L);
              } catch (Throwable e) {
                throw new IllegalStateException("malloc_trim", e);
              }
            });
  }

  /// Puts the bytes of a file, from `offset` on, in the place of what this process has at `address`
  /// now. All processes that map them share the memory; a page that one of them writes to becomes
  /// its own, because the C library may give such a block to others once it was freed.
  /// @param address, offset at the start of a page
  /// @throws IllegalStateException if the kernel refuses; the memory is then as it was
  public static void mapOver(long address, long size, int descriptor, long offset) {
    int readAndWrite = 3;
    int copyOnWrite = 2;
    int fixed = 0x10;
    Result result =
        syscall(SYS_MMAP, address, size, readAndWrite, copyOnWrite | fixed, descriptor, offset);
    if (result.failed()) {
      throw new IllegalStateException("mmap over " + size + " bytes: errno " + result.errno());
    }
  }

  public static void unmap(MemorySegment segment) {
    syscall(SYS_MUNMAP, segment.address(), segment.byteSize());
  }
}
