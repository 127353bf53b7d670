package bulkhead.renderer;

import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.paint.Layer;
import bulkhead.renderer.raster.RasterTarget;
import bulkhead.renderer.raster.TileRaster;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.RealmScope;
import bulkhead.renderer.script.ScriptException;
import bulkhead.renderer.script.ScriptSource;
import bulkhead.renderer.text.FontCatalog;
import io.github.humbleui.types.IRect;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.TimeZone;

/// Takes a small page through every stage before the renderer is locked: what the JDK and the
/// libraries load or open late would be refused afterwards. It also makes the first real page
/// quicker. Thread: `RendererMain`.
final class WarmUp {
  private static final int SIDE = 256;

  private static final String PAGE =
      """
      <!doctype html><html lang=en><head><title>Warm-up</title><style>
      @media (min-width: 1px) { body { margin: 8px; color: rgb(10 20 30 / 90%) } }
      :root { --x: calc(1em + 2px) } p:nth-child(2n+1)::before { content: "a" }
      .c { border: 1px solid red; border-radius: 3px; background: linear-gradient(red, blue);
           float: left; width: 30%; padding: var(--x) } li { list-style: decimal }
      </style></head><body><h1>Heading &amp; text</h1><p class=c>One <b>two</b> <i>three</i>
      <a href=x>link</a><code>code</code></p><ul><li>item</ul><table><tr><td>cell</table>
      <p>\u00e4 \u03b1\u03b2 \u0431</p><div style="display:flex"><span>f</span></div><hr><pre>  pre</pre>
      """;

  private WarmUp() {}

  static void run(FontCatalog fonts, TaskLoop main, PageHost browser, RendererSetUp settings) {
    TimeZone.getDefault(); // the JDK opens its time zones at the first date
    PagePipeline pipeline =
        SyntheticDocument.open(
                PAGE,
                SyntheticDocument.viewport(SIDE, SIDE),
                new SyntheticDocument.Surroundings(fonts, main, browser, settings))
            .pipeline();
    draw(pipeline);
    pipeline.boxes().hit(10, 10);
  }

  /// Style, layout and paint, and the pixels of the beginning.
  static void draw(PagePipeline pipeline) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pixels = arena.allocate(4L * SIDE * SIDE, 64);
      RasterTarget target = new RasterTarget(pixels, 4 * SIDE, SIDE, SIDE);
      for (Layer layer : pipeline.commit(1).layers()) {
        if (layer.contents() instanceof Layer.Painted painted) {
          TileRaster.draw(painted.items(), IRect.makeXYWH(0, 0, SIDE, SIDE), 1, target);
        }
      }
    }
  }

  /// Runs a script, an error and a collection: Javet's classes and V8's code for them are then
  /// there.
  static void runScript(RendererScripts scripts) {
    Realm realm =
        scripts
            .isolate()
            .createRealm(
                new RealmScope.Window(new Document("about:blank"), "", "null"),
                RendererScripts.SECURITY_TOKEN);
    try {
      realm.run(
          new ScriptSource(
              "for (let i = 0; i < 9; i++) [1, 'a', {}, i].map(String).join();"
                  + "Promise.resolve(1).then(() => {}); new Date().getTimezoneOffset();"
                  + "JSON.parse('[1]'); /a(b)+/.test('ab'); new Uint8Array(9);",
              "about:blank"));
      realm.run(new ScriptSource("throw new Error('warm')", "about:blank"));
    } catch (ScriptException expected) {
      try (expected) {
        scripts.loop().taskEnded(realm);
      }
    }
    scripts.isolate().keepAsHome(realm);
  }
}
