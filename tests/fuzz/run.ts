import { fuzz } from './fuzz.ts'
import { readers } from './readers.ts'

/* `npm run fuzz [TIMES] [SEED]`: feeds every reader real files with something wrong in them. */

const [times = 5000, seed = Math.floor(Math.random() * 2 ** 31)] = process.argv.slice(2).map(Number)
let failed = false
for (const reader of await readers()) {
  const { files, slowest, faults } = await fuzz(reader, times, seed)
  console.log(
    `${reader.name}: ${files} files from seed ${seed}, at most ${Math.round(slowest)} ms a megabyte, ${faults.length} faults`,
  )
  for (const fault of faults.slice(0, 5)) console.log(`  ${fault}`)
  failed ||= faults.length > 0
}
process.exit(failed ? 1 : 0)
