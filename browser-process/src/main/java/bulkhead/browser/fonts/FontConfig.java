package bulkhead.browser.fonts;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// libfontconfig through the FFM API. Thread: one at a time; its owner is [SystemFonts]. Source:
/// https://www.freedesktop.org/software/fontconfig/fontconfig-devel/
final class FontConfig {
  private static final long MATCH_PATTERN = 0;
  private static final int RESULT_MATCH = 0;
  private static final int NORMAL_WEIGHT = 400;
  private static final long SLANT_ITALIC = 100;
  private static final int LONGEST_STRING = 1 << 16;

  /// A configuration may add no end of families.
  private static final int MOST_FAMILIES = 500;

  /// The functions that are used, by their names in fontconfig.h.
  private enum Function {
    INIT_LOAD_CONFIG_AND_FONTS("FcInitLoadConfigAndFonts"),
    CONFIG_CREATE("FcConfigCreate"),
    CONFIG_PARSE_AND_LOAD("FcConfigParseAndLoad"),
    CONFIG_BUILD_FONTS("FcConfigBuildFonts"),
    CONFIG_SUBSTITUTE("FcConfigSubstitute"),
    DEFAULT_SUBSTITUTE("FcDefaultSubstitute"),
    FONT_MATCH("FcFontMatch"),
    FONT_LIST("FcFontList"),
    FONT_SET_DESTROY("FcFontSetDestroy"),
    OBJECT_SET_CREATE("FcObjectSetCreate"),
    OBJECT_SET_ADD("FcObjectSetAdd"),
    OBJECT_SET_DESTROY("FcObjectSetDestroy"),
    PATTERN_CREATE("FcPatternCreate"),
    PATTERN_DESTROY("FcPatternDestroy"),
    PATTERN_ADD_STRING("FcPatternAddString"),
    PATTERN_ADD_INTEGER("FcPatternAddInteger"),
    PATTERN_ADD_BOOL("FcPatternAddBool"),
    PATTERN_ADD_CHAR_SET("FcPatternAddCharSet"),
    PATTERN_GET_STRING("FcPatternGetString"),
    PATTERN_GET_INTEGER("FcPatternGetInteger"),
    PATTERN_GET_CHAR_SET("FcPatternGetCharSet"),
    PATTERN_GET_BOOL("FcPatternGetBool"),
    PATTERN_GET_MATRIX("FcPatternGetMatrix"),
    CHAR_SET_CREATE("FcCharSetCreate"),
    CHAR_SET_DESTROY("FcCharSetDestroy"),
    CHAR_SET_ADD_CHAR("FcCharSetAddChar"),
    CHAR_SET_HAS_CHAR("FcCharSetHasChar");

    final String symbol;

    Function(String symbol) {
      this.symbol = symbol;
    }
  }

  /// The best font for a request.
  ///
  /// @param families all names of the font's family
  /// @param substitute the family that the configuration puts in the first place, mostly the one
  ///     that was asked for
  record Match(SystemFont font, List<String> families, String substitute) {}

  /// OPTIMIZATION: binding a function by its own type costs about 10 ms in a cold JVM, for each
  /// type. So all go through one handle of five longs: on the platforms that have a
  /// libfontconfig.so.1 (x86-64 and AArch64), a function ignores the argument registers that it
  /// does not know, and takes the lower half of one for an int.
  private final MethodHandle invoke;

  private final MemorySegment[] functions = new MemorySegment[Function.values().length];
  private final long config;

  private FontConfig(SymbolLookup library, @Nullable Path configuration) {
    for (Function function : Function.values()) {
      functions[function.ordinal()] = library.findOrThrow(function.symbol);
    }
    invoke =
        Linker.nativeLinker()
            .downcallHandle(
                FunctionDescriptor.of(
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    config =
        configuration == null ? call(Function.INIT_LOAD_CONFIG_AND_FONTS) : read(configuration);
    if (config == 0) {
      throw new IllegalStateException("fontconfig has no configuration");
    }
  }

  private long read(Path configuration) {
    long created = call(Function.CONFIG_CREATE);
    try (Arena arena = Arena.ofConfined()) {
      long file = arena.allocateFrom(configuration.toString()).address();
      boolean read = isTrue(call(Function.CONFIG_PARSE_AND_LOAD, created, file, 1));
      return read && isTrue(call(Function.CONFIG_BUILD_FONTS, created)) ? created : 0;
    }
  }

  /// The library, or null where there is none that can be used.
  /// @param configuration null: the system's
  static @Nullable FontConfig load(@Nullable Path configuration) {
    try {
      return new FontConfig(
          SymbolLookup.libraryLookup("libfontconfig.so.1", Arena.global()), configuration);
    } catch (RuntimeException e) { // no such library, or one without these functions
      System.getLogger("bulkhead.browser.fonts")
          .log(System.Logger.Level.WARNING, "no fontconfig: " + e.getMessage());
      return null;
    }
  }

  private long call(Function function, long... arguments) {
    long a = arguments.length > 0 ? arguments[0] : 0;
    long b = arguments.length > 1 ? arguments[1] : 0;
    long c = arguments.length > 2 ? arguments[2] : 0;
    long d = arguments.length > 3 ? arguments[3] : 0;
    long e = arguments.length > 4 ? arguments[4] : 0;
    try {
      return (long) invoke.invokeExact(functions[function.ordinal()], a, b, c, d, e);
    } catch (Throwable t) {
      throw new IllegalStateException(function.symbol, t);
    }
  }

  private static boolean isTrue(long result) {
    return (int) result != 0;
  }

  /// The best font for these families and traits; null if there is no font, or none with the
  /// character.
  /// @param codePoint that the font must have; -1 for none
  @Nullable Match match(
      List<String> families,
      int weight,
      int stretch,
      boolean italic,
      String language,
      int codePoint) {
    try (Arena arena = Arena.ofConfined()) {
      Call request = new Call(arena);
      long pattern = call(Function.PATTERN_CREATE);
      long characters = 0;
      long font = 0;
      try {
        for (String family : families) {
          request.add(pattern, "family", family);
        }
        request.add(pattern, "weight", fontConfigWeight(weight));
        request.add(pattern, "slant", italic ? SLANT_ITALIC : 0);
        request.add(pattern, "width", stretch);
        call(Function.PATTERN_ADD_BOOL, pattern, request.text("scalable"), 1);
        if (!language.isEmpty()) {
          request.add(pattern, "lang", language);
        }
        if (codePoint >= 0) {
          characters = call(Function.CHAR_SET_CREATE);
          call(Function.CHAR_SET_ADD_CHAR, characters, codePoint);
          call(Function.PATTERN_ADD_CHAR_SET, pattern, request.text("charset"), characters);
        }
        call(Function.CONFIG_SUBSTITUTE, config, pattern, MATCH_PATTERN);
        List<String> substituted = request.strings(pattern, "family");
        call(Function.DEFAULT_SUBSTITUTE, pattern);
        font = call(Function.FONT_MATCH, config, pattern, request.out.address());
        if (font == 0 || (codePoint >= 0 && !request.has(font, codePoint))) {
          return null;
        }
        SystemFont found = request.describe(font);
        return found == null
            ? null
            : new Match(
                found,
                request.strings(font, "family"),
                substituted.isEmpty() ? "" : substituted.getFirst());
      } finally {
        call(Function.PATTERN_DESTROY, pattern);
        if (characters != 0) {
          call(Function.CHAR_SET_DESTROY, characters);
        }
        if (font != 0) {
          call(Function.PATTERN_DESTROY, font);
        }
      }
    }
  }

  /// The face with that full name or PostScript name, in any case of letters; null if there is
  /// none.
  @Nullable SystemFont named(String name) {
    SystemFont found = listed("fullname", name);
    return found == null ? listed("postscriptname", name) : found;
  }

  private @Nullable SystemFont listed(String key, String name) {
    try (Arena arena = Arena.ofConfined()) {
      Call request = new Call(arena);
      long pattern = call(Function.PATTERN_CREATE);
      long wanted = call(Function.OBJECT_SET_CREATE);
      long fonts = 0;
      try {
        request.add(pattern, key, name);
        call(Function.PATTERN_ADD_BOOL, pattern, request.text("scalable"), 1);
        for (String property : List.of("file", "index", "family", "weight", "width", "slant")) {
          call(Function.OBJECT_SET_ADD, wanted, request.text(property));
        }
        fonts = call(Function.FONT_LIST, config, pattern, wanted);
        if (fonts == 0) {
          return null;
        }
        // FcFontSet: two ints (how many there are, and room for), then a pointer to pointers.
        MemorySegment set = MemorySegment.ofAddress(fonts).reinterpret(16);
        int count = set.get(JAVA_INT, 0);
        return count <= 0
            ? null
            : request.describe(set.get(ADDRESS, 8).reinterpret(8L * count).get(JAVA_LONG, 0));
      } finally {
        call(Function.PATTERN_DESTROY, pattern);
        call(Function.OBJECT_SET_DESTROY, wanted);
        if (fonts != 0) {
          call(Function.FONT_SET_DESTROY, fonts);
        }
      }
    }
  }

  /// The memory of one request: texts to give to fontconfig, and room for what it gives back.
  private final class Call {
    private final Arena arena;
    private final MemorySegment out;

    Call(Arena arena) {
      this.arena = arena;
      this.out = arena.allocate(16, 8); // FcValue: its type, padding, 8 bytes of value
    }

    long text(String text) {
      return arena.allocateFrom(text).address();
    }

    void add(long pattern, String key, String value) {
      call(Function.PATTERN_ADD_STRING, pattern, text(key), text(value.replace('\0', ' ')));
    }

    void add(long pattern, String key, long value) {
      call(Function.PATTERN_ADD_INTEGER, pattern, text(key), value);
    }

    private String stringAt(long offset) {
      return out.get(ADDRESS, offset).reinterpret(LONGEST_STRING).getString(0);
    }

    List<String> strings(long font, String key) {
      List<String> strings = new ArrayList<>();
      long name = text(key);
      while (strings.size() < MOST_FAMILIES
          && (int) call(Function.PATTERN_GET_STRING, font, name, strings.size(), out.address())
              == RESULT_MATCH) {
        strings.add(stringAt(0));
      }
      return strings;
    }

    int integer(long font, String key, int ifAbsent) {
      long result = call(Function.PATTERN_GET_INTEGER, font, text(key), 0, out.address());
      return (int) result == RESULT_MATCH ? out.get(JAVA_INT, 0) : ifAbsent;
    }

    /// A configuration may slant and embolden what has no such face, and then says that the font
    /// were so: it leaves a matrix, and a flag.
    boolean isSlantedByRule(long font) {
      long result = call(Function.PATTERN_GET_MATRIX, font, text("matrix"), 0, out.address());
      // FcMatrix: xx, xy, yx, yy.
      return (int) result == RESULT_MATCH
          && out.get(ADDRESS, 0).reinterpret(32).get(JAVA_DOUBLE, 8) != 0;
    }

    boolean isEmboldenedByRule(long font) {
      long result = call(Function.PATTERN_GET_BOOL, font, text("embolden"), 0, out.address());
      return (int) result == RESULT_MATCH && out.get(JAVA_INT, 0) != 0;
    }

    boolean has(long font, int codePoint) {
      long result = call(Function.PATTERN_GET_CHAR_SET, font, text("charset"), 0, out.address());
      return (int) result == RESULT_MATCH
          && isTrue(call(Function.CHAR_SET_HAS_CHAR, out.get(JAVA_LONG, 0), codePoint));
    }

    @Nullable SystemFont describe(long font) {
      List<String> file = strings(font, "file");
      List<String> family = strings(font, "family");
      if (file.isEmpty() || family.isEmpty()) {
        return null;
      }
      return new SystemFont(
          Path.of(file.getFirst()),
          integer(font, "index", 0) & 0xFFFF, // the upper half names an instance of a variable font
          family.getFirst(),
          isEmboldenedByRule(font) ? NORMAL_WEIGHT : cssWeight(integer(font, "weight", 80)),
          integer(font, "width", 100),
          integer(font, "slant", 0) > 0 && !isSlantedByRule(font));
    }
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

  static int fontConfigWeight(int css) {
    return interpolate(css, 0, 1);
  }

  static int cssWeight(int fontConfig) {
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
