package bulkhead.process;

import bulkhead.platform.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Locks this process with a seccomp filter: from then on no thread of it can open a file, make a
/// socket, start a program or signal another process. One-way. Linux x86-64.
///
/// The filter is an allow-list: what a running JVM, its collectors and compilers, Netty on sockets
/// that are open, Skia and V8 need. Every other system call fails with EPERM; it does not kill,
/// because the JVM and the C library probe for calls that they can do without.
///
/// Source: Documentation/userspace-api/seccomp_filter.rst of the kernel; linux/seccomp.h,
/// linux/filter.h.
public final class Sandbox {
  /// What came of [#lock].
  public sealed interface Outcome {
    /// The filter is on in every thread, and a test call was refused.
    record Locked() implements Outcome {}

    /// There is no such lock here; the reason is for the user.
    record Unavailable(String reason) implements Outcome {}
  }

  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int SECCOMP_SET_MODE_FILTER = 1;
  private static final int SECCOMP_FILTER_FLAG_TSYNC = 1;
  private static final int AUDIT_ARCH_X86_64 = 0xC000003E;
  private static final int SECCOMP_RET_ALLOW = 0x7fff0000;
  private static final int SECCOMP_RET_ERRNO = 0x00050000;
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;

  /// Offsets in `struct seccomp_data`.
  private static final int NUMBER = 0;

  private static final int ARCHITECTURE = 4;
  private static final int ARGUMENT_0 = 16;

  private static final int SYS_CLONE = 56;
  private static final int SYS_CLONE3 = 435;
  private static final int SYS_TGKILL = 234;
  private static final int CLONE_THREAD = 0x10000;

  /// Allowed whatever their arguments. asm/unistd_64.h.
  private static final int[] ALLOWED = {
    202, // futex
    0, 1, // read, write
    232, 281, 441, 233, // epoll_wait, epoll_pwait, epoll_pwait2, epoll_ctl
    45, 47, 44, 46, // recvfrom, recvmsg, sendto, sendmsg
    19, 20, 17, 18, // readv, writev, pread64, pwrite64
    228, 229, 35, 230, 96,
    201, // clock_gettime, clock_getres, nanosleep, clock_nanosleep, gettimeofday, time
    9, 10, 11, 25, 28, 12, 27, 26, // mmap, mprotect, munmap, mremap, madvise, brk, mincore, msync
    149, 150, // mlock, munlock
    3, 5, 8, 72, 32, // close, fstat, lseek, fcntl, dup
    7, 271, 23, 270, // poll, ppoll, select, pselect6
    48, 51, 52, 54, 55, // shutdown, getsockname, getpeername, setsockopt, getsockopt
    13, 14, 15, 127, 128,
    131, // rt_sigaction, rt_sigprocmask, rt_sigreturn, rt_sigpending, rt_sigtimedwait, sigaltstack
    24, 203, 204, 142, 143, 144, 145, 146,
    147, // sched_yield, sched_*affinity, sched_*param, sched_*scheduler, priorities
    39, 186, 110, 102, 104, 107, 108, // getpid, gettid, getppid, get*id
    63, 98, 99, 318, // uname, getrusage, sysinfo, getrandom
    302, 97, // prlimit64, getrlimit
    60, 231, // exit, exit_group
    218, 273, 334, 219, 324, // set_tid_address, set_robust_list, rseq, restart_syscall, membarrier
    286, 287, 284, 290, // timerfd_settime, timerfd_gettime, eventfd, eventfd2
    157, 158, // prctl, arch_prctl
    77, // ftruncate
    309, // getcpu
  };

  private Sandbox() {}

  /// Locks every thread of this process. What is needed late must be open, loaded and warmed up
  /// before.
  ///
  /// @param descriptors whether what is needed late can come from the browser process as
  ///     descriptors: without them this process has to open fonts and sockets itself, and cannot
  ///     be locked
  public static Outcome lock(boolean descriptors) {
    if (!descriptors) {
      return new Outcome.Unavailable("descriptors cannot be passed over sockets here");
    }
    if (!System.getProperty("os.name").equals("Linux")
        || !System.getProperty("os.arch").equals("amd64")) {
      return new Outcome.Unavailable("only Linux on x86-64 has a sandbox");
    }
    try (Arena arena = Arena.ofConfined()) {
      Program program = new Program();
      program.requireArchitecture();
      program.allowAll(ALLOWED);
      program.allowIfFirstArgumentHas(SYS_CLONE, CLONE_THREAD);
      program.refuse(SYS_CLONE3, ENOSYS); // the C library then uses clone
      program.allowIfFirstArgumentIs(SYS_TGKILL, (int) ProcessHandle.current().pid());
      program.end();
      MemorySegment filter = program.toSegment(arena);
      MemorySegment description = arena.allocate(16, 8); // struct sock_fprog
      description.set(ValueLayout.JAVA_SHORT, 0, (short) (filter.byteSize() / 8));
      description.set(ValueLayout.JAVA_LONG, 8, filter.address());
      Libc.Result privileges = Libc.syscall(Libc.SYS_PRCTL, PR_SET_NO_NEW_PRIVS, 1);
      if (privileges.failed()) {
        return new Outcome.Unavailable("no_new_privs: errno " + privileges.errno());
      }
      MemorySegment probe = arena.allocateFrom("/dev/null");
      Libc.Result locked =
          Libc.syscall(
              Libc.SYS_SECCOMP,
              SECCOMP_SET_MODE_FILTER,
              SECCOMP_FILTER_FLAG_TSYNC,
              description.address());
      if (locked.value() != 0) {
        return new Outcome.Unavailable(
            locked.failed()
                ? "seccomp: errno " + locked.errno()
                : "seccomp: thread " + locked.value() + " could not be locked");
      }
      Libc.Result opened = Libc.syscall(Libc.SYS_OPEN, probe.address());
      return opened.failed()
          ? new Outcome.Locked()
          : new Outcome.Unavailable("the filter is on but lets files be opened");
    }
  }

  /// A classic BPF program over `struct seccomp_data`, as 8-byte instructions.
  private static final class Program {
    private static final int LOAD_WORD = 0x20; // BPF_LD | BPF_W | BPF_ABS
    private static final int JUMP_EQUAL = 0x15; // BPF_JMP | BPF_JEQ | BPF_K
    private static final int JUMP_SET = 0x45; // BPF_JMP | BPF_JSET | BPF_K
    private static final int RETURN = 0x06; // BPF_RET | BPF_K

    private final long[] instructions = new long[512];
    private int size;

    private void add(int code, int ifTrue, int ifFalse, int operand) {
      instructions[size++] =
          (code & 0xffffL)
              | (ifTrue & 0xffL) << 16
              | (ifFalse & 0xffL) << 24
              | (long) operand << 32;
    }

    void requireArchitecture() {
      add(LOAD_WORD, 0, 0, ARCHITECTURE);
      add(JUMP_EQUAL, 1, 0, AUDIT_ARCH_X86_64);
      add(RETURN, 0, 0, SECCOMP_RET_ERRNO | EPERM);
      add(LOAD_WORD, 0, 0, NUMBER);
    }

    void allowAll(int[] numbers) {
      for (int number : numbers) {
        add(JUMP_EQUAL, 0, 1, number);
        add(RETURN, 0, 0, SECCOMP_RET_ALLOW);
      }
    }

    void refuse(int number, int errno) {
      add(JUMP_EQUAL, 0, 1, number);
      add(RETURN, 0, 0, SECCOMP_RET_ERRNO | errno);
    }

    void allowIfFirstArgumentHas(int number, int bits) {
      allowIfFirstArgument(number, JUMP_SET, bits);
    }

    void allowIfFirstArgumentIs(int number, int value) {
      allowIfFirstArgument(number, JUMP_EQUAL, value);
    }

    private void allowIfFirstArgument(int number, int test, int operand) {
      add(JUMP_EQUAL, 0, 4, number);
      add(LOAD_WORD, 0, 0, ARGUMENT_0);
      add(test, 0, 1, operand);
      add(RETURN, 0, 0, SECCOMP_RET_ALLOW);
      add(RETURN, 0, 0, SECCOMP_RET_ERRNO | EPERM);
    }

    void end() {
      add(RETURN, 0, 0, SECCOMP_RET_ERRNO | EPERM);
    }

    MemorySegment toSegment(Arena arena) {
      MemorySegment segment = arena.allocate(size * 8L, 8);
      MemorySegment.copy(instructions, 0, segment, ValueLayout.JAVA_LONG, 0, size);
      return segment;
    }
  }
}
