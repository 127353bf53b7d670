package bulkhead.renderer;

import bulkhead.ipc.ChildConnection;
import bulkhead.ipc.IpcException;
import bulkhead.ipc.api.Attachment;
import bulkhead.ipc.api.FontFallbackRequest;
import bulkhead.ipc.api.FontFile;
import bulkhead.ipc.api.FontMatchRequest;
import bulkhead.ipc.api.FontReply;
import bulkhead.ipc.api.FontService;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.platform.Libc;
import bulkhead.renderer.text.FontCatalog;
import bulkhead.renderer.text.FontFace;
import bulkhead.renderer.text.FontSlant;
import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.Typeface;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// The fonts of this renderer, which come from the browser process: the common ones with the
/// set-up, mapped before the lock so that all renderers share their memory; the others when a page
/// first asks, as copies. Any thread: `RendererMain`, and workers that draw text; each waits for
/// the answers (renderer may wait for browser).
final class RendererFonts implements FontCatalog {
  private static final int BOLD = 600;
  private static final int MOST_NAME = 256;

  private record Key(String family, int weight, int stretch, boolean italic) {}

  private final ChildConnection browser;
  private final FontService service;
  private final Map<String, Data> files = new HashMap<>();
  private final Map<String, Typeface> typefaces = new HashMap<>();
  private final Map<Key, List<FontFace>> matches = new HashMap<>();
  private final FontFace standard;
  private boolean locked;

  /// Maps the fonts of the set-up. Called before the lock.
  /// @throws IllegalStateException if there is not one font
  RendererFonts(ChildConnection browser, FontService service, RendererSetUp setUp) {
    this.browser = browser;
    this.service = service;
    FontFace first = null;
    for (FontFile font : setUp.getFontsList()) {
      FontFace face = face(font, font.getWeight(), font.getItalic());
      if (face != null) {
        String name = font.getGeneric().toLowerCase(Locale.ROOT);
        matches.put(new Key(name, font.getWeight(), 100, font.getItalic()), List.of(face));
        first = first == null ? face : first;
      }
    }
    if (first == null) {
      throw new IllegalStateException("the browser process found no font on this system");
    }
    standard = first;
    locked = setUp.getLock();
  }

  private static final int PLAIN_WEIGHT = 400;

  @Override
  public synchronized List<FontFace> match(
      List<String> families, int weight, float stretch, FontSlant slant) {
    boolean italic = slant != FontSlant.NORMAL;
    List<FontFace> faces = new ArrayList<>();
    for (String family : families) {
      faces.addAll(family(family, weight, stretch, slant));
    }
    if (faces.isEmpty()) {
      List<FontFace> serif =
          matches.computeIfAbsent(
              new Key("times new roman", weight, Math.round(stretch), italic),
              key -> ask("Times New Roman", key));
      faces.addAll(serif.isEmpty() ? List.of(standard) : serif);
    }
    return faces;
  }

  @Override
  public synchronized List<FontFace> family(
      String name, int weight, float stretch, FontSlant slant) {
    return matches.computeIfAbsent(
        new Key(
            name.toLowerCase(Locale.ROOT), weight, Math.round(stretch), slant != FontSlant.NORMAL),
        key -> ask(name, key));
  }

  @Override
  public synchronized @Nullable FontFace local(String name) {
    FontReply reply =
        name.length() > MOST_NAME
            ? null
            : await(
                service.match(
                    FontMatchRequest.newBuilder().addFamilies(name).setByFullName(true).build()));
    if (reply == null || !reply.hasFont()) {
      return null;
    }
    FontFile font = reply.getFont();
    return face(font, font.getWeight(), font.getItalic());
  }

  private List<FontFace> ask(String family, Key key) {
    FontReply reply =
        await(
            service.match(
                FontMatchRequest.newBuilder()
                    .addFamilies(
                        family.length() > MOST_NAME ? family.substring(0, MOST_NAME) : family)
                    .setWeight(key.weight)
                    .setStretch(Math.clamp(key.stretch, 50, 200))
                    .setItalic(key.italic)
                    .build()));
    FontFace face =
        reply != null && reply.hasFont() ? face(reply.getFont(), key.weight, key.italic) : null;
    return face == null ? List.of() : List.of(face);
  }

  /// As in Chromium it is looked for in its plain form, whatever the text around is: weight and
  /// slant are imitated.
  @Override
  public synchronized FontFace fallback(int codePoint, String locale, int weight, FontSlant slant) {
    boolean italic = slant != FontSlant.NORMAL;
    FontReply reply =
        await(
            service.fallback(
                FontFallbackRequest.newBuilder()
                    .setCodePoint(codePoint)
                    .setLocale(locale)
                    .setWeight(PLAIN_WEIGHT)
                    .build()));
    FontFace face = reply != null && reply.hasFont() ? face(reply.getFont(), weight, italic) : null;
    return face == null ? standard : face;
  }

  /// The answer, or null when the browser process does not give one in time: the page then goes on
  /// with what there is.
  private static @Nullable FontReply await(CompletableFuture<FontReply> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IpcException) {
        return null;
      }
      throw e;
    }
  }

  private @Nullable FontFace face(FontFile font, int weightAsked, boolean italicAsked) {
    String id = font.getFileId() + "#" + font.getCollectionIndex();
    Typeface typeface = typefaces.get(id);
    if (typeface == null) {
      Data data = files.get(font.getFileId());
      if (data == null) {
        if (!font.hasFile()) {
          return null;
        }
        data = load(font.getFile(), font.getSize());
        files.put(font.getFileId(), data);
      }
      typeface = FontMgr.getDefault().makeFromData(data, font.getCollectionIndex());
      if (typeface == null) {
        return null; // a broken font file
      }
      typefaces.put(id, typeface);
    }
    return new FontFace(
        typeface,
        font.getFamily(),
        weightAsked >= BOLD && font.getWeight() < BOLD,
        italicAsked && !font.getItalic());
  }

  private Data load(Attachment file, long size) {
    if (file.getKindCase() == Attachment.KindCase.PATH) {
      return Data.makeFromFileName(file.getPath());
    }
    int descriptor = browser.takeDescriptor(file);
    if (!locked) {
      // Skia maps the file: its pages are shared with all other renderers.
      Data mapped = Data.makeFromFileName("/proc/self/fd/" + descriptor);
      Libc.close(descriptor);
      return mapped;
    }
    MemorySegment bytes = Libc.map(descriptor, size, false);
    Libc.close(descriptor);
    byte[] copy = bytes.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    Libc.unmap(bytes);
    return Data.makeFromBytes(copy);
  }
}
