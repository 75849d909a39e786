// Runs a TypeScript module of this repository in Node 20, which cannot do so itself: `node tests/run-typescript.mjs FILE …`.
// Its further arguments are the module's own.
import { resolve } from 'node:path'
import { runnerImport } from 'vite'

const [, , file] = process.argv
process.argv.splice(1, 2, resolve(file))
await runnerImport(resolve(file), { logLevel: 'error' })
