package bulkhead.browser.ui;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.util.Locale;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import org.jspecify.annotations.Nullable;

/// The dialog in which the user says how a page is put on paper. It remembers that for the next
/// time. Thread: EDT.
final class PrintDialog extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final int GAP = 8;
  private static final int EDGE = 18;

  private static PrintSettings last =
      new PrintSettings(usualPaper(Locale.getDefault()), false, 100, false, true);

  private final JComboBox<PrintSettings.Paper> paper =
      new JComboBox<>(PrintSettings.Paper.values());
  private final JComboBox<String> orientation =
      new JComboBox<>(new String[] {"Portrait", "Landscape"});
  private final JSpinner scale =
      new JSpinner(
          new SpinnerNumberModel(100, PrintSettings.LEAST_SCALE, PrintSettings.MOST_SCALE, 5));
  private final JCheckBox margins = new JCheckBox("Headers and footers");
  private final JCheckBox backgrounds = new JCheckBox("Background graphics");
  private boolean accepted;

  private PrintDialog(Window over) {
    super(over, "Print", ModalityType.DOCUMENT_MODAL);
    paper.setSelectedItem(last.paper());
    orientation.setSelectedIndex(last.landscape() ? 1 : 0);
    scale.setValue(last.scalePercent());
    margins.setSelected(last.margins());
    backgrounds.setSelected(last.backgrounds());

    JPanel fields = new JPanel(new GridBagLayout());
    fields.setBorder(BorderFactory.createEmptyBorder(EDGE, EDGE, GAP, EDGE));
    add(fields, 0, "Paper size", paper);
    add(fields, 1, "Layout", orientation);
    add(fields, 2, "Scale (%)", scale);
    add(fields, 3, "Options", margins);
    add(fields, 4, "", backgrounds);

    JButton save = new JButton("Save…");
    save.addActionListener(event -> end(true));
    JButton cancel = new JButton("Cancel");
    cancel.addActionListener(event -> end(false));
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING));
    buttons.setBorder(BorderFactory.createEmptyBorder(0, GAP, GAP, GAP));
    buttons.add(cancel);
    buttons.add(save);

    JPanel content = new JPanel(new BorderLayout());
    content.add(fields);
    content.add(buttons, BorderLayout.SOUTH);
    setContentPane(content);
    getRootPane().setDefaultButton(save);
    KeyBinding.bind(content, KeyEvent.VK_ESCAPE, () -> end(false));
    pack();
    setLocationRelativeTo(over);
  }

  /// Shows the dialog over a window, and waits in it while the window's other events go on. Null
  /// when the user thinks better of it.
  static @Nullable PrintSettings show(Window over) {
    PrintDialog dialog = new PrintDialog(over);
    dialog.setVisible(true);
    dialog.dispose();
    if (!dialog.accepted) {
      return null;
    }
    last = dialog.settings();
    return last;
  }

  /// Letter where paper comes in inches.
  static PrintSettings.Paper usualPaper(Locale locale) {
    return switch (locale.getCountry()) {
      case "US", "CA", "MX", "PH", "CL", "CO", "VE" -> PrintSettings.Paper.LETTER;
      default -> PrintSettings.Paper.A4;
    };
  }

  private PrintSettings settings() {
    return new PrintSettings(
        paper.getItemAt(Math.max(0, paper.getSelectedIndex())),
        orientation.getSelectedIndex() == 1,
        (Integer) scale.getValue(),
        backgrounds.isSelected(),
        margins.isSelected());
  }

  private void end(boolean save) {
    accepted = save;
    setVisible(false);
  }

  private static void add(JPanel fields, int row, String label, JComponent field) {
    GridBagConstraints at = new GridBagConstraints();
    at.gridy = row;
    at.anchor = GridBagConstraints.LINE_START;
    at.insets = new Insets(GAP / 2, 0, GAP / 2, GAP * 2);
    JLabel before = new JLabel(label);
    before.setLabelFor(field);
    fields.add(before, at);
    at.fill = GridBagConstraints.HORIZONTAL;
    at.weightx = 1;
    at.insets = new Insets(GAP / 2, 0, GAP / 2, 0);
    fields.add(field, at);
  }
}
