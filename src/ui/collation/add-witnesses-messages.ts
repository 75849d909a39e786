import type { InterfaceLanguage } from '../messages/index.ts'
import type { WitnessFile } from './read-witness-file.ts'

/** What the adding of witnesses says. */
export interface AddWitnessesWords {
  readonly intro: string
  readonly choose: string
  readonly drop: string
  readonly paste: string
  readonly takePasted: string
  readonly pastedName: string
  readonly siglum: string
  readonly title: string
  readonly hand: string
  readonly length: (count: number, encoding: string, guessed: boolean) => string
  readonly leaveOut: string
  readonly refused: (name: string, why: Extract<WitnessFile, { kind: 'refused' }>['why']) => string
  readonly otherText: (percent: number) => string
  readonly muchLonger: (times: number, longer: 'base' | 'witness') => string
  readonly allTheSame: string
  readonly known: (siglum: string) => string
  readonly replaces: (siglum: string) => string
  readonly twice: (siglum: string) => string
  readonly blank: string
  readonly comparing: string
  readonly add: (count: number) => string
  readonly failed: (why: string) => string
  readonly added: (sigla: string) => string
}

const number = (count: number) => count.toLocaleString('en')

export const addWitnessesWords: Readonly<Record<InterfaceLanguage, AddWitnessesWords>> = {
  en: {
    intro: 'Plain texts, a file each. They are kept beside the base text and collated with it.',
    choose: 'Choose files…',
    drop: 'or drop them here',
    paste: 'or paste a text',
    takePasted: 'Take this text',
    pastedName: 'W',
    siglum: 'Siglum',
    title: 'Title',
    hand: 'Hand',
    length: (count, encoding, guessed) =>
      `${number(count)} characters, ${encoding}${guessed ? ' as it seems' : ''}`,
    leaveOut: 'Leave out',
    refused: (name, why) =>
      ({
        binary: `${name} is no plain text and was not taken; save it as text (.txt, UTF-8).`,
        empty: `${name} is empty and was not taken.`,
        'unknown-encoding': `${name} is in an unknown encoding (neither UTF-8, UTF-16, GB18030 nor Big5) and was not taken; save it as UTF-8.`,
      })[why],
    otherText: (percent) => `This does not seem to be the same text as the base: ${percent} % in common.`,
    muchLonger: (times, longer) =>
      longer === 'witness'
        ? `It is ${times} times as long as the base text; give the part that corresponds to it.`
        : `The base text is ${times} times as long as this.`,
    allTheSame: 'Take it all the same',
    known: (siglum) => `The text of ${siglum}, which the edition knows.`,
    replaces: (siglum) => `${siglum} has a text already; this one takes its place, and the old file is kept.`,
    twice: (siglum) => `Two texts have the siglum ${siglum}; give one another.`,
    blank: 'Every text needs a siglum.',
    comparing: 'Comparing with the base text…',
    add: (count) => (count === 1 ? 'Add the witness' : `Add ${count} witnesses`),
    failed: (why) => `Not all could be kept: ${why}. The edition was not changed; try again.`,
    added: (sigla) => `Added: ${sigla}.`,
  },
  'zh-Hant': {
    intro: '純文字，一本一檔。錄文與底本存於一處，並與之對校。',
    choose: '選取檔案…',
    drop: '或拖放於此',
    paste: '或貼上文字',
    takePasted: '採用此文',
    pastedName: '校本',
    siglum: '簡稱',
    title: '書名',
    hand: '筆跡',
    length: (count, encoding, guessed) => `${number(count)} 字，${guessed ? '似爲 ' : ''}${encoding}`,
    leaveOut: '不收',
    refused: (name, why) =>
      ({
        binary: `${name}不是純文字，未收；請存爲文字檔（.txt，UTF-8）。`,
        empty: `${name}無文字，未收。`,
        'unknown-encoding': `${name}編碼不明（非 UTF-8、UTF-16、GB18030、Big5），未收；請存爲 UTF-8。`,
      })[why],
    otherText: (percent) => `似與底本非同書：相同者僅 ${percent}%。`,
    muchLonger: (times, longer) =>
      longer === 'witness' ? `其長爲底本 ${times} 倍；請只取相應部分。` : `底本之長爲其 ${times} 倍。`,
    allTheSame: '仍然收入',
    known: (siglum) => `本書已有之校本${siglum}的錄文。`,
    replaces: (siglum) => `${siglum}已有錄文；以此代之，舊檔仍存。`,
    twice: (siglum) => `兩本同稱「${siglum}」；請改其一。`,
    blank: '每本須有簡稱。',
    comparing: '正在與底本比較…',
    add: (count) => `加入 ${count} 本`,
    failed: (why) => `未能全部存入：${why}。本書未作更動，請再試。`,
    added: (sigla) => `已加入：${sigla}。`,
  },
}
