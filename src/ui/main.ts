import { type Events, HttpService } from '../storage/http.ts'
import { YiwenWorkbench } from './shell/workbench.ts'

const workbench = new YiwenWorkbench()
workbench.service = new HttpService({
  fetch: (url, init) => fetch(url, init),
  events: (url): Events => new EventSource(url),
})
document.body.append(workbench)
