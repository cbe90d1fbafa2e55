// Starts Chromium, and opens a brief in it the way a reader would: from a file, with no network.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** The screens a brief must suit. A phone obeys the page's viewport line, so a brief without one fails there. */
export const SCREENS = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};

/** Sheets of paper in CSS px, and what a browser leaves around a page that sets no margins of its own. */
export const SHEETS = { A4: { width: 794, height: 1123 }, Letter: { width: 816, height: 1056 } };
export const MARGIN_PX = 38;

/** Playwright's own flags already silence updates, sync and first runs; these close what is left. */
export function start() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--host-resolver-rules=MAP * ~NOTFOUND'],
  });
}

/**
 * Opens a file in a fresh context. The page comes with `url`, what it asked for (`requests`) and what it complained of
 * (`errors`); `options` are those of Playwright's `newContext`. Close it with `page.context().close()`.
 */
export async function open(browser, file, options = {}) {
  const context = await browser.newContext({ offline: true, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const url = pathToFileURL(path.resolve(file)).href;
  const requests = [];
  const errors = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('websocket', (socket) => requests.push(socket.url()));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(url);
  return Object.assign(page, { brief: { url, requests, errors } });
}

/** Prints an open page to a PDF. Margins of the page's own style win. */
export function print(page, format, file) {
  const margin = { top: MARGIN_PX, right: MARGIN_PX, bottom: MARGIN_PX, left: MARGIN_PX };
  return page.pdf({ path: file, format, margin, printBackground: true });
}
