package bulkhead.browser.ui;

/// Names a tab for as long as the browser runs; never used twice. The model gives it out.
public record TabId(long value) {
  @Override
  public String toString() {
    return "tab " + value;
  }
}
