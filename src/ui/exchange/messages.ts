import type { ExportOptionName } from '../../core/formats/index.ts'
import type { InterfaceLanguage } from '../messages/index.ts'

export interface ExchangeMessages {
  readonly format: string
  readonly layers: string
  readonly statuses: string
  readonly style: string
  /** A choice left to the edition: its language decides on the terms, for one. */
  readonly usual: string
  /** What each option of a format is called, and each of its values; a value without a word is shown as it is. */
  readonly options: Readonly<Record<ExportOptionName, string>>
  readonly values: Readonly<Record<string, string>>
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
  readonly destination: string
  readonly intoThis: (title: string) => string
  readonly asNew: string
  readonly chooseFile: string
  readonly orPaste: string
  readonly pasted: string
  readonly byItself: string
  readonly base: string
  readonly marks: string
  readonly look: string
  readonly reading: (percent: number) => string
  readonly comparing: string
  readonly fileIs: (name: string, kilobytes: number, format: string) => string
  /** Of a new edition. */
  readonly editionId: string
  readonly title: string
  readonly badId: string
  readonly badMarks: string
  readonly noText: string
  readonly text: (characters: number, lines: number) => string
  readonly beginning: string
  readonly entries: string
  readonly create: string
  readonly created: (title: string) => string
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
  readonly notImported: string
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
    options: {
      style: 'Apparatus',
      form: 'Entries',
      terms: 'Terms',
      sigla: 'Sigla',
      orthographic: 'Other spellings',
      verdicts: 'Verdicts of notes',
      apparatuses: 'Layers in print',
      shorten: 'Shorten lemmas longer than',
      notes: 'Notes',
      direction: 'Direction',
      location: 'Entries stand',
      silence: 'A silent witness',
    },
    values: {
      negative: 'negative: who differs',
      positive: 'positive: who agrees too',
      bracket: 'with a bracket',
      sentences: 'as sentences',
      chinese: 'Chinese (無、衍)',
      latin: 'Latin (om., add.)',
      grouped: 'by families',
      each: 'each one',
      shown: 'shown',
      folded: 'left out',
      hidden: 'left out',
      separate: 'apart',
      together: 'in one apparatus',
      footnotes: 'footnotes',
      endnotes: 'endnotes',
      horizontal: 'horizontal',
      vertical: 'vertical (直排)',
      external: 'apart from the text',
      internal: 'behind their lemmas',
      unknown: 'is not known',
      agrees: 'has the base text',
    },
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
    destination: 'Import',
    intoThis: (title) => `into this edition, ${title}`,
    asNew: 'into a new edition of its own',
    chooseFile: 'Choose a file, or drop one here',
    orPaste: 'or paste its content',
    pasted: 'pasted text',
    byItself: 'by the file itself',
    base: 'Base, where texts stand side by side',
    marks: 'Brackets of notes',
    look: 'See what it holds',
    reading: (percent) => `Reading … ${percent} %`,
    comparing: 'Comparing …',
    fileIs: (name, kilobytes, format) => `${name}, ${kilobytes} kB: ${format}`,
    editionId: 'Name of its folder',
    title: 'Title',
    badId: 'The name of the folder is made of letters, digits, . _ and -, and does not begin with a dot.',
    badMarks: 'The brackets of notes are pairs, as in （）.',
    noText: 'The file has an apparatus and no text; import it into an edition that has the text.',
    text: (characters, lines) =>
      `A text of ${characters} characters in ${lines} ${lines === 1 ? 'line' : 'lines'}`,
    beginning: 'How the text begins',
    entries: 'Entries',
    create: 'Make the edition',
    created: (title) => `${title} is in the project now.`,
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
    notImported: 'Nothing was imported',
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
    options: {
      style: '校記體例',
      form: '條目形式',
      terms: '校勘用語',
      sigla: '版本簡稱',
      orthographic: '異體字',
      verdicts: '原注按斷',
      apparatuses: '各層',
      shorten: '出文過長則省（字數）',
      notes: '注',
      direction: '版式',
      location: '條目位置',
      silence: '未提及之本',
    },
    values: {
      negative: '只列異者',
      positive: '兼列同者',
      bracket: '出文加括號（］）',
      sentences: '成句',
      chinese: '中文（無、衍）',
      latin: '拉丁文（om., add.）',
      grouped: '依版本系統',
      each: '逐本',
      shown: '顯示',
      folded: '不列',
      hidden: '不列',
      separate: '分列',
      together: '合列',
      footnotes: '腳注',
      endnotes: '尾注',
      horizontal: '橫排',
      vertical: '直排',
      external: '與正文分開',
      internal: '緊隨出文',
      unknown: '視為不詳',
      agrees: '視同底本',
    },
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
    destination: '匯入至',
    intoThis: (title) => `此版本（${title}）`,
    asNew: '另立新版本',
    chooseFile: '選擇檔案，或拖放至此',
    orPaste: '或貼上其內容',
    pasted: '貼上的文字',
    byItself: '由檔案判斷',
    base: '底本（數本並列時）',
    marks: '注文括號',
    look: '看其中有甚麼',
    reading: (percent) => `正在讀取…… ${percent} %`,
    comparing: '正在比對……',
    fileIs: (name, kilobytes, format) => `${name}，${kilobytes} kB：${format}`,
    editionId: '資料夾名',
    title: '書名',
    badId: '資料夾名只用文字、數字及 . _ -，且不以 . 開頭。',
    badMarks: '注文括號須成對，如（）。',
    noText: '此檔只有校記而無正文，請匯入有正文的版本。',
    text: (characters, lines) => `正文 ${characters} 字，${lines} 行`,
    beginning: '正文開頭',
    entries: '條目',
    create: '建立版本',
    created: (title) => `《${title}》已加入。`,
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
    notImported: '未匯入',
    line: (line) => `第 ${line} 行`,
    done: (added, completed) => `已匯入 ${added} 條${completed === 0 ? '' : `，增補 ${completed} 條`}。`,
  },
}
