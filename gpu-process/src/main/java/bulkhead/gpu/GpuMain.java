package bulkhead.gpu;

public final class GpuMain {
  public static void main(String[] args) {}
}
