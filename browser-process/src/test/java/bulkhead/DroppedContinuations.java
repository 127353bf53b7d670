package bulkhead;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds calls such as `future.thenAccept(…);` in a class: continuations of a future whose own
/// future nobody takes, so that nobody hears of what they throw.
final class DroppedContinuations {
  private static final Set<String> FUTURES =
      Set.of(
          "java/util/concurrent/CompletableFuture", "java/util/concurrent/CompletionStage");
  private static final Set<String> ACTIONS =
      Set.of(
          "acceptEither",
          "applyToEither",
          "exceptionally",
          "exceptionallyCompose",
          "handle",
          "runAfterBoth",
          "runAfterEither",
          "thenAccept",
          "thenAcceptBoth",
          "thenApply",
          "thenCombine",
          "thenCompose",
          "thenRun",
          "whenComplete");

  private DroppedContinuations() {}

  /// @return `Class.method:line thenAccept` for each
  static List<String> in(byte[] classFile) {
    List<String> found = new ArrayList<>();
    ClassModel model = ClassFile.of().parse(classFile);
    for (MethodModel method : model.methods()) {
      method
          .code()
          .ifPresent(
              code -> {
                int line = 0;
                Instruction before = null;
                for (CodeElement element : code) {
                  if (element instanceof LineNumber number) {
                    line = number.line();
                  } else if (element instanceof Instruction instruction) {
                    if (instruction.opcode() == Opcode.POP && isContinuation(before)) {
                      String name = model.thisClass().asInternalName().replace('/', '.');
                      found.add(name + "." + method.methodName().stringValue() + ":" + line);
                    }
                    before = instruction;
                  }
                }
              });
    }
    return found;
  }

  private static boolean isContinuation(@Nullable Instruction instruction) {
    return instruction instanceof InvokeInstruction call
        && FUTURES.contains(call.owner().asInternalName())
        && ACTIONS.contains(call.name().stringValue().replaceFirst("Async$", ""));
  }
}
