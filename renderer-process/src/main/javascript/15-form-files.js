// Files in forms: what a file input sends, and the list that scripts see (HTML §4.10.5.1.17).
filesOf = e => stateOf(e).files ?? [];
noFile = () => newFile(new Uint8Array(0), "", "application/octet-stream");
