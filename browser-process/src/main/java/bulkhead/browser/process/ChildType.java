package bulkhead.browser.process;

/// The kinds of child processes, with what `--type=` calls them and the jar that each starts from.
public enum ChildType {
  RENDERER("renderer", "renderer-process"),
  GPU("gpu-process", "gpu-process"),
  PLUGIN("plugin", "plugin-process");

  private final String switchValue;
  private final String module;

  ChildType(String switchValue, String module) {
    this.switchValue = switchValue;
    this.module = module;
  }

  public String switchValue() {
    return switchValue;
  }

  public String module() {
    return module;
  }
}
