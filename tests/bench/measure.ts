import type { Page } from 'playwright-core'

/** Milliseconds from each press of a key to the frame in which what it changed was drawn. */
export async function pressing(page: Page, key: string, times: number): Promise<number[]> {
  await page.evaluate(() => {
    const taken: number[] = []
    const known = 'taken' in globalThis
    Object.assign(globalThis, { taken })
    if (known) return
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        // The second frame begins when the first, with what the key changed, has been drawn.
        requestAnimationFrame(() =>
          setTimeout(() =>
            (globalThis as unknown as { taken: number[] }).taken.push(performance.now() - timeStamp),
          ),
        ),
      { capture: true },
    )
  })
  for (let n = 0; n < times; n++) {
    await page.keyboard.press(key)
    await page.waitForTimeout(30)
  }
  await page.keyboard.press('Escape')
  return page.evaluate(() => (globalThis as unknown as { taken: number[] }).taken)
}

/** The median, the 95th of a hundred and the longest, in milliseconds. */
export function percentiles(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1)
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`
}

/** Prints one line of the table. */
export function row(name: string, value: string): void {
  console.log(`${name.padEnd(44)} ${value}`)
}
