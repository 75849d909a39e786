import { rm } from 'node:fs/promises'
import { killWriters } from './kill.ts'
import { fillDisk, mountSmallDisk } from './full-disk.ts'

/*
 * `npm run torture:storage [KILLS] [CHANGES] [MINUTES]`: kills programs that write, for so long at most, and fills a real
 * disk. Fails when anything
 * that was acknowledged is lost or any file cannot be read.
 */

const [kills = 2000, changes = 100_000, most = Infinity] = process.argv.slice(2).map(Number)
let failed = false
const say = (line: string, faults: readonly string[]) => {
  console.log(`${line}: ${faults.length === 0 ? 'nothing lost' : `${faults.length} faults`}`)
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`)
  failed ||= faults.length > 0
}

const disk = await mountSmallDisk()
if (disk === null) console.log('full disk SKIPPED: only root on Linux can mount one')
else {
  try {
    const { acknowledged, refused, faults } = await fillDisk(disk.folder)
    say(`full disk: ${acknowledged} changes acknowledged, ${refused} refused`, faults)
  } finally {
    await disk.unmount()
    await rm(disk.folder, { recursive: true, force: true })
  }
}

const began = Date.now()
const toll = await killWriters(kills, changes / kills, 2, most)
const minutes = ((Date.now() - began) / 60_000).toFixed(1)
say(
  `kill -9: ${toll.kills} times over ${toll.acknowledged} acknowledged changes in ${minutes} minutes`,
  toll.faults,
)
process.exit(failed ? 1 : 0)
