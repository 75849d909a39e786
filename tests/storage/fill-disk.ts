// Appends changes and writes snapshots until the system refuses, and prints what was acknowledged. Run by files.test.ts
// in a process whose files cannot become large, which is the full disk that needs no privileges.
import { FilesStorage } from '../../src/storage/index.ts'
import { record } from '../contracts/storage.ts'

// Without a listener the signal ends the process before the system can refuse.
process.on('SIGXFSZ', () => {})
const storage = await FilesStorage.openForWriting(process.argv[2]!)
const report: { acknowledged: number[]; errors: string[]; snapshot: string } = {
  acknowledged: [],
  errors: [],
  snapshot: 'written',
}
for (let revision = 1; revision <= 60; revision++) {
  try {
    if (await storage.append('a', record(revision, '異'.repeat(revision % 7 === 0 ? 10 : 300)))) {
      report.acknowledged.push(revision)
    }
  } catch (error) {
    report.errors.push((error as Error).message)
  }
}
await storage.writeSnapshot('a', { apparatus: '{}' })
try {
  await storage.writeSnapshot('a', { apparatus: '異'.repeat(20_000) })
} catch (error) {
  report.snapshot = (error as Error).message
}
await storage.close()
console.log(JSON.stringify(report))
