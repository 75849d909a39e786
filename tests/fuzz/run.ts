import { fuzz } from './fuzz.ts'
import { readers } from './readers.ts'

/* `npm run fuzz [TIMES] [SEED] [READER]`: feeds every reader, or those so called, real files with something wrong in them. */

const [times = 5000, seed = Math.floor(Math.random() * 2 ** 31)] = process.argv.slice(2, 4).map(Number)
const called = process.argv[4] ?? ''
let failed = false
for (const reader of (await readers()).filter(({ name }) => name.includes(called))) {
  const { files, slowest, faults } = await fuzz(reader, times, seed)
  console.log(
    `${reader.name}: ${files} files from seed ${seed}, at most ${Math.round(slowest)} ms a megabyte, ${faults.length} faults`,
  )
  for (const fault of faults.slice(0, 5)) console.log(`  ${fault}`)
  failed ||= faults.length > 0
}
process.exit(failed ? 1 : 0)
