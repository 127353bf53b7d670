// A browser context and a page for one call of Playwright.

/**
 * Runs an action with a page. A call that wants nothing special of its context gets that of the one before it, reset by
 * the client as its own test runner can do it: most of the time of these tests went into starting processes.
 */
export async function withPage(browser, options, timeout, action) {
  const plain = Object.keys(options).length === 0;
  const context = await (plain ? browser._newContextForReuse({}) : browser.newContext(options));
  context.setDefaultTimeout(timeout);
  try {
    return await action(context.pages()[0] ?? await context.newPage(), context);
  } finally {
    await (plain ? browser._disconnectFromReusedContext('the call is over') : context.close());
  }
}
