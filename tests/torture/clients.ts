import { manyClients } from './many-clients.ts'

/* `npm run torture:clients [CLIENTS] [CHANGES] [SEED]`: many windows at once on one edition, over HTTP. */

const [clients = 8, changes = 500, seed = Math.floor(Math.random() * 2 ** 31)] = process.argv
  .slice(2)
  .map(Number)
const began = Date.now()
const { made, refused, logged, faults } = await manyClients(clients, changes, seed)
const seconds = Math.round((Date.now() - began) / 1000)
console.log(
  `seed ${seed}: ${clients} clients, ${clients * changes} changes (${made} of them no typing), ${logged} in the log, ${refused} refused, ${seconds} s; ${faults.length} faults`,
)
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`)
process.exit(faults.length > 0 ? 1 : 0)
