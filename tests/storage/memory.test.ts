import { MemoryStorage } from '../../src/storage/index.ts'
import { storageContract } from '../contracts/storage.ts'

storageContract('memory', async (editions) => {
  const storage = new MemoryStorage(
    Object.fromEntries(
      Object.entries(editions).map(([id, { about, text, apparatus }]) => [
        id,
        {
          about: { path: `corpus/${id}/edition.json`, source: about },
          text: { path: `corpus/${id}/base.txt`, source: text },
          apparatus: apparatus === null ? null : { path: `apparatus/${id}.json`, source: apparatus },
          apparatusPath: `apparatus/${id}.json`,
        },
      ]),
    ),
  )
  return { storage, reopen: async () => storage }
})
