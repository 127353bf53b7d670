package bulkhead.icu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// Writes the data files of the ICU4J on the class path as one little-endian ICU package. Run by
/// the build: `FILE PAGES`. Files that are newer than ICU4J and this converter are left alone.
///
/// `FILE` is the package. `PAGES` is the same after [#PAGES_PADDING] bytes of zeros: V8 reads the
/// package into its heap, and a renderer then maps these pages over its copy (see the renderer's
/// `SharedIcuData`).
///
/// ```
/// header "CmnD" | uint32 count | count × (uint32 name, uint32 item) | names | item … item
///               ^── the offsets count from here; sorted by name; every item at a multiple of 16
/// ```
public final class IcuDataPackager {
  private static final String FOLDER = "com/ibm/icu/impl/data/icudata/";

  /// The name that ICU 77 looks for: its version and `l` for little-endian, ASCII.
  private static final String PACKAGE = "icudt77l/";

  private static final int HEADER = 32;

  /// What the GNU C library keeps before a block that lies at a page's start.
  public static final int PAGES_PADDING = 16;

  /// No script can ask for these, nor for the folders of transliterations and of spelled-out
  /// numbers: names of characters, string preparation, confusables. Properties of characters and
  /// the normal form C are compiled into ICU's library.
  private static final Set<String> UNUSED_ENDS = Set.of("spp", "cfu");

  private static final Set<String> UNUSED_FILES =
      Set.of("uprops.icu", "ucase.icu", "ubidi.icu", "pnames.icu", "unames.icu", "nfc.nrm");

  private IcuDataPackager() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Path pages = Path.of(args[1]);
    URL known = IcuDataPackager.class.getClassLoader().getResource(FOLDER + "root.res");
    if (known == null || !(known.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException("no ICU4J on the class path");
    }
    try (JarFile jar = new JarFile(Path.of(uri(connection.getJarFileURL())).toFile())) {
      Path source = Path.of(jar.getName());
      if (!isNewer(file, source) || !isNewer(pages, source)) {
        byte[] data = pack(littleEndianItems(jar));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, data);
        byte[] padded = new byte[PAGES_PADDING + data.length];
        System.arraycopy(data, 0, padded, PAGES_PADDING, data.length);
        Files.write(pages, padded);
      }
    }
  }

  private static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static boolean isNewer(Path file, Path jar) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(file);
    Path classes =
        Path.of(uri(IcuDataPackager.class.getProtectionDomain().getCodeSource().getLocation()));
    try (var own = Files.walk(classes)) {
      return made.compareTo(Files.getLastModifiedTime(jar)) > 0
          && own.filter(path -> path.toString().endsWith(".class"))
              .allMatch(path -> made.compareTo(modified(path)) > 0);
    }
  }

  private static FileTime modified(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All items that a script can need, by their names in the folder (`coll/de.res`).
  static SortedMap<String, byte[]> littleEndianItems(JarFile jar) throws IOException {
    SortedMap<String, byte[]> items = new TreeMap<>();
    for (JarEntry entry : Collections.list(jar.entries())) {
      if (!entry.getName().startsWith(FOLDER) || entry.isDirectory()) {
        continue;
      }
      String name = entry.getName().substring(FOLDER.length());
      if (isUsed(name)) {
        try (InputStream in = jar.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          swap(name, bytes);
          items.put(name, bytes);
        }
      }
    }
    items.put(EmptyPhraseModel.NAME, EmptyPhraseModel.bytes());
    return items;
  }

  private static boolean isUsed(String name) {
    return !name.startsWith("translit/")
        && !name.startsWith("rbnf/")
        && !UNUSED_FILES.contains(name)
        && !UNUSED_ENDS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static void swap(String name, byte[] bytes) throws IOException {
    try {
      DataItem.swap(bytes);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }

  /// The package of these items; ICU's search for a name is binary, so their order matters.
  static byte[] pack(SortedMap<String, byte[]> items) {
    List<byte[]> names = new ArrayList<>();
    int size = 4 + 8 * items.size();
    for (String name : items.keySet()) {
      names.add((PACKAGE + name + '\0').getBytes(StandardCharsets.US_ASCII));
    }
    int nameOffset = size;
    for (byte[] name : names) {
      size += name.length;
    }
    size = aligned(size);
    int itemOffset = size;
    for (byte[] item : items.values()) {
      size = aligned(size + item.length);
    }
    ByteBuffer out = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) HEADER).put((byte) 0xda).put((byte) 0x27);
    out.putShort((short) 20).putShort((short) 0).put(new byte[] {0, 0, 2, 0});
    out.put("CmnD".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {1, 0, 0, 0});
    out.position(HEADER).putInt(items.size());
    int number = 0;
    for (Map.Entry<String, byte[]> item : items.entrySet()) {
      byte[] name = names.get(number);
      out.putInt(HEADER + 4 + 8 * number, nameOffset);
      out.putInt(HEADER + 8 + 8 * number, itemOffset);
      out.put(HEADER + nameOffset, name).put(HEADER + itemOffset, item.getValue());
      nameOffset += name.length;
      itemOffset = aligned(itemOffset + item.getValue().length);
      number++;
    }
    return out.array();
  }

  private static int aligned(int size) {
    return (size + 15) & ~15;
  }
}
