package bulkhead.renderer.script.bindings;

import bulkhead.renderer.crypto.CryptoOperations;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Random numbers, digests, ciphers and signatures for the bindings' JavaScript. What takes time is
/// done on threads `Crypto`.
final class HostCrypto {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST_RANDOM = 1 << 16;
  private static final int THREADS = 2;

  private HostCrypto() {}

  private static final class Holder {
    static final ExecutorService CRYPTO =
        Executors.newFixedThreadPool(
            THREADS, task -> Thread.ofPlatform().name("Crypto").daemon().unstarted(task));
  }

  /// The bytes lie ready to be taken.
  static void randomBytes(RealmBindings runtime, int count) {
    byte[] bytes = new byte[Math.clamp(count, 0, MOST_RANDOM)];
    RANDOM.nextBytes(bytes);
    runtime.bytes().answer(bytes);
  }

  /// Computes something of what was given; `deliver` hears `done`, with the sizes of its parts, or
  /// `error`.
  static void cryptoStart(RealmBindings runtime, int id, String operation) {
    byte[] given = runtime.bytes().given();
    JsonObject wanted = JsonParser.parseString(operation).getAsJsonObject();
    List<byte[]> parts = new ArrayList<>();
    int at = 0;
    for (JsonElement size : wanted.getAsJsonArray("parts")) {
      parts.add(Arrays.copyOfRange(given, at, at + size.getAsInt()));
      at += size.getAsInt();
    }
    ScriptNetwork network = runtime.realm().get(ScriptNetwork.class);
    if (network == null) {
      return; // the document has gone
    }
    Executor tasks = network.tasks();
    Holder.CRYPTO.execute(
        () -> {
          try {
            List<byte[]> out = CryptoOperations.run(wanted, parts);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            out.forEach(all::writeBytes);
            String sizes = Arrays.toString(out.stream().mapToInt(part -> part.length).toArray());
            tasks.execute(() -> runtime.deliver(id, "done", sizes, all.toByteArray()));
          } catch (GeneralSecurityException | RuntimeException e) {
            // A RuntimeException is what the JDK's providers say to numbers that make no sense.
            tasks.execute(() -> runtime.deliver(id, "error", "", new byte[0]));
          }
        });
  }
}
