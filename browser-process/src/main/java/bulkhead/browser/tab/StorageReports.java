package bulkhead.browser.tab;

import bulkhead.browser.net.NetworkContext;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.browser.tab.SiteAreas.Area;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.AreaChange;
import bulkhead.ipc.api.AreaPiece;
import bulkhead.ipc.api.CookiesReply;
import bulkhead.ipc.api.CookiesRequest;
import bulkhead.ipc.api.OpenAreaRequest;
import bulkhead.ipc.api.SetCookieRequest;
import bulkhead.ipc.api.SiteStorage;
import bulkhead.ipc.api.SiteStorageClient;
import bulkhead.ipc.api.StorageArea;
import bulkhead.process.TaskLoop;
import bulkhead.process.Utf16;
import bulkhead.url.Url;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Sites' data for one renderer, which is not trusted: it gets those of the origins only that it
/// has documents of. Thread: `BrowserMain`.
final class StorageReports implements SiteStorage {
  private static final int MOST_PIECE = 512 << 10;
  private static final int MOST_URL = 2 << 20;
  private static final int MOST_VALUE = SiteAreas.MOST_CHARACTERS * 2;

  private final BrowserModel browser;
  private final RenderProcessHost host;
  private final TaskLoop model;
  private final ByteArrayOutputStream value = new ByteArrayOutputStream();
  private byte[] contents = {};

  StorageReports(BrowserModel browser, RenderProcessHost host, TaskLoop model) {
    this.browser = browser;
    this.host = host;
    this.model = model;
  }

  private void check(String origin) {
    if (!browser.pages().loadersOf(host).mayStore(origin)) {
      throw new BadMessage("data of another origin");
    }
  }

  private @Nullable Area area(StorageArea wanted) {
    check(wanted.getOrigin());
    Tab tab = browser.pages().tabOfStorage(new PageRef(host, wanted.getPageId()));
    if (tab == null) {
      return null;
    }
    return wanted.getSession()
        ? browser.siteAreas().session(tab, wanted.getOrigin())
        : browser.siteAreas().local(browser.tabNetwork().context(tab), wanted.getOrigin(), model);
  }

  @Override
  public CompletableFuture<AreaPiece> open(OpenAreaRequest request) {
    Area area = area(request.getArea());
    if (area == null) {
      return CompletableFuture.completedFuture(AreaPiece.getDefaultInstance());
    }
    return area.loaded
        .handle((done, failure) -> failure == null)
        .thenApplyAsync(
            fine -> {
              if (request.getFrom() == 0) {
                contents = written(area.items);
              }
              int from = Math.clamp(request.getFrom(), 0, contents.length);
              int size = Math.min(MOST_PIECE, contents.length - from);
              return AreaPiece.newBuilder()
                  .setData(ByteString.copyFrom(contents, from, size))
                  .setMore(from + size < contents.length)
                  .build();
            },
            model);
  }

  private static byte[] written(Map<String, String> items) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, String> item : items.entrySet()) {
        for (String each : new String[] {item.getKey(), item.getValue()}) {
          byte[] text = Utf16.bytes(each);
          out.writeInt(text.length);
          out.write(text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void change(AreaChange change) {
    StorageArea wanted = change.getArea();
    Area area = area(wanted);
    if (value.size() + change.getValue().size() > MOST_VALUE
        || change.getKey().size() > MOST_VALUE
        || change.getUrl().length() > MOST_URL) {
      throw new BadMessage("an item that is too long");
    }
    value.writeBytes(change.getValue().toByteArray());
    if (!change.getMore()) {
      String text = Utf16.text(value.toByteArray());
      value.reset();
      if (area != null && wanted.getSession()) {
        apply(area, change, text); // what comes next may open a window that begins with this
      } else if (area != null) {
        Outcome.either(area.loaded, model, (done, failure) -> apply(area, change, text));
      }
    }
    if (area != null && !wanted.getSession()) {
      for (RenderProcessHost other : browser.pages().hostsOf(wanted.getOrigin())) {
        if (other != host && other.context() == host.context()) {
          other.send(channel -> channel.proxy(SiteStorageClient.IPC).changed(change));
        }
      }
    }
  }

  private void apply(Area area, AreaChange change, String text) {
    String origin = change.getArea().getOrigin();
    String name = Utf16.text(change.getKey().toByteArray());
    Tab tab = browser.pages().tabOfStorage(new PageRef(host, change.getArea().getPageId()));
    NetworkContext context =
        tab == null || change.getArea().getSession() ? null : browser.tabNetwork().context(tab);
    SiteAreas areas = browser.siteAreas();
    if (change.getClear()) {
      area.clear();
      if (context != null) {
        areas.dropAll(context, origin);
      }
    } else if (change.getRemove()) {
      area.remove(name);
      if (context != null) {
        areas.drop(context, origin, name);
      }
    } else if (area.put(name, text) && context != null) {
      areas.keep(context, origin, name, text);
    }
  }

  private static @Nullable Url url(String text) {
    return text.length() > MOST_URL ? null : Url.parse(text);
  }

  @Override
  public CompletableFuture<CookiesReply> cookies(CookiesRequest request) {
    Url url = url(request.getUrl());
    Tab tab = browser.pages().tabOfStorage(new PageRef(host, request.getPageId()));
    String cookies = "";
    if (url != null && tab != null && url.isHttpFamily()) {
      check(url.origin().toString());
      cookies = browser.tabNetwork().cookies(tab).forScript(url);
    }
    return CompletableFuture.completedFuture(CookiesReply.newBuilder().setCookies(cookies).build());
  }

  @Override
  public void setCookie(SetCookieRequest request) {
    Url url = url(request.getUrl());
    Tab tab = browser.pages().tabOfStorage(new PageRef(host, request.getPageId()));
    if (url != null && tab != null && url.isHttpFamily()) {
      check(url.origin().toString());
      browser.tabNetwork().cookies(tab).setByScript(url, request.getCookie());
    }
  }
}
