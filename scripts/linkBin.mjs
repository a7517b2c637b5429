// Lets `npx xianjie` find this checkout's own command: npx looks in node_modules/.bin only.
import { chmodSync, rmSync, symlinkSync } from 'node:fs';

const link = new URL('../node_modules/.bin/xianjie', import.meta.url);
chmodSync(new URL('../dist/main.js', import.meta.url), 0o755);
rmSync(link, { force: true });
symlinkSync('../../dist/main.js', link);
