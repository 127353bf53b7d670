// CSS Properties and Values 1 §4.1
function CSS_registerProperty(definition) {
  const { name, syntax, inherits, initialValue } = definition;
  switch (Host_registerProperty(name, syntax, inherits, initialValue === undefined ? null : initialValue)) {
    case "THERE_ALREADY": throw domException("InvalidModificationError", `The name provided has already been registered.`);
    case "INVALID": throw domException("SyntaxError", `The definition of '${name}' is not valid.`);
  }
}
