import { CollationDesk, transferables } from './collation-desk.ts'
import type { CollationAnswer, CollationRequest } from './collation-messages.ts'

// Passes messages to the desk, and does nothing itself.
const tell = (id: number, answer: CollationAnswer) =>
  postMessage({ id, answer }, { transfer: transferables(answer) as ArrayBuffer[] })
let current = 0
const desk = new CollationDesk(
  (answer) => tell(current, answer),
  () => performance.now(),
)

addEventListener('message', ({ data }: MessageEvent<{ id: number; request: CollationRequest }>) => {
  current = data.id
  try {
    tell(data.id, desk.answer(data.request))
  } catch (error) {
    tell(data.id, { kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
})
