package bulkhead.browser.fonts;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// libfontconfig through the FFM API. Thread: one at a time; its owner is [SystemFonts].
/// Source: https://www.freedesktop.org/software/fontconfig/fontconfig-devel/
final class FontConfig {
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final int MATCH_PATTERN = 0;
  private static final int RESULT_MATCH = 0;
  private static final int SLANT_ITALIC = 100;

  private final MethodHandle patternCreate;
  private final MethodHandle patternAddString;
  private final MethodHandle patternAddInteger;
  private final MethodHandle patternAddCharSet;
  private final MethodHandle configSubstitute;
  private final MethodHandle defaultSubstitute;
  private final MethodHandle fontMatch;
  private final MethodHandle patternGetString;
  private final MethodHandle patternGetInteger;
  private final MethodHandle patternDestroy;
  private final MethodHandle charSetCreate;
  private final MethodHandle charSetAddChar;
  private final MethodHandle charSetDestroy;
  private final MethodHandle patternGetCharSet;
  private final MethodHandle charSetHasChar;
  private final MemorySegment config;

  private FontConfig(SymbolLookup library) throws Throwable {
    Binder binder = new Binder(library);
    patternCreate = binder.bind("FcPatternCreate", FunctionDescriptor.of(POINTER));
    patternAddString =
        binder.bind("FcPatternAddString", FunctionDescriptor.of(INT, POINTER, POINTER, POINTER));
    patternAddInteger =
        binder.bind("FcPatternAddInteger", FunctionDescriptor.of(INT, POINTER, POINTER, INT));
    patternAddCharSet =
        binder.bind("FcPatternAddCharSet", FunctionDescriptor.of(INT, POINTER, POINTER, POINTER));
    configSubstitute =
        binder.bind("FcConfigSubstitute", FunctionDescriptor.of(INT, POINTER, POINTER, INT));
    defaultSubstitute = binder.bind("FcDefaultSubstitute", FunctionDescriptor.ofVoid(POINTER));
    fontMatch =
        binder.bind("FcFontMatch", FunctionDescriptor.of(POINTER, POINTER, POINTER, POINTER));
    patternGetString =
        binder.bind(
            "FcPatternGetString", FunctionDescriptor.of(INT, POINTER, POINTER, INT, POINTER));
    patternGetInteger =
        binder.bind(
            "FcPatternGetInteger", FunctionDescriptor.of(INT, POINTER, POINTER, INT, POINTER));
    patternDestroy = binder.bind("FcPatternDestroy", FunctionDescriptor.ofVoid(POINTER));
    charSetCreate = binder.bind("FcCharSetCreate", FunctionDescriptor.of(POINTER));
    charSetAddChar = binder.bind("FcCharSetAddChar", FunctionDescriptor.of(INT, POINTER, INT));
    charSetDestroy = binder.bind("FcCharSetDestroy", FunctionDescriptor.ofVoid(POINTER));
    patternGetCharSet =
        binder.bind(
            "FcPatternGetCharSet", FunctionDescriptor.of(INT, POINTER, POINTER, INT, POINTER));
    charSetHasChar = binder.bind("FcCharSetHasChar", FunctionDescriptor.of(INT, POINTER, INT));
    MethodHandle load = binder.bind("FcInitLoadConfigAndFonts", FunctionDescriptor.of(POINTER));
    config = (MemorySegment) load.invokeExact();
  }

  private record Binder(SymbolLookup library) {
    MethodHandle bind(String name, FunctionDescriptor type) {
      return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), type);
    }
  }

  /// The library with the system's configuration, or nothing where there is none.
  static Optional<FontConfig> load() {
    try {
      return Optional.of(
          new FontConfig(SymbolLookup.libraryLookup("libfontconfig.so.1", Arena.global())));
    } catch (Throwable e) {
      System.getLogger("bulkhead.browser.fonts")
          .log(System.Logger.Level.WARNING, "no fontconfig: " + e.getMessage());
      return Optional.empty();
    }
  }

  /// The best font for these families and traits; always one, if there is any font at all.
  /// @param codePoint that the font should have; -1 for none
  Optional<SystemFont> match(
      List<String> families,
      int weight,
      int stretch,
      boolean italic,
      String language,
      int codePoint) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pattern = (MemorySegment) patternCreate.invokeExact();
      for (String family : families) {
        addString(arena, pattern, "family", family);
      }
      addInteger(arena, pattern, "weight", fontConfigWeight(weight));
      addInteger(arena, pattern, "slant", italic ? SLANT_ITALIC : 0);
      addInteger(arena, pattern, "width", stretch);
      if (!language.isEmpty()) {
        addString(arena, pattern, "lang", language);
      }
      MemorySegment characters = MemorySegment.NULL;
      if (codePoint >= 0) {
        characters = (MemorySegment) charSetCreate.invokeExact();
        int added = (int) charSetAddChar.invokeExact(characters, codePoint);
        added =
            (int) patternAddCharSet.invokeExact(pattern, arena.allocateFrom("charset"), characters);
      }
      int substituted = (int) configSubstitute.invokeExact(config, pattern, MATCH_PATTERN);
      defaultSubstitute.invokeExact(pattern);
      MemorySegment result = arena.allocate(INT);
      MemorySegment found = (MemorySegment) fontMatch.invokeExact(config, pattern, result);
      patternDestroy.invokeExact(pattern);
      if (characters.address() != 0) {
        charSetDestroy.invokeExact(characters);
      }
      if (found.address() == 0) {
        return Optional.empty();
      }
      Optional<SystemFont> font =
          codePoint >= 0 && !has(arena, found, codePoint)
              ? Optional.empty()
              : describe(arena, found);
      patternDestroy.invokeExact(found);
      return font;
    } catch (Throwable e) {
      throw new IllegalStateException("fontconfig", e);
    }
  }

  private boolean has(Arena arena, MemorySegment font, int codePoint) throws Throwable {
    MemorySegment out = arena.allocate(POINTER);
    int result = (int) patternGetCharSet.invokeExact(font, arena.allocateFrom("charset"), 0, out);
    return result == RESULT_MATCH
        && (int) charSetHasChar.invokeExact(out.get(POINTER, 0), codePoint) != 0;
  }

  private Optional<SystemFont> describe(Arena arena, MemorySegment font) throws Throwable {
    String file = string(arena, font, "file");
    String family = string(arena, font, "family");
    if (file == null || family == null) {
      return Optional.empty();
    }
    return Optional.of(
        new SystemFont(
            Path.of(file),
            integer(arena, font, "index", 0) & 0xffff,
            family,
            cssWeight(integer(arena, font, "weight", 80)),
            integer(arena, font, "width", 100),
            integer(arena, font, "slant", 0) > 0));
  }

  private void addString(Arena arena, MemorySegment pattern, String key, String value)
      throws Throwable {
    int added =
        (int)
            patternAddString.invokeExact(
                pattern, arena.allocateFrom(key), arena.allocateFrom(value.replace('\0', ' ')));
  }

  private void addInteger(Arena arena, MemorySegment pattern, String key, int value)
      throws Throwable {
    int added = (int) patternAddInteger.invokeExact(pattern, arena.allocateFrom(key), value);
  }

  private @Nullable String string(Arena arena, MemorySegment font, String key) throws Throwable {
    MemorySegment out = arena.allocate(POINTER);
    int result = (int) patternGetString.invokeExact(font, arena.allocateFrom(key), 0, out);
    return result == RESULT_MATCH
        ? out.get(
                POINTER.withTargetLayout(MemoryLayout.sequenceLayout(4096, ValueLayout.JAVA_BYTE)),
                0)
            .getString(0)
        : null;
  }

  private int integer(Arena arena, MemorySegment font, String key, int ifAbsent) throws Throwable {
    MemorySegment out = arena.allocate(INT);
    int result = (int) patternGetInteger.invokeExact(font, arena.allocateFrom(key), 0, out);
    return result == RESULT_MATCH ? out.get(INT, 0) : ifAbsent;
  }

  /// CSS weights and fontconfig's, pair by pair (fontconfig.h, FC_WEIGHT_*).
  private static final int[][] WEIGHTS = {
    {100, 0},
    {200, 40},
    {300, 50},
    {350, 55},
    {380, 75},
    {400, 80},
    {500, 100},
    {600, 180},
    {700, 200},
    {800, 205},
    {900, 210},
    {1000, 215}
  };

  private static int fontConfigWeight(int css) {
    return interpolate(css, 0, 1);
  }

  private static int cssWeight(int fontConfig) {
    return interpolate(fontConfig, 1, 0);
  }

  private static int interpolate(int value, int from, int to) {
    int[] below = WEIGHTS[0];
    for (int[] pair : WEIGHTS) {
      if (pair[from] >= value) {
        int span = pair[from] - below[from];
        return span == 0
            ? pair[to]
            : below[to] + (value - below[from]) * (pair[to] - below[to]) / span;
      }
      below = pair;
    }
    return below[to];
  }
}
