import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

/** Starts Chromium without a window. It asks the network for nothing by itself. Whoever starts it closes it. */
export async function launchChromium(...more: readonly string[]): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('There is no Chromium; npm test says how to get one.')
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  })
}
