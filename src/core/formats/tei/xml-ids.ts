/**
 * Gives out values for `xml:id`, each once. An id is the wanted name where that is allowed, so that `#續通鑑` and
 * `#e-0004` can be read; any other character becomes its code point between low lines, and a name that is taken gets
 * a number. The ids that have a meaning of their own (`c1753`, `status.proposed`) are never given out.
 */
export class XmlIds {
  readonly #taken = new Set<string>()

  take(wanted: string): string {
    let name = isWord(wanted) ? wanted : wanted.replace(UNSAFE, escaped)
    if (!/^[^\d.-]/u.test(name) || OWN.test(name)) name = `_${name}`
    let id = name
    for (let copy = 2; this.#taken.has(id); copy++) id = `${name}_${copy}`
    this.#taken.add(id)
    return id
  }
}

/** The ids of anchors, of the categories in the header, and of private-use characters. */
const OWN = /^(?:c\d+$|status\.|layer\.|U-)/u

/** Whether `text` may stand as it is in an attribute that holds one word, such as `type` or `cause`. */
export function isWord(text: string): boolean {
  return SAFE.test(text)
}

/**
 * What every edition of XML 1.0 and every validator allows in a name. Characters of the later extensions are names
 * only since the fifth edition, and validators that go by the fourth are in use.
 */
const SAFE = /^[\w.\-À-ÖØ-öø-ÿΑ-ΡΣ-Ωα-ω一-龥]+$/u
const UNSAFE = /[^\w.\-À-ÖØ-öø-ÿΑ-ΡΣ-Ωα-ω一-龥]/gu

const escaped = (character: string) => `_${character.codePointAt(0)!.toString(16).toUpperCase()}_`
