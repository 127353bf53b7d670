package bulkhead.browser.tab;

import bulkhead.browser.files.Download;
import bulkhead.browser.net.LoadTiming;
import bulkhead.browser.net.NetError;
import org.jspecify.annotations.Nullable;

/// What the pages of one tab save. Thread: `BrowserMain`.
final class TabDownloads {
  private final Tab tab;

  TabDownloads(Tab tab) {
    this.tab = tab;
  }

  Download begin(String url, String name) {
    Download download = tab.browser().downloads().begin(tab.browserContext(), url, name);
    tab.browser().observe(observer -> observer.downloadBegins(tab, download));
    return download;
  }

  void finish(Download download) {
    download.finish(end -> tab.browser().loop().execute(() -> ended(download, end)));
  }

  void cancel(Download download, String why) {
    download.cancel(why, end -> tab.browser().loop().execute(() -> ended(download, end)));
  }

  private void ended(Download download, Download.End end) {
    tab.presentation()
        .setStatusText(
            switch (end) {
              case Download.End.Saved(var path) -> "Saved " + path;
              case Download.End.Failed(String why) ->
                  download.suggestedName() + " was not saved: " + why;
            });
    tab.browser().observe(observer -> observer.downloadEnded(tab, download, end));
  }

  /// A response that is to be saved and not shown: its body goes to the disk as it comes.
  void take(BodyStream body, String url, String name) {
    Download download = begin(url, name);
    download.stopsBy(
        () -> {
          body.cancel();
          cancel(download, "canceled");
        });
    body.takenBy(
        new BodyStream.Taker() {
          @Override
          public void data(byte[] chunk) {
            download.write(chunk);
            body.grant(chunk.length);
          }

          @Override
          public void finished(@Nullable LoadTiming timing) {
            finish(download);
          }

          @Override
          public void failed(NetError error, @Nullable LoadTiming timing) {
            cancel(download, error.chromiumName());
          }
        });
  }
}
