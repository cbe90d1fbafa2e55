// Pictures of a brief for people to look at: node shoot.mjs FILE.html FOLDER
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { open, print, SCREENS, SHEETS, start } from './chromium.mjs';

/** Higher pictures are shrunk by most viewers until nothing can be read. */
const TILE_PX = 1600;

const [file, folder] = process.argv.slice(2);
if (!file || !folder) {
  console.error('usage: node shoot.mjs FILE.html FOLDER');
  process.exit(2);
}
fs.mkdirSync(folder, { recursive: true });
for (const name of fs.readdirSync(folder)) {
  if (/^(1440|390)-(light|dark)-\d+\.png$|^(a4|letter)(-\d+\.png|\.pdf)$/.test(name)) fs.rmSync(path.join(folder, name));
}

const browser = await start();
try {
  for (const screen of Object.values(SCREENS)) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await open(browser, file, { ...screen, colorScheme });
      const { width } = screen.viewport;
      const tall = await page.evaluate(() => document.documentElement.scrollHeight);
      const tile = Math.floor(TILE_PX / (screen.deviceScaleFactor ?? 1));
      for (let y = 0, n = 1; y < tall; y += tile, n += 1) {
        const clip = { x: 0, y, width, height: Math.min(tile, tall - y) };
        const name = `${width}-${colorScheme}-${String(n).padStart(2, '0')}.png`;
        await page.screenshot({ path: path.join(folder, name), fullPage: true, clip });
      }
      await page.context().close();
    }
  }
  for (const format of Object.keys(SHEETS)) {
    const page = await open(browser, file);
    const name = path.join(folder, format.toLowerCase());
    await print(page, format, `${name}.pdf`);
    await page.context().close();
    const { error } = spawnSync('pdftoppm', ['-png', '-r', '110', `${name}.pdf`, name], { stdio: 'inherit' });
    if (error) console.error(`${name}.pdf stays as it is: no pdftoppm (Debian: poppler-utils)`);
  }
} finally {
  await browser.close();
}
console.log(fs.readdirSync(folder).sort().map((name) => path.join(folder, name)).join('\n'));
