package bulkhead.icu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DataItemTest {
  private static final int HEADER = 32;

  @Test
  void numbersOfABundleAreSwappedOnceAndBytesStay() {
    ByteBuffer item = bundle();
    DataItem.swap(item.array());
    item.order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(HEADER, item.getShort(0));
    assertEquals(0, item.get(8), "little-endian");
    assertEquals("ResB", new String(item.array(), 12, 4, StandardCharsets.US_ASCII));
    ByteBuffer body = item.slice(HEADER, item.capacity() - HEADER).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(0x2000000a, body.getInt(0), "the root, a table");
    assertEquals("n\0v\0", new String(item.array(), HEADER + 32, 4, StandardCharsets.US_ASCII));
    assertEquals(0x263a, body.getShort(36), "a 16-bit unit");
    assertEquals(2, body.getShort(40), "the table's count");
    assertEquals(32, body.getShort(42), "its first key");
    assertEquals(0xe000000e, body.getInt(48), "its first value");
    assertEquals(0xe000000e, body.getInt(52), "its second value, the same");
    assertEquals(1, body.getInt(56), "the length of the vector, which two values share");
    assertEquals(0x01020304, body.getInt(60));
  }

  @Test
  void itemsOfUnknownFormatAreRefused() {
    ByteBuffer item = bundle();
    item.put(16, (byte) 9);
    assertThrows(IllegalArgumentException.class, () -> DataItem.swap(item.array()));
  }

  @Test
  void packageListsItsItemsByName() {
    TreeMap<String, byte[]> items = new TreeMap<>();
    items.put("zone/a.res", new byte[] {7});
    items.put("a.res", new byte[] {5, 6});
    ByteBuffer out =
        ByteBuffer.wrap(IcuDataPackager.pack(items)).order(ByteOrder.LITTLE_ENDIAN).slice(32, 96);
    out.order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(2, out.getInt(0));
    assertEquals("icudt77l/a.res", text(out, out.getInt(4)));
    assertEquals(5, out.get(out.getInt(8)));
    assertEquals("icudt77l/zone/a.res", text(out, out.getInt(12)));
    assertEquals(7, out.get(out.getInt(16)));
    assertEquals(0, out.getInt(16) % 16);
  }

  /// What the build has made of ICU4J, whole: V8's own view of it is tested in the renderer.
  @Test
  void theBuiltPackageHasTimeZonesAndCollation() throws IOException {
    try (InputStream in = DataItemTest.class.getResourceAsStream("/icudtl.dat")) {
      assertNotNull(in);
      String start = new String(in.readNBytes(200_000), StandardCharsets.ISO_8859_1);
      for (String name : new String[] {"zoneinfo64.res", "coll/ucadata.icu", "nfkc.nrm"}) {
        assertTrue(start.contains("icudt77l/" + name + "\0"), name);
      }
    }
  }

  private static String text(ByteBuffer bytes, int start) {
    StringBuilder text = new StringBuilder();
    for (int i = start; bytes.get(i) != 0; i++) {
      text.append((char) bytes.get(i));
    }
    return text.toString();
  }

  /// A table of two keys whose values are one vector of one number.
  private static ByteBuffer bundle() {
    ByteBuffer item = ByteBuffer.allocate(HEADER + 64);
    item.putShort((short) HEADER).put((byte) 0xda).put((byte) 0x27);
    item.putShort((short) 20).putShort((short) 0).put(new byte[] {1, 0, 2, 0});
    item.put("ResB".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {3, 0, 0, 0});
    item.position(HEADER).putInt(0x2000000a);
    for (int index : new int[] {7, 9, 16, 16, 2, 0, 10}) { // words: keys end at 9, units at 10
      item.putInt(index);
    }
    item.put("n\0v\0".getBytes(StandardCharsets.US_ASCII))
        .putShort((short) 0x263a)
        .putShort((short) 0);
    item.putShort((short) 2).putShort((short) 32).putShort((short) 34).putShort((short) 0);
    item.putInt(0xe000000e).putInt(0xe000000e).putInt(1).putInt(0x01020304);
    return item;
  }
}
