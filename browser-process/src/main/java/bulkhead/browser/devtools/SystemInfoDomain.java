package bulkhead.browser.devtools;

import bulkhead.browser.process.ChildProcessLauncher;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.ipc.api.GpuInfo;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `SystemInfo`: the browser's processes, and what draws. Thread: `BrowserMain`.
final class SystemInfoDomain {
  private SystemInfoDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.on("SystemInfo.getProcessInfo", (session, none) -> processes(session.devTools()));
    commands.on("SystemInfo.getInfo", (session, none) -> info(session.devTools()));
  }

  private static JsonObject processes(DevTools devTools) {
    List<JsonObject> processes = new ArrayList<>();
    processes.add(process("browser", ProcessHandle.current()));
    for (RenderProcessHost host : devTools.browser().renderers().living()) {
      add(processes, "renderer", host.child());
    }
    add(processes, "GPU", devTools.browser().gpu().child());
    return Json.object("processInfo", processes);
  }

  private static void add(
      List<JsonObject> processes,
      String type,
      ChildProcessLauncher.@org.jspecify.annotations.Nullable Child child) {
    if (child != null) {
      ProcessHandle.of(child.pid()).ifPresent(process -> processes.add(process(type, process)));
    }
  }

  private static JsonObject process(String type, ProcessHandle process) {
    Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
    return Json.object("type", type, "id", process.pid(), "cpuTime", cpu.toNanos() / 1e9);
  }

  private static JsonObject info(DevTools devTools) {
    GpuInfo gpu = devTools.browser().gpuInfo();
    String renderer = gpu == null ? "" : gpu.getRenderer();
    JsonObject device =
        Json.object(
            "vendorId",
            0,
            "deviceId",
            0,
            "vendorString",
            "",
            "deviceString",
            renderer,
            "driverVendor",
            "",
            "driverVersion",
            "");
    String status = renderer.isEmpty() ? "disabled_software" : "enabled";
    return Json.object(
        "gpu",
        Json.object(
            "devices", List.of(device),
            "auxAttributes", Json.object("glRenderer", renderer),
            "featureStatus",
                Json.object("gpu_compositing", status, "rasterization", "disabled_software"),
            "driverBugWorkarounds", List.of(),
            "videoDecoding", List.of(),
            "videoEncoding", List.of(),
            "imageDecoding", List.of()),
        "modelName",
        "",
        "modelVersion",
        "",
        "commandLine",
        devTools.settings().commandLine());
  }
}
