// Unpacks the headless Chromium that npm carries, for machines where Debian's cannot be installed, and prints its launcher.
import fs from "node:fs";
import path from "node:path";

const folder = path.join(import.meta.dirname, ".chromium");
fs.mkdirSync(folder, { recursive: true });
// The package unpacks into TMPDIR, and brings the system libraries it needs only when it believes it runs on a bare host.
process.env.TMPDIR = folder;
process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs24.x";

const { default: chromium } = await import("@sparticuz/chromium");
const program = await chromium.executablePath();
const home = path.dirname(program);

// Its own fonts.conf names a folder that does not exist here, and a Chromium that finds no font at all dies at start.
fs.writeFileSync(
  path.join(home, "fonts.conf"),
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${home}/fontcache</cachedir></fontconfig>`,
);
const launcher = path.join(folder, "chromium.sh");
fs.writeFileSync(
  launcher,
  `#!/bin/sh
export FONTCONFIG_FILE="${home}/fonts.conf" LD_LIBRARY_PATH="${home}/al2023/lib"
exec "${program}" --no-zygote --use-gl=angle --use-angle=swiftshader "$@"
`,
  { mode: 0o755 },
);
console.log(launcher);
