import { spawnSync, type SpawnSyncOptions } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The path of a browser of the Chromium family: `$CHROMIUM`, or what the system has; null when there is none. */
export function findChromium(): string | null {
  const wanted = process.env['CHROMIUM']
  if (wanted !== undefined && wanted !== '') {
    if (isProgram(wanted)) return wanted
    throw new Error(`CHROMIUM names ${wanted}, which is not a program.`)
  }
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)]
  const places = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...places, ...APPLICATIONS].find(isProgram) ?? null
}

/** Installs Debian's Chromium where that can be done without asking: on Debian, as root. False when it was not tried. */
export function installChromium(): boolean {
  const release = '/etc/os-release'
  const debian = existsSync(release) && /^ID(?:_LIKE)?=.*debian/m.test(readFileSync(release, 'utf8'))
  if (!debian || process.getuid?.() !== 0) return false
  const options: SpawnSyncOptions = {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
  return true
}

/** The one line that gets a browser, for whoever has none. */
export const howToGetChromium =
  process.platform === 'darwin'
    ? 'brew install --cask google-chrome'
    : process.platform === 'win32'
      ? 'winget install Google.Chrome'
      : 'sudo apt-get install -y --no-install-recommends chromium'

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
