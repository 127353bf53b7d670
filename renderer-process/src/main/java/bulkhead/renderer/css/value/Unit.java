package bulkhead.renderer.css.value;

import org.jspecify.annotations.Nullable;

/// Units of CSS Values 4 §6 and §7, and how each is turned into the canonical unit of its kind: px,
/// deg, s, dppx.
public enum Unit {
  PX(Kind.LENGTH, 1),
  CM(Kind.LENGTH, 96 / 2.54),
  MM(Kind.LENGTH, 96 / 25.4),
  Q(Kind.LENGTH, 96 / 101.6),
  IN(Kind.LENGTH, 96),
  PC(Kind.LENGTH, 16),
  PT(Kind.LENGTH, 96 / 72.0),
  EM(Kind.LENGTH, 0),
  REM(Kind.LENGTH, 0),
  EX(Kind.LENGTH, 0),
  REX(Kind.LENGTH, 0),
  CH(Kind.LENGTH, 0),
  RCH(Kind.LENGTH, 0),
  CAP(Kind.LENGTH, 0),
  RCAP(Kind.LENGTH, 0),
  IC(Kind.LENGTH, 0),
  RIC(Kind.LENGTH, 0),
  LH(Kind.LENGTH, 0),
  RLH(Kind.LENGTH, 0),
  VW(Kind.LENGTH, 0),
  VH(Kind.LENGTH, 0),
  VMIN(Kind.LENGTH, 0),
  VMAX(Kind.LENGTH, 0),
  CQW(Kind.LENGTH, 0),
  CQH(Kind.LENGTH, 0),
  CQI(Kind.LENGTH, 0),
  CQB(Kind.LENGTH, 0),
  CQMIN(Kind.LENGTH, 0),
  CQMAX(Kind.LENGTH, 0),
  DEG(Kind.ANGLE, 1),
  GRAD(Kind.ANGLE, 0.9),
  RAD(Kind.ANGLE, 180 / Math.PI),
  TURN(Kind.ANGLE, 360),
  S(Kind.TIME, 1),
  MS(Kind.TIME, 0.001),
  DPPX(Kind.RESOLUTION, 1),
  DPI(Kind.RESOLUTION, 1 / 96.0),
  DPCM(Kind.RESOLUTION, 2.54 / 96),
  FR(Kind.FLEX, 1);

  /// What a unit measures.
  public enum Kind {
    NUMBER,
    LENGTH,
    PERCENT,
    LENGTH_PERCENT,
    ANGLE,
    TIME,
    RESOLUTION,
    FLEX
  }

  public final Kind kind;

  /// Canonical units in one of this; 0 when it depends on the context.
  public final double factor;

  Unit(Kind kind, double factor) {
    this.kind = kind;
    this.factor = factor;
  }

  /// The unit of this lower-case name, or null. Small, large and dynamic units count as those of
  /// the viewport.
  public static @Nullable Unit byName(String name) {
    return switch (name) {
      case "px" -> PX;
      case "em" -> EM;
      case "rem" -> REM;
      case "cm" -> CM;
      case "mm" -> MM;
      case "q" -> Q;
      case "in" -> IN;
      case "pc" -> PC;
      case "pt" -> PT;
      case "ex" -> EX;
      case "rex" -> REX;
      case "ch" -> CH;
      case "rch" -> RCH;
      case "cap" -> CAP;
      case "rcap" -> RCAP;
      case "ic" -> IC;
      case "ric" -> RIC;
      case "lh" -> LH;
      case "rlh" -> RLH;
      case "vw", "vi", "svw", "lvw", "dvw", "svi", "lvi", "dvi" -> VW;
      case "vh", "vb", "svh", "lvh", "dvh", "svb", "lvb", "dvb" -> VH;
      case "vmin", "svmin", "lvmin", "dvmin" -> VMIN;
      case "vmax", "svmax", "lvmax", "dvmax" -> VMAX;
      case "cqw" -> CQW;
      case "cqh" -> CQH;
      case "cqi" -> CQI;
      case "cqb" -> CQB;
      case "cqmin" -> CQMIN;
      case "cqmax" -> CQMAX;
      case "deg" -> DEG;
      case "grad" -> GRAD;
      case "rad" -> RAD;
      case "turn" -> TURN;
      case "s" -> S;
      case "ms" -> MS;
      case "dppx", "x" -> DPPX;
      case "dpi" -> DPI;
      case "dpcm" -> DPCM;
      case "fr" -> FR;
      default -> null;
    };
  }

  /// `value` of this unit in the canonical unit.
  public double canonical(double value, ComputeContext context) {
    if (factor != 0) {
      return value * factor;
    }
    return value
        * switch (this) {
          case EM, IC -> context.fontSize();
          case REM, RIC -> context.rootFontSize();
          case EX -> context.xHeight();
          case CH -> context.zeroAdvance();
          case REX, RCH -> context.rootFontSize() * 0.5;
          case CAP -> context.capHeight();
          case RCAP -> context.rootFontSize() * 0.7;
          case LH -> context.lineHeight();
          case RLH -> context.rootLineHeight();
          case VW -> context.viewportWidth() / 100;
          case VH -> context.viewportHeight() / 100;
          case VMIN -> Math.min(context.viewportWidth(), context.viewportHeight()) / 100;
          case VMAX -> Math.max(context.viewportWidth(), context.viewportHeight()) / 100;
          case CQW -> context.containerLength(true) / 100;
          case CQH -> context.containerLength(false) / 100;
          case CQI -> context.containerLength(context.isHorizontal()) / 100;
          case CQB -> context.containerLength(!context.isHorizontal()) / 100;
          case CQMIN ->
              Math.min(context.containerLength(true), context.containerLength(false)) / 100;
          case CQMAX ->
              Math.max(context.containerLength(true), context.containerLength(false)) / 100;
          case PX, CM, MM, Q, IN, PC, PT, DEG, GRAD, RAD, TURN, S, MS, DPPX, DPI, DPCM, FR -> 1;
        };
  }
}
