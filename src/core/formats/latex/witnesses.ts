import type { Attestation, Siglum } from '../../apparatus/index.ts'
import type { ExportInput } from '../export-format.ts'
import type { ScriptWriter } from './script.ts'

/** The witnesses of an edition as ekdosis is told of them: an id of plain letters, the siglum, and what it is. */
export class DeclaredWitnesses {
  readonly #ids = new Map<Siglum, string>()
  readonly #taken = new Set<string>()
  readonly #declarations: string[] = []
  readonly #scripts: ScriptWriter

  constructor({ witnesses }: ExportInput, scripts: ScriptWriter) {
    this.#scripts = scripts
    for (const { siglum, title = '' } of witnesses) this.#declare(siglum, title)
  }

  /** `, wit={A,B}` for those who attest; nothing where nobody is named. */
  key(attestations: readonly Attestation[]): string {
    const ids = new Set<string>()
    for (const { witness } of attestations)
      if (witness !== null) ids.add(this.#ids.get(witness) ?? this.#declare(witness, ''))
    return ids.size === 0 ? '' : `, wit={${[...ids].join(',')}}`
  }

  declarations(): readonly string[] {
    return this.#declarations
  }

  #declare(siglum: Siglum, title: string): string {
    const known = this.#ids.get(siglum)
    if (known !== undefined) return known
    // Ids become xml:id, and ekdosis finds its keys anywhere within them: whatever is not plain is numbered.
    let id: string = siglum
    for (let n = this.#ids.size + 1; !PLAIN.test(id) || KEYS.test(id) || this.#taken.has(id); n++)
      id = `W${n}`
    this.#taken.add(id)
    this.#ids.set(siglum, id)
    const [mark, what] = [siglum, title].map((words) => this.#scripts.write(words))
    this.#declarations.push(`\\DeclareWitness{${id}}{${mark!}}{${what!}}`)
    return id
  }
}

const PLAIN = /^[A-Za-z][A-Za-z0-9]{0,30}$/
const KEYS = /wit|source|resp|type|hand|cause|lang|alt/
