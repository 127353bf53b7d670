package bulkhead.browser.tab;

import bulkhead.browser.fonts.SystemFont;
import bulkhead.browser.fonts.SystemFonts;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.Descriptors;
import bulkhead.ipc.api.Attachment;
import bulkhead.ipc.api.FontFallbackRequest;
import bulkhead.ipc.api.FontFile;
import bulkhead.ipc.api.FontMatchRequest;
import bulkhead.ipc.api.FontReply;
import bulkhead.ipc.api.FontService;
import bulkhead.platform.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Serves fonts to renderers: finds the file, opens it, and sends the descriptor. Thread: `Fonts`,
/// because renderers wait for the answers and neither the model nor the I/O thread may wait for a
/// disk.
public final class BrowserFonts {
  private static final int MOST_FAMILIES = 64;
  private static final int MOST_NAME = 256;

  /// What nearly every page needs; sent with the set-up, so that a renderer can map them before it
  /// is locked.
  private static final List<String> COMMON = List.of("serif", "sans-serif", "monospace");

  private record CommonFont(String generic, SystemFont font) {}

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("Fonts").daemon(true).unstarted(task));
  private final Future<SystemFonts> fonts = thread.submit(SystemFonts::new);
  private final Future<List<CommonFont>> common = thread.submit(this::findCommon);

  private SystemFonts fonts() {
    return await(fonts);
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private List<CommonFont> findCommon() {
    List<CommonFont> found = new ArrayList<>();
    for (String generic : COMMON) {
      for (int weight : new int[] {400, 700}) {
        Optional<SystemFont> font = fonts().match(List.of(generic), weight, 100, false);
        font.ifPresent(face -> found.add(new CommonFont(generic, face)));
      }
    }
    return found;
  }

  Executor executor() {
    return thread;
  }

  /// The fonts for the set-up of a renderer. Waits for fontconfig, which has normally long been
  /// there: it is started first.
  List<FontFile> common(RenderProcessHost host) {
    List<FontFile> files = new ArrayList<>();
    Set<String> sent = sentTo(host);
    for (CommonFont entry : await(common)) {
      FontFile file = describe(entry.font, sent, host.descriptors());
      if (file != null) {
        files.add(file.toBuilder().setGeneric(entry.generic).build());
      }
    }
    return files;
  }

  /// What each renderer has; a dead one is known to nobody else.
  private final Map<RenderProcessHost, Set<String>> sentFiles =
      Collections.synchronizedMap(new WeakHashMap<>());

  private Set<String> sentTo(RenderProcessHost host) {
    return sentFiles.computeIfAbsent(host, h -> Collections.synchronizedSet(new HashSet<>()));
  }

  private static @Nullable FontFile describe(
      SystemFont font, Set<String> sent, Descriptors.@Nullable Sender descriptors) {
    String id = font.file().toString();
    FontFile.Builder message =
        FontFile.newBuilder()
            .setFileId(Integer.toHexString(id.hashCode()) + "-" + id.length())
            .setCollectionIndex(font.collectionIndex())
            .setFamily(font.family())
            .setWeight(font.weight())
            .setStretch(font.stretch())
            .setItalic(font.italic());
    try {
      message.setSize(Files.size(font.file()));
    } catch (IOException e) {
      return null;
    }
    if (sent.add(id)) {
      Attachment attachment = attach(id, descriptors);
      if (attachment == null) {
        sent.remove(id);
        return null;
      }
      message.setFile(attachment);
    }
    return message.build();
  }

  private static @Nullable Attachment attach(
      String path, Descriptors.@Nullable Sender descriptors) {
    if (descriptors == null) {
      return Attachment.newBuilder().setPath(path).build();
    }
    Libc.Result opened = Libc.openForReading(path);
    return opened.failed()
        ? null
        : descriptors.send((int) opened.value(), Descriptors.Ownership.GIVE);
  }

  /// The font interface of one renderer, which is not trusted.
  FontService serviceFor(RenderProcessHost host) {
    return new FontService() {
      @Override
      public CompletableFuture<FontReply> match(FontMatchRequest request) {
        if (request.getFamiliesCount() > MOST_FAMILIES) {
          throw new BadMessage(request.getFamiliesCount() + " font families");
        }
        for (String family : request.getFamiliesList()) {
          if (family.length() > MOST_NAME) {
            throw new BadMessage("font family of " + family.length() + " characters");
          }
        }
        if (request.getByFullName()) {
          if (request.getFamiliesCount() != 1) {
            throw new BadMessage(request.getFamiliesCount() + " full names of a font");
          }
          return answer(fonts().named(request.getFamilies(0)));
        }
        return answer(
            fonts()
                .match(
                    request.getFamiliesList(),
                    Math.clamp(request.getWeight(), 1, 1000),
                    Math.clamp(request.getStretch(), 50, 200),
                    request.getItalic()));
      }

      @Override
      public CompletableFuture<FontReply> fallback(FontFallbackRequest request) {
        if (!Character.isValidCodePoint(request.getCodePoint())
            || request.getLocale().length() > MOST_NAME) {
          throw new BadMessage("font fallback for no character");
        }
        return answer(
            fonts()
                .fallback(
                    request.getCodePoint(),
                    request.getLocale(),
                    Math.clamp(request.getWeight(), 1, 1000),
                    request.getItalic()));
      }

      private CompletableFuture<FontReply> answer(Optional<SystemFont> font) {
        FontReply.Builder reply = FontReply.newBuilder();
        font.map(face -> describe(face, sentTo(host), host.descriptors()))
            .ifPresent(reply::setFont);
        return CompletableFuture.completedFuture(reply.build());
      }
    };
  }
}
