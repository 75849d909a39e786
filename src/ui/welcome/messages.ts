import type { InterfaceLanguage } from '../messages/index.ts'

interface WelcomeMessages {
  readonly label: string
  /** What an editor needs to begin: three sentences. */
  readonly hints: readonly [string, string, string]
  readonly understood: string
  readonly askName: (nobody: string) => string
  readonly save: string
  readonly notNow: string
}

/** What the page says to somebody who is here for the first time. */
export const welcomeMessages: Readonly<Record<InterfaceLanguage, WelcomeMessages>> = {
  en: {
    label: 'First steps',
    hints: [
      'J and K go through the proposals; A accepts one, X rejects it, S settles it with a reason.',
      'To mark a variant yourself, select words and press N.',
      'Ctrl+Z takes anything back, and ? lists all keys.',
    ],
    understood: 'Got it',
    askName: (nobody) => `What you change is signed “${nobody}”. Under which name shall it be from now on?`,
    save: 'Sign so',
    notNow: 'Not now',
  },
  'zh-Hant': {
    label: '入門',
    hints: [
      '正文旁各條在您裁定之前都只是待審：J、K 逐條，A 採錄，X 不採，S 定案並附理由。',
      '要自己標記異文，先在正文選取文字，再按 N。',
      'Ctrl+Z 可撤回一切，按 ? 列出所有按鍵。',
    ],
    understood: '知道了',
    askName: (nobody) => `您的改動現署「${nobody}」。以後署甚麼姓名？`,
    save: '署此名',
    notNow: '暫不',
  },
}
