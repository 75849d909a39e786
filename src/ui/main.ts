import { HttpService } from '../storage/http.ts'
import './shell/workbench.ts'

const workbench = document.querySelector('yiwen-workbench')
if (workbench !== null) {
  workbench.service = new HttpService({
    fetch: (url, init) => fetch(url, init),
    events: (url) => new EventSource(url),
  })
}
