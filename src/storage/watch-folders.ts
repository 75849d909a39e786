import { basename, join } from 'node:path'
import { watch } from 'chokidar'
import { isLeftOver } from './atomic-write.ts'

/**
 * Calls `changed` with the path of every file that is made, changed or deleted in `folders` or one folder below, by
 * whatever program; files that a program replaces atomically are changed once. The function it gives ends that.
 *
 * Where the system has no more watches to give, or a network file system tells of nothing, the files are looked at
 * twice a second instead.
 */
export function watchFolders(
  folders: readonly string[],
  changed: (file: string) => void,
): () => Promise<void> {
  let ended = false
  let watcher = begin(false)
  function begin(usePolling: boolean) {
    const made = watch([...folders], {
      ignoreInitial: true,
      depth: 1,
      atomic: true,
      ignored: (path) => isOurs(basename(path)),
      usePolling,
      interval: 500,
    })
    made.on('all', (event, path) => {
      if (event === 'add' || event === 'change' || event === 'unlink') changed(path)
      // A folder that came back as a whole, as after it was moved away.
      if (event === 'addDir' && !folders.includes(path)) for (const name of KEPT) changed(join(path, name))
    })
    made.on('error', () => {
      if (usePolling || ended) return
      void made.close()
      watcher = begin(true)
    })
    return made
  }
  return async () => {
    ended = true
    await watcher.close()
  }
}

/** What an edition keeps in a folder of its own. */
const KEPT = ['base.txt', 'edition.json']

/** The lock is renewed every few seconds, and what is being written is not there yet. */
const isOurs = (name: string) => name.startsWith('.lock') || isLeftOver(name)
