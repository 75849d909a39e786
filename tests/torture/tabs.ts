import { launchChromium } from '../chromium.ts'
import { crashTabs } from './tab-crashes.ts'

/* `npm run torture:tabs [TIMES]`: crashes the page in the middle of typing; build it first. */

const browser = await launchChromium()
const { crashes, longestLoss, faults } = await crashTabs(browser, Number(process.argv[2] ?? 100))
await browser.close()
console.log(`${crashes} crashes; typing lost: at most ${Math.round(longestLoss)} ms; ${faults.length} faults`)
for (const fault of faults) console.log(`  ${fault}`)
process.exit(faults.length > 0 ? 1 : 0)
