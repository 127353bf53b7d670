package bulkhead.browser.tab;

import bulkhead.browser.files.Download;
import bulkhead.browser.internals.RunRecords;

/// Writes down what the tabs show and save, for the browser's own pages. Thread: `BrowserMain`.
final class RunRecorder implements TabObserver {
  private final RunRecords records;

  RunRecorder(RunRecords records) {
    this.records = records;
  }

  @Override
  public void committed(Tab tab, NavigationInfo navigation) {
    records.visited(tab.id(), navigation.url());
  }

  @Override
  public void navigatedWithinDocument(Tab tab, String url) {
    records.visited(tab.id(), url);
  }

  @Override
  public void titleChanged(Tab tab) {
    records.titled(tab.id(), tab.title());
  }

  @Override
  public void downloadBegins(Tab tab, Download download) {
    records.downloadBegan(download.id(), download.suggestedName(), download.url());
  }

  @Override
  public void downloadEnded(Tab tab, Download download, Download.End end) {
    records.downloadEnded(
        download.id(),
        switch (end) {
          case Download.End.Saved(var path) -> "Saved as " + path;
          case Download.End.Failed(String why) -> "Not saved: " + why;
        });
  }
}
