import { loadCharacterTables } from '../core/characters/index.ts'
import { checkConsistency } from '../core/consistency/index.ts'
import { baseText } from '../core/text/index.ts'

// Passes messages to the core, and does nothing itself.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  // What goes wrong in a promise reaches whoever asked only when it is reported.
  loadCharacterTables()
    .then((tables) => postMessage(checkConsistency(baseText(data), tables)))
    .catch(reportError)
})
