import type { Finding } from './entries.ts'
import { type FlatText } from './flat-text.ts'
import type { FoundLemma } from './lemma.ts'
import type { Stretch } from './passage.ts'
import type { Statement } from './statement.ts'
/** What an entry is, now that its lemma is known: a sentence instead of words that are not alike is another account. */
export declare function kindOf(
  statement: Statement,
  lemma: string,
  reading: string | null,
  found: FoundLemma | null,
  date?: () => Stretch | null,
  base?: FlatText,
): Finding['kind']
