import type { InterfaceLanguage } from '../messages/index.ts'

export interface ExchangeMessages {
  readonly format: string
  readonly layers: string
  readonly statuses: string
  readonly style: string
  /** A choice left to the edition: its language decides on the terms, for one. */
  readonly usual: string
  readonly chosen: (entries: number, all: number) => string
  readonly preview: string
  readonly binary: (kilobytes: number) => string
  readonly shortened: string
  readonly notCarried: string
  readonly allCarried: string
  readonly writing: string
  readonly failed: (reason: string) => string
  readonly download: string
  readonly disputed: (count: number) => string
  readonly exportAnyway: string
  readonly seeDisputed: string
  readonly chooseFile: string
  readonly orPaste: string
  readonly pasted: string
  readonly byItself: string
  readonly base: string
  readonly marks: string
  readonly look: string
  readonly reading: (percent: number) => string
  readonly unknownFormat: string
  readonly added: (count: number) => string
  readonly completed: (count: number) => string
  readonly known: (count: number) => string
  readonly orphans: (count: number) => string
  readonly newWitnesses: (sigla: string) => string
  readonly nothingNew: string
  readonly importNow: string
  readonly more: (count: number) => string
  readonly problems: string
  readonly line: (line: number) => string
  readonly done: (added: number, completed: number) => string
}

const entries = (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`

/** What the dialogs for export and import say. */
export const exchangeMessages: Readonly<Record<InterfaceLanguage, ExchangeMessages>> = {
  en: {
    format: 'Format',
    layers: 'Layers',
    statuses: 'Status',
    style: 'Style',
    usual: 'as usual',
    chosen: (count, all) => `${count} of ${entries(all)}`,
    preview: 'Preview',
    binary: (kilobytes) => `A file of ${kilobytes} kB, which only its own program shows.`,
    shortened: 'The beginning; the file has all of it.',
    notCarried: 'What the format cannot carry',
    allCarried: 'The format carries all of it.',
    writing: 'Writing …',
    failed: (reason) => `It could not be written: ${reason}`,
    download: 'Save the file',
    disputed: (count) =>
      `${entries(count)} ${count === 1 ? 'is' : 'are'} still disputed. Export as they stand, or go and see them first.`,
    exportAnyway: 'Export as they stand',
    seeDisputed: 'Go and see them',
    chooseFile: 'Choose a file, or drop one here',
    orPaste: 'or paste its content',
    pasted: 'pasted text',
    byItself: 'by the file itself',
    base: 'Base, where texts stand side by side',
    marks: 'Brackets of notes',
    look: 'See what it holds',
    reading: (percent) => `Reading … ${percent} %`,
    unknownFormat: 'It is not clear what this is; choose its format.',
    added: (count) => (count === 1 ? '1 new entry' : `${count} new entries`),
    completed: (count) => `${entries(count)} ${count === 1 ? 'gains' : 'gain'} readings or witnesses`,
    known: (count) => `${entries(count)} known already`,
    orphans: (count) =>
      `${entries(count)} not found in the text: ${count === 1 ? 'it waits' : 'they wait'} to be placed`,
    newWitnesses: (sigla) => `New witnesses: ${sigla}`,
    nothingNew: 'The edition has all of it already.',
    importNow: 'Import',
    more: (count) => `… and ${count} more`,
    problems: 'What was not understood',
    line: (line) => `line ${line}`,
    done: (added, completed) =>
      `${entries(added)} imported${completed === 0 ? '' : `, ${completed} completed`}.`,
  },
  'zh-Hant': {
    format: '格式',
    layers: '層次',
    statuses: '狀態',
    style: '體例',
    usual: '依慣例',
    chosen: (count, all) => `${all} 條中的 ${count} 條`,
    preview: '預覽',
    binary: (kilobytes) => `檔案 ${kilobytes} kB，須用其本身的程式打開。`,
    shortened: '此為開頭；檔案中是全部。',
    notCarried: '此格式不能承載者',
    allCarried: '此格式可全部承載。',
    writing: '正在寫出……',
    failed: (reason) => `未能寫出：${reason}`,
    download: '儲存檔案',
    disputed: (count) => `尚有 ${count} 條存疑。可照現狀匯出，或先去查看。`,
    exportAnyway: '照現狀匯出',
    seeDisputed: '先去查看',
    chooseFile: '選擇檔案，或拖放至此',
    orPaste: '或貼上其內容',
    pasted: '貼上的文字',
    byItself: '由檔案判斷',
    base: '底本（數本並列時）',
    marks: '注文括號',
    look: '看其中有甚麼',
    reading: (percent) => `正在讀取…… ${percent} %`,
    unknownFormat: '不能判斷是何格式，請選擇。',
    added: (count) => `新增 ${count} 條`,
    completed: (count) => `${count} 條增補異文或版本`,
    known: (count) => `${count} 條已有`,
    orphans: (count) => `${count} 條在底本中找不到，待定位`,
    newWitnesses: (sigla) => `新增校本：${sigla}`,
    nothingNew: '此版本已全部具備。',
    importNow: '匯入',
    more: (count) => `……另有 ${count} 條`,
    problems: '未能理解者',
    line: (line) => `第 ${line} 行`,
    done: (added, completed) => `已匯入 ${added} 條${completed === 0 ? '' : `，增補 ${completed} 條`}。`,
  },
}
