import { type Events, HttpService } from '../storage/http.ts'
import { YiwenWorkbench } from './shell/workbench.ts'
import { type Locks, WindowJournal } from './unsent/window-journal.ts'

const workbench = new YiwenWorkbench()
workbench.service = new HttpService({
  fetch: (url, init) => fetch(url, init),
  events: (url): Events => new EventSource(url),
})
// Over plain HTTP from another machine the browser gives no locks.
const { locks } = navigator as { locks?: Locks }
workbench.journal = new WindowJournal(indexedDB, locks)
document.body.append(workbench)
